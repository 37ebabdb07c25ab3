import { setImmediate } from 'node:timers/promises';
import { type ByteSink, writeText } from '../../files/byte-sink.ts';

/** A column of a table: how many cells there are, and each as JSON. */
export interface JsonColumn {
  readonly name: string;
  readonly count: number;
  readonly cell: (place: number) => string;
}

/** Half a millisecond of work. */
const CELLS_AT_ONCE = 2000;

/** Numbers as JSON; with every digit that they have. */
export function numberColumn(name: string, values: ArrayLike<number>): JsonColumn {
  return { name, count: values.length, cell: (k) => String(values[k]!) };
}

/** Writes `"name":[…]` of each column with commas between, some cells at a time: others have the thread in between. */
export async function writeJsonColumns(
  sink: ByteSink,
  columns: readonly JsonColumn[],
  signal?: AbortSignal,
): Promise<void> {
  for (const [place, { name, count, cell }] of columns.entries()) {
    await writeText(sink, `${place === 0 ? '' : ',\n'}${JSON.stringify(name)}:[`);
    for (let from = 0; from < count; from += CELLS_AT_ONCE) {
      const to = Math.min(from + CELLS_AT_ONCE, count);
      let piece = from === 0 ? '' : ',';
      for (let k = from; k < to; k++) piece += k === from ? cell(k) : `,${cell(k)}`;
      await writeText(sink, piece);
      await setImmediate();
      signal?.throwIfAborted();
    }
    await writeText(sink, ']');
  }
}
