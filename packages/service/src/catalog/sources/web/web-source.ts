import type { AddressRanges } from '../../../outgoing/index.ts';
import { type AskingRules, attempting, currentTime, failed, succeeded, tooSoonUntil } from '../attempt.ts';
import { shrankByHalf } from '../believable-size.ts';
import type { Asking, SourceMemory, SourceOutcome } from '../catalog-source.ts';
import { faultDetail } from '../fault-detail.ts';
import type { SourceFault } from '../source-warning.ts';
import { answerFault } from './answer-fault.ts';
import { fetchDocument } from './fetch-document.ts';
import { inspectAnswer } from './inspect-answer.ts';

/** A document on the web that is asked for again and again. */
export interface WebQuery<Data> extends AskingRules {
  readonly url: string;
  readonly timeoutSeconds: number;
  readonly maximumBytes: number;
  readonly allowed?: AddressRanges;
  /** Reads a body that is no page, message or nothing. */
  read(body: Buffer, signal: AbortSignal | undefined): Promise<Taken<Data> | SourceFault>;
}

/** Data, and how many good records they are. */
export interface Taken<Data> {
  readonly data: Data;
  readonly records: number;
}

/** Asks for the document unless it is too soon, conditionally, and takes it only where it is whole and believable. */
export async function askWeb<Data>(
  query: WebQuery<Data>,
  previous: SourceMemory,
  asking: Asking = {},
): Promise<SourceOutcome<Data>> {
  const { signal } = asking;
  signal?.throwIfAborted();
  const soon = tooSoonUntil(previous, query);
  if (soon !== null) return { status: 'too-soon', memory: previous, warnings: [], askAgainAt: soon };
  const asked = attempting(previous, query);
  await asking.remember?.(asked);
  const answer = await fetchDocument({ ...query, ...conditions(previous), ...(signal ? { signal } : {}) });
  if (answer.kind === 'unchanged') {
    // Nobody asked for a condition: then this is no confirmation of anything.
    if (previous.lastSuccessAt === null) {
      return failed(previous, asked, { code: 'empty', details: [faultDetail('unasked-confirmation', {})] }, query);
    }
    return confirmed(query, asked, {});
  }
  if (answer.kind !== 'document') {
    const retryAfter = answer.kind === 'error-status' ? answer.retryAfterSeconds : null;
    return failed(previous, asked, answerFault(answer), query, retryAfter);
  }
  const taken = await takeBody(answer.body, previous, query, signal);
  if ('code' in taken) return failed(previous, asked, taken, query);
  const { etag, lastModified } = answer;
  const outcome = confirmed(query, asked, { etag, lastModified, records: taken.records });
  return { ...outcome, status: 'new', data: taken.data };
}

/** Reads a body where it is data, whole, and of a believable size. */
export async function takeBody<Data>(
  body: Buffer,
  previous: SourceMemory,
  query: Pick<WebQuery<Data>, 'read' | 'title' | 'leastIntervalMs' | 'now'>,
  signal: AbortSignal | undefined,
): Promise<Taken<Data> | SourceFault> {
  const fault = inspectAnswer(body);
  if (fault !== null) return fault;
  const taken = await query.read(body, signal);
  if ('code' in taken) return taken;
  return shrankByHalf(previous, taken.records, currentTime(query)) ?? taken;
}

function conditions(previous: SourceMemory): { etag?: string; lastModified?: string } {
  // A confirmation is worth nothing where there are no data to confirm.
  if (previous.lastSuccessAt === null || previous.records === 0) return {};
  const { etag, lastModified } = previous;
  return { ...(etag === null ? {} : { etag }), ...(lastModified === null ? {} : { lastModified }) };
}

/** The outcome of a confirmation; with data beside it, of new ones. */
export function confirmed(
  rules: AskingRules,
  asked: SourceMemory,
  change: Partial<SourceMemory>,
): Extract<SourceOutcome<never>, { status: 'unchanged' | 'too-soon' | 'failed' }> {
  const memory = succeeded(asked, change, rules);
  const askAgainAt = tooSoonUntil(memory, rules) ?? currentTime(rules);
  return { status: 'unchanged', memory, warnings: [], askAgainAt };
}
