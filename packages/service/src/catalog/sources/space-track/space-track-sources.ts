import { createHash } from 'node:crypto';
import { type ElementSet, formatUtc, UserError, type UtcTime } from '@clearway/astro';
import type { RejectedRecord } from '@clearway/messages';
import { type AskingRules, attempting, currentTime, DAY_MS, failed, HOUR_MS, tooSoonUntil } from '../attempt.ts';
import type {
  Asking,
  CatalogSource,
  ElementBatch,
  SatcatSource,
  SourceMemory,
  SourceOutcome,
} from '../catalog-source.ts';
import { readElements } from '../read-elements.ts';
import { readSatcatBytes } from '../read-satcat-bytes.ts';
import type { SourceTerms } from '../source-terms.ts';
import type { SourceFault } from '../source-warning.ts';
import { confirmed, type Taken, takeBody } from '../web/web-source.ts';
import type { SpaceTrackAccount, SpaceTrackOptions } from './space-track-account.ts';

type Clock = Pick<SpaceTrackOptions, 'now' | 'random'>;

/** The account's agreement does not allow to pass the data on. */
const TERMS: SourceTerms = { visibility: 'private', attribution: 'Space-Track (space-track.org), US Space Force' };

/** Elements older than this are of objects that are lost. */
const OLDEST_DAYS = 30;

/** The whole current catalogue; asked at most once an hour, as Space-Track demands. */
export function spaceTrackGpSource(account: SpaceTrackAccount, clock: Clock = {}): CatalogSource {
  const rules: AskingRules = { ...clock, title: 'Space-Track, gp', leastIntervalMs: HOUR_MS };
  const path = `${QUERY}/gp/decay_date/null-val/epoch/%3Enow-${OLDEST_DAYS}/orderby/norad_cat_id/format/json`;
  return {
    ...common('gp', rules),
    kind: 'elements',
    precedence: 'general',
    fetch: (previous, asking = {}) =>
      ask(account, rules, previous, asking, async (query, signal) => {
        const body = await query(path);
        return 'fault' in body
          ? body
          : takeBody(
              body.body,
              previous,
              { ...rules, read: (bytes) => elementsOf(bytes, rules.title, signal) },
              signal,
            );
      }),
  };
}

/** What objects are, of the whole catalogue; asked at most once a day. */
export function spaceTrackSatcatSource(account: SpaceTrackAccount, clock: Clock = {}): SatcatSource {
  const rules: AskingRules = { ...clock, title: 'Space-Track, satcat', leastIntervalMs: DAY_MS };
  const path = `${QUERY}/satcat/CURRENT/Y/orderby/NORAD_CAT_ID/format/json`;
  return {
    ...common('satcat', rules),
    kind: 'satcat',
    fetch: (previous, asking = {}) =>
      ask(account, rules, previous, asking, async (query, signal) => {
        const body = await query(path);
        return 'fault' in body
          ? body
          : takeBody(body.body, previous, { ...rules, read: (bytes) => readSatcatBytes(bytes, rules.title) }, signal);
      }),
  };
}

/** Element sets of some objects with epochs in [from, to). */
export interface HistoryQuery {
  readonly ids: readonly number[];
  readonly from: UtcTime;
  readonly to: UtcTime;
}

const IDS_PER_REQUEST = 100;
/** Who wants more asks Space-Track for its yearly archives, as it says. */
const MOST_IDS = 2000;

/**
 * All element sets of some objects in a span of time. Space-Track wants them asked for once and kept: after a success
 * the same query is confirmed for ever without asking. Throws UserError where there are too many or no objects.
 */
