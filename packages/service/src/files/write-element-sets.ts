import type { ElementSet } from '@clearway/astro';
import { formatOmmCsvHeader, formatOmmCsvRow } from '@clearway/messages';
import { type ByteSink, writeText } from './byte-sink.ts';

/** About 150 kB of text per chunk. */
const ROWS_PER_CHUNK = 1000;

/** Writes element sets as OMM in CSV, one row each, while they are drawn. Returns how many. */
export async function writeElementSetsCsv(
  elements: Iterable<ElementSet>,
  sink: ByteSink,
  signal?: AbortSignal,
): Promise<number> {
  let pending = withNewline(formatOmmCsvHeader());
  let count = 0;
  for (const element of elements) {
    pending += withNewline(formatOmmCsvRow(element));
    if (++count % ROWS_PER_CHUNK !== 0) continue;
    signal?.throwIfAborted();
    await writeText(sink, pending);
    pending = '';
    // Lets signals in: a write to the page cache may never wait.
    await new Promise((resolve) => setImmediate(resolve));
  }
  await writeText(sink, pending);
  return count;
}

function withNewline(line: string): string {
  return line.endsWith('\n') ? line : `${line}\n`;
}
