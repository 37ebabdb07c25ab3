import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { CoverageDocument } from '@clearway/contract';
import type { CatalogSnapshot } from './catalog-snapshot.ts';

/** What a snapshot cannot find again by the ids of its element sets. */
interface Header {
  readonly format: typeof FORMAT;
  readonly startUs: number;
  readonly stopUs: number;
  readonly decayed: number;
  readonly epochAfterStart: readonly number[];
  readonly leftOut: readonly { readonly id: number; readonly ageDays: number }[];
  readonly coverage: CoverageDocument;
}

const FORMAT = 'clearway-snapshot-1';

/** The references of a snapshot: what is kept of it with a run. */
export interface SnapshotReferences extends Omit<Header, 'format'> {
  /** By element set, ascending by object and then by life. */
  readonly objectIds: Int32Array;
  readonly elementSetIds: Float64Array;
  /** ±Infinity at the ends of an object's part; absent where nothing is switched. */
  readonly lives: CatalogSnapshot['lives'];
}

/** A snapshot as bytes: some 8 a set, for the run that uses it. */
export function encodeSnapshot(snapshot: CatalogSnapshot): Uint8Array<ArrayBuffer> {
  const { rows, lives, startUs, stopUs, decayed, epochAfterStart, coverage } = snapshot;
  const leftOut = snapshot.stale.filter((each) => each.leftOut).map(({ id, ageDays }) => ({ id, ageDays }));
  const header: Header = { format: FORMAT, startUs, stopUs, decayed, epochAfterStart, leftOut, coverage };
  const text = Buffer.from(JSON.stringify(header));
  const count = rows.length;
  const columns = [
    Float64Array.from(rows, ({ object_id }, k) => object_id - (rows[k - 1]?.object_id ?? 0)),
    Float64Array.from(rows, ({ element_set_id }, k) => element_set_id - (rows[k - 1]?.element_set_id ?? 0)),
    ...(lives === undefined ? [] : [lives.fromUs, lives.toUs]),
  ];
  const bytes = Buffer.alloc(12 + text.length + columns.length * count * 8);
  bytes.writeUInt32LE(text.length, 0);
  bytes.writeUInt32LE(count, 4);
  bytes.writeUInt32LE(columns.length, 8);
  text.copy(bytes, 12);
  columns.forEach((column, k) => {
    writePlanes(column, bytes, 12 + text.length + k * count * 8);
  });
  return new Uint8Array(zstdCompressSync(bytes));
}

/** Throws where the bytes are no snapshot. */
export function decodeSnapshot(packed: Uint8Array): SnapshotReferences {
  const bytes = zstdDecompressSync(packed);
  const textLength = bytes.readUInt32LE(0);
  const count = bytes.readUInt32LE(4);
  const columns = bytes.readUInt32LE(8);
  const { format, ...header } = JSON.parse(bytes.toString('utf8', 12, 12 + textLength)) as Header;
  if (format !== FORMAT) throw new Error(`a snapshot of the unknown format ${format}`);
  const column = (k: number): Float64Array => readPlanes(bytes, 12 + textLength + k * count * 8, count);
  const objectIds = column(0);
  const elementSetIds = column(1);
  for (let k = 1; k < count; k++) {
    objectIds[k]! += objectIds[k - 1]!;
    elementSetIds[k]! += elementSetIds[k - 1]!;
  }
  return {
    ...header,
    objectIds: Int32Array.from(objectIds),
    elementSetIds,
    lives: columns === 2 ? undefined : { fromUs: column(2), toUs: column(3) },
  };
}

/** All first bytes, then all second ones, …: those that are alike stand together and compress away. */
function writePlanes(column: Float64Array, target: Buffer, offset: number): void {
  const count = column.length;
  const source = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
  for (let k = 0; k < count; k++) for (let b = 0; b < 8; b++) target[offset + b * count + k] = source[k * 8 + b]!;
}

function readPlanes(source: Buffer, offset: number, count: number): Float64Array {
  const column = new Float64Array(count);
  const target = new Uint8Array(column.buffer);
  for (let k = 0; k < count; k++) for (let b = 0; b < 8; b++) target[k * 8 + b] = source[offset + b * count + k]!;
  return column;
}
