import { printable } from './encounter-table.ts';

/** Rows of texts as lines with columns, what a terminal would take as a command left out. */
export function alignedTable(rows: readonly (readonly string[])[]): string {
  const shown = rows.map((row) => row.map(printable));
  const widths = shown[0]!.map((_, k) => Math.max(...shown.map((row) => row[k]!.length)));
  return shown
    .map(
      (row) =>
        `${row
          .map((text, k) => text.padEnd(widths[k]!))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
