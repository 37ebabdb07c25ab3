import { digits, type Figure } from './figure.ts';
import { spreadOf } from './statistics.ts';

/** Titles of the columns in which a figure is printed and recorded. */
export const FIGURE_COLUMNS: readonly string[] = [
  'what',
  'median',
  'min – max',
  'satellite.js, same run',
  'must',
  'aim',
  'reached',
  'notes',
];

/** The cells of a figure under {@link FIGURE_COLUMNS}. */
export function figureCells(figure: Figure): string[] {
  const { least, median, greatest } = spreadOf(figure.values);
  const goal = figure.goal ?? { must: '–', aim: '–', reached: '–' };
  return [
    figure.what,
    `${digits(median)} ${figure.unit}`.trim(),
    figure.values.length > 1 ? `${digits(least)} – ${digits(greatest)}` : 'one run',
    figure.beside,
    goal.must,
    goal.aim,
    goal.reached,
    figure.notes,
  ];
}

/** For the terminal: the table without the notes, which follow line by line. */
export function printedFigures(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => figureCells(figure).slice(0, -1));
  const notes = figures.map(({ what, notes }) => `${what}: ${notes}`);
  return `${alignedTable(FIGURE_COLUMNS.slice(0, -1), rows)}\n\n${notes.join('\n')}`;
}

/** A figure of a quick run says so, and is held against nothing. */
export function asStandIn(figure: Figure): Figure {
  return { ...figure, what: `tiny stand-in for: ${figure.what}`, goal: null };
}

/** Rows under titles, each column as wide as its widest cell. */
export function alignedTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = titles.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    widths
      .map((width, column) => (cells[column] ?? '').padEnd(width))
      .join('  ')
      .trimEnd();
  return [line(titles), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}
