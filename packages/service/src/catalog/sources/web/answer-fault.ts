import { excerpt } from '@clearway/messages';
import { type FaultDetail, faultDetail } from '../fault-detail.ts';
import type { SourceFault } from '../source-warning.ts';
import type { DocumentOutcome } from './fetch-document.ts';

type NoData = Exclude<DocumentOutcome, { readonly kind: 'document' | 'unchanged' }>;

/** What an answer that is no data means. */
export function answerFault(outcome: NoData): SourceFault {
  switch (outcome.kind) {
    case 'failed':
      return { code: outcome.cause, details: [outcome.detail] };
    case 'redirected': {
      const { status, to: address } = outcome;
      const isLogin = /log-?in|sign-?in|auth|portal/i.test(address);
      const detail = faultDetail(isLogin ? 'leads-to-login' : 'leads-elsewhere', { status, address });
      return { code: 'redirected', details: [detail] };
    }
    case 'error-status':
      return statusFault(outcome.status, outcome.text);
  }
}

function statusFault(status: number, text: string): SourceFault {
  const says = sentence(text);
  const said = (bare: 'http-status' | 'refused-status'): readonly FaultDetail[] => [
    says === '' ? faultDetail(bare, { status }) : faultDetail(`${bare}-says`, { status, text: says }),
  ];
  const details = said('http-status');
  // CelesTrak's answer to whoever has the current data already, at the same address perhaps in another program.
  if (status === 403 && /not updated since your last successful/i.test(text))
    return { code: 'not-updated-yet', details };
  // Space-Track says so with status 500.
  if (status === 429 || status === 503 || /violated your query rate limit/i.test(text)) {
    return { code: 'rate-limited', details };
  }
  if (status === 404 || status === 410) return { code: 'not-there', details };
  // CelesTrak asks programs to stop at any such answer and to tell a person.
  return status >= 500 ? { code: 'server-error', details } : { code: 'refused', details: said('refused-status') };
}

/** The words of a page or message, on one line. */
function sentence(text: string): string {
  const words = text
    .replace(/<(?:script|style)[\s\S]*?<\/(?:script|style)>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
  return excerpt(words, 160);
}
