import { StoreError } from '../errors/store-error.ts';

/** POSIX ustar, as far as a database directory needs it: folders and plain files under short relative paths. */
export const TAR_BLOCK = 512;
const NAME_LENGTH = 100;

export interface TarEntry {
  /** Relative, with forward slashes; that of a folder ends in one. */
  readonly name: string;
  readonly bytes: number;
}

export function formatTarHeader({ name, bytes }: TarEntry): Uint8Array {
  const header = Buffer.alloc(TAR_BLOCK);
  const isFolder = name.endsWith('/');
  if (Buffer.byteLength(name) > NAME_LENGTH) throw new Error(`too long a path for a backup: ${name}`);
  header.write(name, 0);
  header.write(isFolder ? '0000700\0' : '0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${bytes.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write(isFolder ? '5' : '0', 156);
  header.write('ustar\x0000', 257);
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** The entry of this header block, or undefined for the block of zeros that ends an archive. */
export function parseTarHeader(block: Buffer): TarEntry | undefined {
  if (block.every((byte) => byte === 0)) return undefined;
  const bytes = octal(block, 124, 12);
  if (octal(block, 148, 8) !== checksum(block) || bytes === undefined) {
    throw new StoreError('backup-unreadable', 'the backup is damaged: a header of its archive is wrong');
  }
  const end = block.indexOf(0);
  const name = block.toString('utf8', 0, end < 0 || end > NAME_LENGTH ? NAME_LENGTH : end);
  const type = block.toString('latin1', 156, 157);
  // Whatever is not a plain file or folder below the target has no business in a database directory.
  const isAllowed = (type === '0' || type === '5') && /^[\w.-][\w./-]*$/.test(name) && !name.split('/').includes('..');
  if (!isAllowed)
    throw new StoreError('backup-unreadable', `the backup holds ${JSON.stringify(name)}, which is not allowed`);
  return { name, bytes };
}

/** How many bytes of padding follow content of this length. */
export function tarPadding(bytes: number): number {
  return (TAR_BLOCK - (bytes % TAR_BLOCK)) % TAR_BLOCK;
}

function octal(block: Buffer, start: number, length: number): number | undefined {
  const text = block.toString('latin1', start, start + length).replace(/[\0 ]+$/, '');
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : undefined;
}

/** The sum of all bytes, those of the checksum itself counted as spaces. */
function checksum(header: Buffer): number {
  let sum = 0;
  for (let at = 0; at < TAR_BLOCK; at++) sum += at >= 148 && at < 156 ? 32 : header[at]!;
  return sum;
}
