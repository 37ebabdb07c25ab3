import { UserError } from '@clearway/astro';
import { fileInMessage } from '../catalog/excerpt.ts';

/**
 * How compressed files begin, as they look after a decoder of UTF-8 has made U+FFFD of what is no text. gzip is undone by
 * whoever opens the file; the others are not.
 */
const BEGINNINGS: readonly (readonly [name: string, beginning: string])[] = [
  ['gzip', '\u001f\u008b'],
  ['gzip', '\u001f\ufffd'],
  ['bzip2', 'BZh91AY&SY'],
  ['xz', '\ufffd7zXZ'],
  ['xz', '\u00fd7zXZ'],
  // Properties byte 0x5d, then a dictionary size whose lowest two bytes are 0.
  ['lzma', ']\u0000\u0000'],
  ['zip', 'PK\u0003\u0004'],
  ['zstd', '(\ufffd/\ufffd'],
];

/** Says so where a text is a compressed file that nobody decompressed. @throws UserError */
export function refuseCompressed(text: string, file: string): void {
  for (const [name, beginning] of BEGINNINGS) {
    if (!text.startsWith(beginning)) continue;
    const what = file === '' ? 'the message' : fileInMessage(file);
    throw new UserError('format-unknown', `${what} is compressed with ${name}`, 'decompress it first');
  }
}
