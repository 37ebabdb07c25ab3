import type { AlertMessage, ToldAlert } from '@clearway/contract';
import { alertWords } from './alert-words.ts';

/** A message as plain text. */
export function emailText(message: AlertMessage): string {
  const parts = [message.title, '', ...message.lines];
  for (const alert of message.alerts)
    parts.push('', ...alertWords(alert), ...(alert.link === null ? [] : [alert.link]));
  const more = moreOf(message);
  if (more !== null) parts.push('', more);
  return `${[...parts, '', FOOT].join('\n')}\n`;
}

/** The same as HTML without anything to load. */
export function emailHtml(message: AlertMessage): string {
  const more = moreOf(message);
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>',
    '<body style="font-family:system-ui,sans-serif;font-size:15px;line-height:1.45;max-width:640px;margin:16px">',
    `<h1 style="font-size:18px;margin:0 0 8px">${escapeHtml(message.title)}</h1>`,
    ...message.lines.map((line) => `<p style="margin:0 0 6px">${escapeHtml(line)}</p>`),
    ...message.alerts.map(alertHtml),
    more === null ? '' : `<p>${escapeHtml(more)}</p>`,
    `<p style="color:#666;font-size:13px">${escapeHtml(FOOT)}</p></body></html>`,
  ].join('\n');
}

const FOOT =
  'Sent by Clearway. Results from public element sets are for screening only: positions are uncertain by kilometres.';

function alertHtml(alert: ToldAlert): string {
  const [head, ...lines] = alertWords(alert);
  const title =
    alert.link === null ? escapeHtml(head!) : `<a href="${escapeHtml(alert.link)}">${escapeHtml(head!)}</a>`;
  const border = { act: '#c62828', watch: '#b26a00', notice: '#5f6b7a' }[alert.level];
  return [
    `<div style="border-left:4px solid ${border};padding:2px 0 2px 12px;margin:12px 0">`,
    `<p style="margin:0;font-weight:600">${title}</p>`,
    ...lines.map((line) => `<p style="margin:0">${escapeHtml(line)}</p>`),
    '</div>',
  ].join('\n');
}

function moreOf({ alerts, count }: AlertMessage): string | null {
  return count > alerts.length ? `and ${count - alerts.length} more` : null;
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
