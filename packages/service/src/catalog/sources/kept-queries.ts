import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from '../../files/atomic-file.ts';
import { writeText } from '../../files/byte-sink.ts';

/** What is remembered of one query to a public source, across restarts. Times are ISO 8601 UTC. */
export interface KeptQuery {
  /** When the source was last asked, whatever it answered. */
  readonly askedAt: string;
  /** When the kept copy was last confirmed (fetched, or not modified); null where there is none. */
  readonly confirmedAt: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly rows: number;
}

/** The record of a source: its queries by name, and until when it must not be asked at all. */
export interface SourceRecord {
  readonly queries: Readonly<Record<string, KeptQuery>>;
  readonly backOffUntil: string | null;
  /** Refusals in a row; each doubles the time of backing off. */
  readonly refusals: number;
}

const RECORD_FILE = 'asked.json';

/**
 * Reads the record of a source, from before a restart perhaps. One that cannot be read counts as having asked
 * everything when the file was last written: better late than twice.
 */
export async function readRecord(folder: string): Promise<SourceRecord> {
  const path = join(folder, RECORD_FILE);
  try {
    const record: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (isRecord(record)) return record;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { queries: {}, backOffUntil: null, refusals: 0 };
  }
  const written = (await stat(path)).mtime;
  return { queries: {}, backOffUntil: new Date(written.getTime() + 7_200_000).toISOString(), refusals: 0 };
}

function isRecord(value: unknown): value is SourceRecord {
  if (typeof value !== 'object' || value === null) return false;
  const { queries, refusals, backOffUntil } = value as Partial<SourceRecord>;
  if (typeof queries !== 'object' || queries === null || typeof refusals !== 'number') return false;
  if (backOffUntil !== null && typeof backOffUntil !== 'string') return false;
  return Object.values(queries).every((query) => typeof query?.askedAt === 'string');
}

export async function writeRecord(folder: string, record: SourceRecord): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFileAtomically(join(folder, RECORD_FILE), (sink) =>
    writeText(sink, `${JSON.stringify(record, null, 2)}\n`),
  );
}