export function spaceTrackHistorySource(
  account: SpaceTrackAccount,
  history: HistoryQuery,
  clock: Clock = {},
): CatalogSource {
  const ids = [...new Set(history.ids)].sort((a, b) => a - b);
  if (ids.length === 0 || ids.length > MOST_IDS) {
    const hint = `name 1 to ${MOST_IDS} objects`;
    throw new UserError('option-invalid', `a history of ${ids.length} objects is not asked for at once`, hint);
  }
  const span = `${formatUtc(history.from, 0)}--${formatUtc(history.to, 0)}`.replaceAll('Z', '');
  const name = createHash('sha256')
    .update(`${ids.join(',')} ${span}`)
    .digest('hex')
    .slice(0, 16);
  const rules: AskingRules = { ...clock, title: 'Space-Track, gp_history', leastIntervalMs: HOUR_MS };
  return {
    ...common(`gp_history/${name}`, rules),
    kind: 'elements',
    precedence: 'general',
    async fetch(previous, asking = {}) {
      if (previous.lastSuccessAt !== null) {
        return { status: 'unchanged', memory: previous, warnings: [], askAgainAt: NEVER };
      }
      return ask<ElementBatch>(account, rules, previous, asking, async (query, signal) => {
        const elements: ElementSet[] = [];
        const rejected: RejectedRecord[] = [];
        for (let at = 0; at < ids.length; at += IDS_PER_REQUEST) {
          const some = ids.slice(at, at + IDS_PER_REQUEST).join(',');
          const path = `${QUERY}/gp_history/NORAD_CAT_ID/${some}/EPOCH/${span}/orderby/EPOCH%20asc/format/json`;
          const body = await query(path);
          if ('fault' in body) return body;
          // Some objects have no elements in the span.
          if (/^\s*\[\s*\]\s*$/.test(body.body.subarray(0, 100).toString('utf8'))) continue;
          const read = (bytes: Buffer): Promise<Taken<ElementBatch> | SourceFault> =>
            elementsOf(bytes, rules.title, signal);
          const taken = await takeBody(body.body, previous, { ...rules, read }, signal);
          if ('code' in taken) return taken;
          for (const each of taken.data.elements) elements.push(each);
          for (const each of taken.data.rejected) rejected.push(each);
        }
        return { data: { elements, rejected }, records: elements.length };
      });
    },
  };
}

const QUERY = '/basicspacedata/query/class';
const NEVER = new Date(8.64e15);

function common(name: string, rules: AskingRules): { id: string; title: string; provider: string; terms: SourceTerms } {
  return { id: `space-track/${name}`, title: rules.title, provider: 'space-track', terms: TERMS };
}

type Query = (path: string) => ReturnType<SpaceTrackAccount['query']>;
type Taking<Data> =
  | Taken<Data>
  | SourceFault
  | { readonly fault: SourceFault; readonly retryAfterSeconds: number | null };

async function ask<Data>(
  account: SpaceTrackAccount,
  rules: AskingRules,
  previous: SourceMemory,
  { signal, remember }: Asking,
  take: (query: Query, signal: AbortSignal | undefined) => Promise<Taking<Data>>,
): Promise<SourceOutcome<Data>> {
  signal?.throwIfAborted();
  account.budget.know(previous.requests ?? []);
  const soon = tooSoonUntil(previous, rules);
  if (soon !== null) return { status: 'too-soon', memory: previous, warnings: [], askAgainAt: soon };
  // The login and the query are counted before they are made, so that a process that dies meanwhile has made them.
  const time = currentTime(rules).toISOString();
  const asked = { ...attempting(previous, rules), requests: [...account.budget.recent(), time] };
  await remember?.(asked);
  const taken = await take((path) => account.query(path, signal), signal);
  const known: SourceMemory = { ...asked, requests: account.budget.recent() };
  if ('fault' in taken) return failed(previous, known, taken.fault, rules, taken.retryAfterSeconds);
  if ('code' in taken) return failed(previous, known, account.withoutSecrets(taken), rules);
  return { ...confirmed(rules, known, { records: taken.records }), status: 'new', data: taken.data };
}

async function elementsOf(
  body: Buffer,
  title: string,
  signal: AbortSignal | undefined,
): Promise<Taken<ElementBatch> | SourceFault> {
  const batch = await readElements(body, title, signal ? { signal } : {});
  return 'code' in batch ? batch : { data: batch, records: batch.elements.length };
}
