import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { createGunzip } from 'node:zlib';
import { UserError } from '@clearway/astro';
import { fileInMessage } from '@clearway/messages';
import { fileFault, refuseOtherArchives } from './catalog-file-fault.ts';

/** The largest file that is read, unpacked: some 15 million OMM records as CSV. */
export const LARGEST_UNPACKED_BYTES: number = 4 * 1024 ** 3;

/**
 * Beyond this, an archive must not unpack to more than {@link LARGEST_COMPRESSION_RATIO} times its size. Catalogues
 * shrink to a fifth or a tenth; gzip can reach 1000 times, with a file of nothing.
 */
export const UNPACKED_BYTES_BEFORE_RATIO_COUNTS: number = 64 * 1024 ** 2;
export const LARGEST_COMPRESSION_RATIO = 100;

const CHUNK_BYTES = 256 * 1024;

/**
 * Reads a file (`-`: standard input) as text, unpacking gzip whatever the file is called, in pieces of at most some
 * 256 KiB. UTF-8 with or without byte order mark, and UTF-16 with one; bytes that are neither become U+FFFD.
 * @throws UserError where the file is missing, unreadable, damaged, too large, or another kind of archive.
 */
export async function* readCatalogText(
  file: string,
  options: { readonly stdin?: Readable; readonly signal?: AbortSignal } = {},
): AsyncGenerator<string, void, undefined> {
  const name = file === '-' ? 'standard input' : fileInMessage(file);
  const source = openSource(file, name, options.stdin);
  let unpacker: ReturnType<typeof createGunzip> | null = null;
  try {
    const bytes = source[Symbol.asyncIterator]() as AsyncIterator<Uint8Array | string>;
    const head = await firstBytes(bytes);
    refuseOtherArchives(name, head);
    let packedBytes = 0;
    const packed = (async function* (): AsyncGenerator<Uint8Array> {
      for (let piece: Uint8Array | null = head; piece !== null; piece = await nextBytes(bytes)) {
        packedBytes += piece.length;
        yield piece;
      }
    })();
    let unpacked: AsyncIterable<Uint8Array> = packed;
    const isGzip = head[0] === 0x1f && head[1] === 0x8b;
    if (isGzip) {
      const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
      unpacker = gunzip;
      unpacked = gunzip;
      void feed(packed, gunzip);
    }
    let decoder: TextDecoder | null = null;
    let unpackedBytes = 0;
    for await (const piece of unpacked) {
      options.signal?.throwIfAborted();
      unpackedBytes += piece.length;
      refuseTooLarge(name, unpackedBytes, isGzip ? packedBytes : 0);
      decoder ??= new TextDecoder(encodingOf(piece));
      const text = decoder.decode(piece, { stream: true });
      if (text.length > 0) yield text;
    }
    const rest = decoder?.decode() ?? '';
    if (rest.length > 0) yield rest;
  } catch (error) {
    throw fileFault(name, error);
  } finally {
    unpacker?.destroy();
    source.destroy();
  }
}

function openSource(file: string, name: string, stdin: Readable | undefined): Readable {
  if (file === '-') return stdin ?? process.stdin;
  try {
    return createReadStream(file, { highWaterMark: CHUNK_BYTES });
  } catch (error) {
    // A name with NUL in it is refused before anything is opened.
    throw fileFault(name, error);
  }
}

/** Writes into the unpacker with back pressure; what goes wrong with the source comes out of the unpacker. */
async function feed(packed: AsyncIterable<Uint8Array>, unpacker: ReturnType<typeof createGunzip>): Promise<void> {
  try {
    for await (const piece of packed) {
      if (unpacker.destroyed) return;
      if (!unpacker.write(piece)) await new Promise<void>((resolve) => drained(unpacker, resolve));
    }
    unpacker.end();
  } catch (error) {
    unpacker.destroy(error as Error);
  }
}

function drained(unpacker: ReturnType<typeof createGunzip>, resolve: () => void): void {
  const done = (): void => {
    unpacker.off('drain', done);
    unpacker.off('close', done);
    resolve();
  };
  unpacker.on('drain', done);
  unpacker.on('close', done);
}

async function nextBytes(bytes: AsyncIterator<Uint8Array | string>): Promise<Uint8Array | null> {
  const next = await bytes.next();
  if (next.done) return null;
  return typeof next.value === 'string' ? Buffer.from(next.value) : next.value;
}

/** At least the four bytes that tell the kind of file, where there are as many. */
async function firstBytes(bytes: AsyncIterator<Uint8Array | string>): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array(0);
  while (head.length < 6) {
    const piece = await nextBytes(bytes);
    if (piece === null) break;
    head = head.length === 0 ? piece : Buffer.concat([head, piece]);
  }
  return head;
}

function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function refuseTooLarge(name: string, unpackedBytes: number, packedBytes: number): void {
  if (unpackedBytes > LARGEST_UNPACKED_BYTES) {
    throw new UserError(
      'format-malformed',
      `${name}: more than ${LARGEST_UNPACKED_BYTES / 1024 ** 3} GiB of text`,
      'split the catalogue into several files',
    );
  }
  if (
    packedBytes > 0 &&
    unpackedBytes > UNPACKED_BYTES_BEFORE_RATIO_COUNTS &&
    unpackedBytes > LARGEST_COMPRESSION_RATIO * packedBytes
  ) {
    throw new UserError(
      'format-malformed',
      `${name}: unpacks to more than ${LARGEST_COMPRESSION_RATIO} times its size, as no catalogue does`,
      'if this is right, unpack it first and give the unpacked file',
    );
  }
}
