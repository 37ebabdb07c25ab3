import { describe, expect, it } from 'vitest';
import { FIGURE_COLUMNS } from './figures-table.ts';
import { withResults } from './results-file.ts';

const cells = (what: string, median: string): string[] => [what, median, ...FIGURE_COLUMNS.slice(2).map(() => '–')];
const rowsOf = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2);

describe('RESULTS.md', () => {
  const provisional = '# Results\n\n| date | what | figure |\n|---|---|---|\n| today | a | 1 s (one run) |\n';
  const first = withResults(provisional, [cells('a', '1 s'), cells('b', '2 s')], '2026-11-23', 'one machine');

  it('loses its provisional rows', () => {
    expect(rowsOf(first)).toEqual([
      '| a | 1 s | – | – | – | – | – | – | 2026-11-23 | one machine |',
      '| b | 2 s | – | – | – | – | – | – | 2026-11-23 | one machine |',
    ]);
    expect(first).not.toContain('one run');
  });

  it('has one row of a name and machine, the latest, at its old place', () => {
    const rows = rowsOf(withResults(first, [cells('a', '3 s')], '2026-11-24', 'one machine'));
    expect(rows.map((row) => row.slice(0, 12))).toEqual(
      ['| a | 3 s | –', '| b | 2 s | –'].map((row) => row.slice(0, 12)),
    );
    expect(rows[0]).toContain('2026-11-24');
  });

  it('keeps the rows of another machine', () => {
    expect(rowsOf(withResults(first, [cells('a', '9 s')], '2026-11-24', 'another machine'))).toHaveLength(3);
  });

  it('stays the same when the same is recorded again, bars in cells included', () => {
    const once = withResults(first, [cells('c | d', '1 s')], '2026-11-23', 'one machine');
    expect(withResults(once, [cells('c | d', '1 s')], '2026-11-23', 'one machine')).toBe(once);
    expect(rowsOf(once)).toHaveLength(3);
  });
});
