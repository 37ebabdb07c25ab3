import { excerpt } from '@clearway/messages';
import type { SourceFault } from '../source-warning.ts';
import type { DocumentOutcome } from './fetch-document.ts';

type NoData = Exclude<DocumentOutcome, { readonly kind: 'document' | 'unchanged' }>;

/** What an answer that is no data means. */
export function answerFault(outcome: NoData): SourceFault {
  switch (outcome.kind) {
    case 'failed':
      return { code: outcome.cause, detail: outcome.detail };
    case 'redirected': {
      const login = /log-?in|sign-?in|auth|portal/i.test(outcome.to) ? ', a login page by its name' : '';
      return { code: 'redirected', detail: `HTTP ${outcome.status} leads to ${outcome.to}${login}` };
    }
    case 'error-status':
      return statusFault(outcome.status, outcome.text);
  }
}

function statusFault(status: number, text: string): SourceFault {
  const says = sentence(text);
  const detail = `HTTP ${status}${says === '' ? '' : `: "${says}"`}`;
  // CelesTrak's answer to whoever has the current data already, at the same address perhaps in another program.
  if (status === 403 && /not updated since your last successful/i.test(text))
    return { code: 'not-updated-yet', detail };
  // Space-Track says so with status 500.
  if (status === 429 || status === 503 || /violated your query rate limit/i.test(text)) {
    return { code: 'rate-limited', detail };
  }
  if (status === 404 || status === 410) return { code: 'not-there', detail };
  // CelesTrak asks programs to stop at any such answer and to tell a person.
  return status >= 500 ? { code: 'server-error', detail } : { code: 'refused', detail: `refused with ${detail}` };
}

/** The words of a page or message, on one line. */
function sentence(text: string): string {
  const words = text
    .replace(/<(?:script|style)[\s\S]*?<\/(?:script|style)>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
  return excerpt(words, 160);
}
