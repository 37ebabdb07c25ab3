import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from '../../files/atomic-file.ts';
import { checkElementCsv } from './check-element-csv.ts';
import { type DownloadOutcome, download } from './download.ts';
import { type KeptQuery, readRecord, type SourceRecord, writeRecord } from './kept-queries.ts';

/**
 * The queries that together come closest to everything CelesTrak publishes: working payloads, the four great clouds
 * of debris, new launches, objects without a number of their own, and whatever crosses the geostationary ring.
 * Each is asked for once.
 */
export const CELESTRAK_QUERIES: Readonly<Record<string, string>> = {
  active: 'GROUP=active',
  'last-30-days': 'GROUP=last-30-days',
  'fengyun-1c-debris': 'GROUP=fengyun-1c-debris',
  'cosmos-1408-debris': 'GROUP=cosmos-1408-debris',
  'cosmos-2251-debris': 'GROUP=cosmos-2251-debris',
  'iridium-33-debris': 'GROUP=iridium-33-debris',
  analyst: 'GROUP=analyst',
  'geo-protected-zone': 'SPECIAL=GPZ-PLUS',
};

export const CELESTRAK_URL = 'https://celestrak.org';

/** CelesTrak updates its data every two hours and blocks who asks more often. */
const TWO_HOURS_MS = 7_200_000;
const ONE_DAY_MS = 86_400_000;
/** The largest answer is some 4 MB; this bounds what a wrong server can make us hold. */
const MAXIMUM_BYTES = 100_000_000;
/** A copy with less than this share of the rows of the one before is not believed. */
const LEAST_SHARE_OF_ROWS = 0.5;

export interface CelestrakOptions {
  /** Where the copies and the record of asking are kept; created where missing. */
  readonly folder: string;
  readonly offline: boolean;
  readonly baseUrl?: string;
  readonly queries?: Readonly<Record<string, string>>;
  readonly timeoutSeconds?: number;
  readonly now?: () => Date;
  readonly signal?: AbortSignal;
  /** Told what is being asked, for progress. */
  readonly onAsking?: (query: string) => void;
}

/** The copies to use, oldest confirmation first known, and in words whatever did not go as it should. */
export interface CelestrakCatalog {
  readonly files: readonly string[];
  /** When the oldest of the copies was last confirmed; null without copies. */
  readonly confirmedAt: Date | null;
  /** Whether anything was asked this time. */
  readonly asked: boolean;
  readonly warnings: readonly string[];
}

/**
 * Gets the public catalogue from CelesTrak, or the copies kept of it. Each query is asked at most once in two hours,
 * counted across restarts, conditionally where a copy exists; a refusal (403, 429) stops all asking for two hours or
 * as long as the server says, doubled with each further refusal up to a day. A copy is replaced only by a whole
 * table of element sets. Throws only on `signal` or where `folder` cannot be written.
 */
export async function getCelestrakCatalog(options: CelestrakOptions): Promise<CelestrakCatalog> {
  const queries = options.queries ?? CELESTRAK_QUERIES;
  const warnings: string[] = [];
  let asked = false;
  for (const [name, query] of options.offline ? [] : Object.entries(queries)) {
    options.signal?.throwIfAborted();
    const record = await readRecord(options.folder);
    if (!mayAsk(record, name, options)) continue;
    options.onAsking?.(name);
    const outcome = await ask(name, query, record, options);
    asked ||= outcome.kind !== 'failed' || outcome.reached;
    const problem = await keep(name, outcome, record, options);
    if (problem !== null) warnings.push(`CelesTrak, ${name}: ${problem}`);
    // Whoever refuses, or cannot be reached, is not asked for the rest either.
    if (outcome.kind === 'refused' || outcome.kind === 'failed') break;
  }
  return { ...(await copies(options.folder, queries)), asked, warnings };
}

function currentTime(options: CelestrakOptions): Date {
  return options.now?.() ?? new Date();
}

function mayAsk(record: SourceRecord, name: string, options: CelestrakOptions): boolean {
  const now = currentTime(options).getTime();
  if (record.backOffUntil !== null) {
    const left = Date.parse(record.backOffUntil) - now;
    // A back-off longer than we ever set comes from a clock that was wrong.
    if (left > 0 && left <= ONE_DAY_MS) return false;
  }
  const query = record.queries[name];
  return query === undefined || !(Math.abs(now - Date.parse(query.askedAt)) < TWO_HOURS_MS);
}

