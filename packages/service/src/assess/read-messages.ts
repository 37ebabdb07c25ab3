import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { UserError } from '@clearway/astro';
import { type ConjunctionRecord, fileInMessage, readConjunctions } from '@clearway/messages';
import { readCatalogText } from '../catalog/read-catalog-text.ts';

/** The text of a file about conjunctions, and what stands in it. */
export interface ConjunctionFile {
  readonly text: string;
  readonly records: readonly ConjunctionRecord[];
}

/** A message has some 10 KB; this holds thousands. */
const LARGEST_FILE_CHARACTERS = 64_000_000;
/** An upload packs at most to a tenth, unless somebody means harm. */
const LARGEST_UNPACKED_BYTES = 20_000_000;

/**
 * Reads a file (`-`: standard input; plain or gzip) of conjunction data messages.
 * @throws UserError with file, line and keyword
 */
export async function readConjunctionFile(file: string, signal?: AbortSignal): Promise<ConjunctionFile> {
  const name = file === '-' ? 'standard input' : file;
  let text = '';
  for await (const piece of readCatalogText(file, signal ? { signal } : {})) {
    text += piece;
    if (text.length > LARGEST_FILE_CHARACTERS) {
      const what = `${fileInMessage(name)}: more than ${LARGEST_FILE_CHARACTERS / 1e6} million characters`;
      throw new UserError('format-malformed', what, 'give the messages in several files');
    }
  }
  return conjunctionFileOf(text, name);
}

/** The text of bytes that came over a network, plain or gzip. */
export async function textOfBytes(body: AsyncIterable<Uint8Array>, name: string): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  const bytes = Buffer.concat(parts);
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? await unpacked(bytes, name) : bytes;
  return new TextDecoder(encodingOf(plain)).decode(plain);
}

/** What stands in a text. */
export function conjunctionFileOf(text: string, name: string): ConjunctionFile {
  if (text.trim() === '') {
    throw new UserError('file-empty', `${fileInMessage(name)}: is empty`, 'give a conjunction data message');
  }
  return { text, records: readConjunctions(text, { file: name }) };
}

async function unpacked(bytes: Buffer, name: string): Promise<Buffer> {
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: LARGEST_UNPACKED_BYTES });
  } catch (cause) {
    const tooLarge = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    const what = tooLarge ? `unpacks to more than ${LARGEST_UNPACKED_BYTES / 1e6} MB` : 'the gzip data are damaged';
    throw new UserError('format-malformed', `${fileInMessage(name)}: ${what}`, 'send the messages unpacked', { cause });
  }
}

function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8';
}
