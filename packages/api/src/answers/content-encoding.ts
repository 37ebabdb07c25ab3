import type { Duplex } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib';

export type ContentEncoding = 'br' | 'gzip';

/** Shorter ones gain nothing: they fit one packet anyway. */
export const SHORTEST_ENCODED_BYTES = 1024;

/** Quality 4 of brotli packs JSON about as well as gzip's best, in a third of its time. */
const BROTLI_QUALITY = 4;
const GZIP_LEVEL = 4;

const known = new Map<string, ContentEncoding | null>();

/** The encoding to answer with for the header `Accept-Encoding`; null for none. */
export function chooseEncoding(accepted: string | undefined): ContentEncoding | null {
  if (accepted === undefined) return null;
  const found = known.get(accepted);
  if (found !== undefined) return found;
  const weights = new Map<string, number>();
  for (const part of accepted.slice(0, 200).split(',')) {
    const [name, ...rest] = part.split(';');
    const quality = /^\s*q=([\d.]+)\s*$/i.exec(rest.join(';'));
    weights.set(name!.trim().toLowerCase(), quality ? Number(quality[1]) : 1);
  }
  const weight = (name: ContentEncoding): number => weights.get(name) ?? weights.get('*') ?? 0;
  const best = weight('br') >= weight('gzip') ? 'br' : 'gzip';
  const chosen = weight(best) > 0 ? best : null;
  // Browsers and programs send a handful of different headers; whoever sends many gets no memory for them.
  if (known.size < 100) known.set(accepted, chosen);
  return chosen;
}

const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

/** Packs a body, off the main thread. */
export async function encodeBody(body: Uint8Array, encoding: ContentEncoding): Promise<Uint8Array<ArrayBuffer>> {
  if (encoding === 'gzip') return gzipAsync(body, { level: GZIP_LEVEL });
  return brotliAsync(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    },
  });
}

/** Packs a stream. Fast rather than small: files of a hundred megabytes are sent so. */
export function encodingStream(encoding: ContentEncoding): Duplex {
  if (encoding === 'gzip') return createGzip({ level: 2 });
  return createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 2 } });
}