async function ask(
  name: string,
  query: string,
  record: SourceRecord,
  options: CelestrakOptions,
): Promise<DownloadOutcome> {
  const before = record.queries[name];
  const haveCopy = before?.confirmedAt != null && (await exists(copyPath(options.folder, name)));
  // Written before asking: a process that dies while waiting for the answer has asked.
  await writeRecord(options.folder, withQuery(record, name, { askedAt: currentTime(options).toISOString() }));
  return download({
    url: `${(options.baseUrl ?? CELESTRAK_URL).replace(/\/+$/, '')}/NORAD/elements/gp.php?${query}&FORMAT=csv`,
    etag: haveCopy ? before.etag : null,
    lastModified: haveCopy ? before.lastModified : null,
    timeoutSeconds: options.timeoutSeconds ?? 60,
    maximumBytes: MAXIMUM_BYTES,
    ...(options.signal ? { signal: options.signal } : {}),
  });
}

/** Keeps what came, and says in words what was wrong with it. */
async function keep(
  name: string,
  outcome: DownloadOutcome,
  record: SourceRecord,
  options: CelestrakOptions,
): Promise<string | null> {
  const now = currentTime(options);
  const askedAt = now.toISOString();
  switch (outcome.kind) {
    case 'failed':
      // Nobody was asked: the next start may try again.
      await writeRecord(options.folder, outcome.reached ? withQuery(record, name, { askedAt }) : record);
      return outcome.reason;
    case 'refused': {
      const own = Math.min(TWO_HOURS_MS * 2 ** record.refusals, ONE_DAY_MS);
      const wait = Math.min(Math.max(own, (outcome.retryAfterSeconds ?? 0) * 1000), ONE_DAY_MS);
      const backOffUntil = new Date(now.getTime() + wait).toISOString();
      const refused = { ...withQuery(record, name, { askedAt }), backOffUntil, refusals: record.refusals + 1 };
      await writeRecord(options.folder, refused);
      return `refused with HTTP ${outcome.status}; not asked again before ${backOffUntil.slice(0, 16)}Z`;
    }
    case 'unchanged':
      await writeRecord(options.folder, accepted(record, name, { askedAt, confirmedAt: askedAt }));
      return null;
    case 'data': {
      const checked = checkElementCsv(outcome.body);
      const before = believableRows(record.queries[name], now);
      let problem = 'problem' in checked ? checked.problem : null;
      const rows = 'rows' in checked ? checked.rows : 0;
      if (problem === null && rows < before * LEAST_SHARE_OF_ROWS) problem = `${rows} rows instead of ${before}`;
      if (problem !== null) {
        await writeRecord(options.folder, withQuery(record, name, { askedAt }));
        return `${problem}; not used`;
      }
      await writeFileAtomically(copyPath(options.folder, name), (sink) => sink.write(outcome.body));
      const { etag, lastModified } = outcome;
      await writeRecord(
        options.folder,
        accepted(record, name, { askedAt, confirmedAt: askedAt, etag, lastModified, rows }),
      );
      return null;
    }
  }
}

/** How many rows the copy of the last days had; an older one says little about how many there should be. */
function believableRows(query: KeptQuery | undefined, now: Date): number {
  const confirmed = Date.parse(query?.confirmedAt ?? '');
  return query !== undefined && now.getTime() - confirmed < 3 * ONE_DAY_MS ? query.rows : 0;
}

const NEVER_ASKED: KeptQuery = { askedAt: '', confirmedAt: null, etag: null, lastModified: null, rows: 0 };

function withQuery(record: SourceRecord, name: string, change: Partial<KeptQuery>): SourceRecord {
  const query = { ...(record.queries[name] ?? NEVER_ASKED), ...change };
  return { ...record, queries: { ...record.queries, [name]: query } };
}

/** A proper answer ends a series of refusals. */
function accepted(record: SourceRecord, name: string, change: Partial<KeptQuery>): SourceRecord {
  return { ...withQuery(record, name, change), backOffUntil: null, refusals: 0 };
}

function copyPath(folder: string, name: string): string {
  return join(folder, `${name}.csv`);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function copies(
  folder: string,
  queries: Readonly<Record<string, string>>,
): Promise<{ files: string[]; confirmedAt: Date | null }> {
  const { queries: kept } = await readRecord(folder);
  const files: string[] = [];
  let oldest: number | null = null;
  for (const name of Object.keys(queries)) {
    const path = copyPath(folder, name);
    if (!(await exists(path))) continue;
    files.push(path);
    const confirmed = Date.parse(kept[name]?.confirmedAt ?? '');
    if (!Number.isNaN(confirmed)) oldest = Math.min(oldest ?? confirmed, confirmed);
  }
  return { files, confirmedAt: oldest === null ? null : new Date(oldest) };
}
