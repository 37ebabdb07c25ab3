import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** A column of numbers; of one of these kinds of array. */
export type Column = Int32Array | Uint32Array | Float32Array | Float64Array | Uint8Array;

const MAGIC = 0x31574c43; // "CLW1"
const KINDS = [Int32Array, Uint32Array, Float32Array, Float64Array, Uint8Array] as const;
const HEADER_BYTES = 8;
const ENTRY_BYTES = 8;

/**
 * Packs columns (of any lengths) into bytes. Of each column all first bytes stand together, then all second bytes and so on,
 * which makes numbers of like size compress well. The same columns give the same bytes.
 */
export function encodeColumns(columns: readonly Column[]): Uint8Array<ArrayBuffer> {
  const size = columns.reduce((sum, column) => sum + column.byteLength, HEADER_BYTES + ENTRY_BYTES * columns.length);
  const plain = new Uint8Array(size);
  const view = new DataView(plain.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, columns.length, true);
  let at = HEADER_BYTES + ENTRY_BYTES * columns.length;
  columns.forEach((column, k) => {
    view.setUint32(HEADER_BYTES + ENTRY_BYTES * k, kindOf(column), true);
    view.setUint32(HEADER_BYTES + ENTRY_BYTES * k + 4, column.length, true);
    const width = column.BYTES_PER_ELEMENT;
    const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
    for (let plane = 0; plane < width; plane++) {
      for (let i = plane; i < bytes.length; i += width) plain[at++] = bytes[i]!;
    }
  });
  const packed = zstdCompressSync(plain, { params: { [constants.ZSTD_c_compressionLevel]: 3 } });
  return new Uint8Array(packed);
}

/** The columns that {@link encodeColumns} packed. Throws an Error for anything else. */
export function decodeColumns(packed: Uint8Array): Column[] {
  const plain = zstdDecompressSync(packed);
  const view = new DataView(plain.buffer, plain.byteOffset, plain.byteLength);
  if (plain.length < HEADER_BYTES || view.getUint32(0, true) !== MAGIC) throw new Error('these are no packed columns');
  const count = view.getUint32(4, true);
  let at = HEADER_BYTES + ENTRY_BYTES * count;
  return Array.from({ length: count }, (_, k) => {
    const Kind = KINDS[view.getUint32(HEADER_BYTES + ENTRY_BYTES * k, true)]!;
    const length = view.getUint32(HEADER_BYTES + ENTRY_BYTES * k + 4, true);
    const column = new Kind(length);
    const width = column.BYTES_PER_ELEMENT;
    const bytes = new Uint8Array(column.buffer);
    for (let plane = 0; plane < width; plane++) {
      for (let i = plane; i < bytes.length; i += width) bytes[i] = plain[at++]!;
    }
    return column;
  });
}

function kindOf(column: Column): number {
  return KINDS.findIndex((Kind) => column instanceof Kind);
}
