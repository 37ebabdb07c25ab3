import { describe, expect, it } from 'vitest';
import { digits, type Figure, whole } from './figure.ts';
import { alignedTable, asStandIn, figureCells, printedFigures } from './figures-table.ts';

const figure: Figure = {
  what: 'all pairs',
  unit: 's',
  values: [33.04, 31.2, 40],
  beside: '40× the peer',
  goal: { must: '90 s', aim: '40 s', reached: 'aim' },
  notes: '606,096 approaches',
};

describe('numbers', () => {
  it('have three digits that matter', () => {
    expect([0.01234, 1.234, 12.34, 123.4, 12_345.6, Number.NaN].map(digits)).toEqual([
      '0.012',
      '1.23',
      '12.3',
      '123',
      '12,346',
      'NaN',
    ]);
    expect(whole(1)).toBe('1');
  });
});

describe('a row', () => {
  it('shows median, least and greatest', () => {
    expect(figureCells(figure)).toEqual([
      ...['all pairs', '33.0 s', '31.2 – 40.0', '40× the peer', '90 s', '40 s', 'aim', '606,096 approaches'],
    ]);
  });

  it('says when there was one run, or no goal', () => {
    const cells = figureCells({ ...figure, values: [2], unit: '', goal: null });
    expect(cells.slice(1, 3)).toEqual(['2.00', 'one run']);
    expect(cells.slice(4, 7)).toEqual(['–', '–', '–']);
  });

  it('of a quick run claims nothing', () => {
    expect(figureCells(asStandIn(figure))[0]).toMatch(/^tiny stand-in/);
    expect(figureCells(asStandIn(figure))[6]).toBe('–');
  });
});

describe('the table', () => {
  it('aligns its columns and leaves no blanks at the end', () => {
    expect(
      alignedTable(
        ['a', 'bb'],
        [
          ['long', 'x'],
          ['y', ''],
        ],
      ),
    ).toBe(['a     bb', '────  ──', 'long  x', 'y'].join('\n'));
  });

  it('is followed by the notes', () => {
    const text = printedFigures([figure]);
    expect(text.split('\n')[2]).toMatch(/^all pairs {2}33\.0 s .* aim$/);
    expect(text).toMatch(/\nall pairs: 606,096 approaches$/);
  });
});
