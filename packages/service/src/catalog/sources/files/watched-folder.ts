import type { Stats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElementSet } from '@clearway/astro';
import type { RejectedRecord } from '@clearway/messages';
import type { Precedence } from '../../precedence/precedence.ts';
import type { CatalogSource, ElementBatch, SeenFile, SourceMemory, SourceOutcome } from '../catalog-source.ts';
import { faultDetail } from '../fault-detail.ts';
import type { SourceTerms } from '../source-terms.ts';
import { type SourceFault, type SourceWarning, sourceWarning } from '../source-warning.ts';
import { readUpload } from './read-upload.ts';

export interface WatchedFolderOptions {
  readonly folder: string;
  /** Default `general`; `operator` for a folder with an operator's own elements. */
  readonly precedence?: Precedence;
  /** Default: private, for nobody knows on what terms the files were had. */
  readonly terms?: SourceTerms;
  /** A file whose size and time stayed the same for so long is complete (default: 2). */
  readonly steadySeconds?: number;
  /** A larger file, as it lies there, is not read (default: 500 MB). */
  readonly maximumBytes?: number;
  readonly now?: () => Date;
}

/** Names under which programs write what is not complete yet, and hidden files. */
const UNFINISHED = /^[.~]|~$|\.(?:part|partial|filepart|tmp|temp|crdownload|download|swp|lock)$/i;

/** How long a quiet folder may wait to be looked at again, ms. */
const QUIET_MS = 10_000;

/**
 * A folder that is looked into for catalogues of any format, plain or gzip (not into folders in it). A new or changed
 * file is read once its size and time have stayed the same from one look to a later one; a file that goes away changes
 * nothing, nor does one that cannot be used: that one is warned of until it changes or goes. Looking at it when
 * `askAgainAt` says keeps up with copies that are under way.
 */
export function watchedFolderSource(options: WatchedFolderOptions): CatalogSource {
  const title = `folder ${options.folder}`;
  return {
    kind: 'elements',
    id: `folder/${options.folder}`,
    title,
    provider: `folder/${options.folder}`,
    precedence: options.precedence ?? 'general',
    terms: options.terms ?? { visibility: 'private', attribution: `files in ${options.folder}` },
    fetch: (previous, asking = {}) => lookInto(title, options, previous, asking.signal),
  };
}

async function lookInto(
  title: string,
  options: WatchedFolderOptions,
  previous: SourceMemory,
  signal: AbortSignal | undefined,
): Promise<SourceOutcome<ElementBatch>> {
  signal?.throwIfAborted();
  const now = options.now?.() ?? new Date();
  const steadyMs = (options.steadySeconds ?? 2) * 1000;
  const attempted: SourceMemory = { ...previous, lastAttemptAt: now.toISOString() };
  const names = await namesIn(options.folder);
  if (!Array.isArray(names)) {
    const warning = sourceWarning(title, names, now);
    const memory = { ...attempted, failures: previous.failures + 1, warnings: [warning] };
    return { status: 'failed', memory, warnings: [warning], askAgainAt: new Date(now.getTime() + QUIET_MS) };
  }
  const elements: ElementSet[] = [];
  const rejected: RejectedRecord[] = [];
  const raised: SourceWarning[] = [];
  const files: Record<string, SeenFile> = {};
  let read = 0;
  for (const name of names) {
    signal?.throwIfAborted();
    const path = join(options.folder, name);
    const found = await statOf(path);
    if (found === null || !found.isFile()) continue;
    const before = previous.files?.[name];
    const seen = look(found, before, now);
    files[name] = seen;
    if (seen.state !== 'arriving' || now.getTime() - Date.parse(seen.steadySince) < steadyMs) continue;
    const outcome = await readFileWhole(path, name, found, before, previous, options, signal);
    if (outcome === 'changing') {
      files[name] = { ...seen, steadySince: (options.now?.() ?? new Date()).toISOString() };
    } else if ('warning' in outcome) {
      raised.push(outcome.warning);
      files[name] = { ...seen, state: 'refused', warning: outcome.warning };
    } else {
      read++;
      for (const each of outcome.batch.elements) elements.push(each);
      for (const each of outcome.batch.rejected) rejected.push(each);
      files[name] = { ...seen, state: 'read', records: outcome.batch.elements.length };
    }
  }
  const standing = Object.values(files).flatMap((file) => file.warning ?? []);
  const arriving = Object.values(files).some((file) => file.state === 'arriving');
  const common = {
    warnings: raised,
    askAgainAt: new Date(now.getTime() + (arriving ? steadyMs : Math.max(steadyMs, QUIET_MS))),
  };
  const memory: SourceMemory = { ...attempted, files, warnings: standing };
  if (read > 0) {
    const good = { ...memory, lastSuccessAt: now.toISOString(), failures: 0, records: elements.length };
    return { status: 'new', data: { elements, rejected }, memory: good, ...common };
  }
  if (raised.length > 0) {
    return { status: 'failed', memory: { ...memory, failures: previous.failures + 1 }, ...common };
  }
  // Looking at the folder and finding nothing new confirms what was there.
  const quiet = { ...memory, failures: 0, lastSuccessAt: previous.lastSuccessAt };
  return { status: arriving ? 'too-soon' : 'unchanged', memory: quiet, ...common };
}

/** The file as it is now, compared with the last look. */
function look(found: Stats, before: SeenFile | undefined, now: Date): SeenFile {
  const same = before !== undefined && before.bytes === found.size && before.modifiedMs === found.mtimeMs;
  // A clock that was put back would make a file wait for ever.
  if (same && (before.state !== 'arriving' || Date.parse(before.steadySince) <= now.getTime())) return before;
  return {
    bytes: found.size,
    modifiedMs: found.mtimeMs,
    steadySince: now.toISOString(),
    state: 'arriving',
    records: before?.records ?? 0,
  };
}

async function readFileWhole(
  path: string,
  name: string,
  found: Stats,
  before: SeenFile | undefined,
  previous: SourceMemory,
  options: WatchedFolderOptions,
  signal: AbortSignal | undefined,
): Promise<Awaited<ReturnType<typeof readUpload>> | 'changing'> {
  const now = options.now?.() ?? new Date();
  const mostBytes = options.maximumBytes ?? 500_000_000;
  if (found.size > mostBytes) {
    const details = [faultDetail('file-larger-than', { megabytes: Math.round(mostBytes / 1e6) })];
    return { warning: sourceWarning(name, { code: 'too-large', details, hint: 'split the file' }, now) };
  }
  let bytes: Buffer;
  try {
    bytes = await readFile(path, signal ? { signal } : {});
  } catch (error) {
    signal?.throwIfAborted();
    return { warning: sourceWarning(name, unreadable(error), now) };
  }
  const after = await statOf(path);
  if (after === null || after.size !== bytes.length || after.mtimeMs !== found.mtimeMs) return 'changing';
  return readUpload({
    name,
    bytes,
    ...(before ? { before: { records: before.records, lastSuccessAt: previous.lastSuccessAt } } : {}),
    now: () => now,
    ...(signal ? { signal } : {}),
  });
}

async function namesIn(folder: string): Promise<string[] | SourceFault> {
  try {
    return (await readdir(folder)).filter((name) => !UNFINISHED.test(name)).sort();
  } catch (error) {
    return unreadable(error);
  }
}

async function statOf(path: string): Promise<Stats | null> {
  return stat(path).catch(() => null);
}

function unreadable(error: unknown): SourceFault {
  const cause = (error as NodeJS.ErrnoException).code ?? 'unknown';
  return { code: 'file-unreadable', details: [faultDetail('not-readable', { cause })] };
}
