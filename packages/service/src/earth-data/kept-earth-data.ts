import { readFile } from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { UserError } from '@clearway/astro';
import { fileInMessage } from '@clearway/messages';
import { type Database, type EarthDataKind, keepEarthData, listEarthData, type Store } from '@clearway/store';
import { adoptEarthFile, type EarthFile, readEarthFile } from './earth-file.ts';

/** Keeps a file that was read; it is not in use yet. */
export async function storeEarthFile(
  db: Database,
  { kind, text }: EarthFile,
  { origin, nowUs }: { readonly origin: string; readonly nowUs: number },
): Promise<void> {
  await keepEarthData(db, { kind, taken_us: nowUs, origin, file: new Uint8Array(gzipSync(text)) });
}

/** Takes in use what is kept, where it reaches further than what is in use. A kept file that cannot be read any more is passed over. */
export async function adoptKeptEarthData({ db }: Store): Promise<void> {
  const rows = [...(await listEarthData(db))];
  // Leap seconds first, by which the other one is read.
  for (const { kind, origin, file } of rows.sort((one, other) => (one.kind < other.kind ? 1 : -1))) {
    try {
      adoptEarthFile(readEarthFile(kind, gunzipSync(file).toString('utf8'), origin));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
  }
}

const LARGEST_BYTES = 30_000_000;

/** What a file that somebody named has, and whether it is in use now: one that reaches no further than what is in use is not. */
export interface NamedEarthFile {
  readonly name: string;
  readonly file: EarthFile;
  readonly isInUse: boolean;
}

/**
 * Reads `finals2000A.all` and `leap-seconds.list` (plain or gzip, told by what they hold) and takes them in use.
 * @throws UserError where one cannot be read or is neither
 */
export async function readEarthDataFiles(paths: readonly string[]): Promise<readonly NamedEarthFile[]> {
  const texts = [];
  for (const path of paths) {
    const name = fileInMessage(path);
    const text = textOf(await bytesOf(path, name), name);
    texts.push({ name, text, kind: kindOf(text) });
  }
  // Leap seconds first, by which the other one is read.
  return texts
    .sort((one, other) => (one.kind < other.kind ? 1 : -1))
    .map(({ name, text, kind }) => {
      const file = readEarthFile(kind, text, name);
      return { name, file, isInUse: adoptEarthFile(file) };
    });
}

/** The line of the expiry is in every list of leap seconds, and in nothing else. */
function kindOf(text: string): EarthDataKind {
  return /^#@/m.test(text) ? 'leap-seconds' : 'earth-orientation';
}

async function bytesOf(path: string, name: string): Promise<Buffer> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(
      'file-unreadable',
      `${name}: cannot be read (${error.code ?? error.message})`,
      'check the path',
    );
  });
}

function textOf(bytes: Buffer, name: string): string {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString('utf8');
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST_BYTES }).toString('utf8');
  } catch {
    throw new UserError('file-unreadable', `${name}: the gzip is broken or larger than 30 MB`, 'unpack it first');
  }
}
