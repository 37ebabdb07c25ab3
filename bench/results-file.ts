import { FIGURE_COLUMNS } from './figures-table.ts';

const COLUMNS = [...FIGURE_COLUMNS, 'date', 'machine'];
const HEADING = `# Results

Written by \`npm run bench -- --record\` (long ones with \`--full\`): medians of several repetitions, next to satellite.js in the same run.
`;

/**
 * The text of RESULTS.md with these rows (cells under {@link FIGURE_COLUMNS}) in it. A row replaces the one of the same
 * name on the same machine; the others stay. A table with other columns, as provisional figures have, is replaced.
 */
export function withResults(text: string, rows: readonly (readonly string[])[], date: string, machine: string): string {
  const kept = new Map<string, readonly string[]>();
  for (const row of [...recordedRows(text), ...rows.map((cells) => [...cells, date, machine].map(escaped))]) {
    kept.set(JSON.stringify([row[0], row.at(-1)]), row);
  }
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const table = [line(COLUMNS), line(COLUMNS.map(() => '---')), ...[...kept.values()].map(line)];
  return `${HEADING}\n${table.join('\n')}\n`;
}

function recordedRows(text: string): string[][] {
  const lines = text.split('\n').filter((line) => line.startsWith('|'));
  const [titles, , ...rows] = lines.map(cellsOf);
  return titles?.join() === COLUMNS.join() ? rows.filter((row) => row.length === COLUMNS.length) : [];
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\|\s*|\s*\|\s*$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}

function escaped(cell: string): string {
  return cell.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
