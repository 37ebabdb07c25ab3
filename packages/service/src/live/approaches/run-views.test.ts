import { describe, expect, test } from 'vitest';
import { packSources, unpackSources } from '../../runs/approach-table.ts';
import { newTable } from '../../runs/session/merge-tables.ts';
import type { RunEphemerisSpans } from './run-model-input.ts';
import { EVERYBODY, rowsOfTeam, spansOfTeam, teamOfRows, teamsOfSpans } from './run-views.ts';

type Span = readonly [id: number, teamId: number, whose: number, replaces: 0 | 1, fromUs: number, untilUs: number];

function spansOf(...spans: readonly Span[]): RunEphemerisSpans {
  return {
    objectIds: Int32Array.from(spans, ([id]) => id),
    epochsUs: Float64Array.from(spans, () => 0),
    teamIds: Int32Array.from(spans, ([, teamId]) => teamId),
    whose: Uint8Array.from(spans, ([, , whose]) => whose),
    replaces: Uint8Array.from(spans, ([, , , replaces]) => replaces),
    fromUs: Float64Array.from(spans, ([, , , , fromUs]) => fromUs),
    untilUs: Float64Array.from(spans, ([, , , , , untilUs]) => untilUs),
  };
}

/** Rows of a primary, a secondary, a time, and whose ephemeris each side's states are (null: an element set's). */
function tableOf(...rows: readonly (readonly [number, number, number, number | null, number | null])[]) {
  const table = newTable(rows.length);
  rows.forEach(([primary, secondary, tcaUs, one, other], k) => {
    table.primaryId[k] = primary;
    table.secondaryId[k] = secondary;
    table.tcaUs[k] = tcaUs;
    table.stateSources[k] = packSources(one, other);
  });
  return table;
}

test('whose ephemerides a row rests on goes into a byte and comes out of it', () => {
  const sides = [null, 0, 1, 2, 3, 4, 5, 6, 7];
  const packed = new Set<number>();
  for (const one of sides) {
    for (const other of sides) {
      const sources = packSources(one, other);
      expect(sources).toBeLessThan(256);
      expect(unpackSources(sources)).toEqual([one, other]);
      packed.add(sources);
    }
  }
  expect(packed.size).toBe(sides.length ** 2);
});

describe('a run with ephemerides of everybody and of two teams', () => {
  // Object 1 has one of everybody and one of each team, in the order of the numbers of teams; object 2 one of team 20.
  const spans = spansOf(
    [1, EVERYBODY, 0, 0, 0, 100],
    [1, 10, 1, 1, 0, 50],
    [1, 20, 2, 0, 0, 100],
    [2, 20, 1, 1, 0, 100],
  );
  const table = tableOf(
    [1, 3, 10, null, null],
    [1, 3, 11, 0, null],
    [1, 3, 12, 1, null],
    [1, 3, 13, 2, null],
    [1, 2, 14, 1, 1],
    [2, 3, 15, 1, null],
    [2, 3, 16, null, null],
    [1, 3, 60, null, null],
    [1, 2, 70, 2, 1],
  );
  const seenBy = (teamId: number): number[] => [...rowsOfTeam(table, spans, teamId).tcaUs];

  test('shows everybody what rests on nothing of a team', () => {
    expect(seenBy(EVERYBODY)).toEqual([10, 11, 16, 60]);
    expect(seenBy(99)).toEqual(seenBy(EVERYBODY));
  });

  test('shows a team its own instead of the element sets that it replaces while it holds, and nothing of another', () => {
    expect(seenBy(10)).toEqual([11, 12, 16, 60]);
    expect(seenBy(20)).toEqual([10, 11, 13, 15, 60, 70]);
  });

  test('tells whose each row is; what rests on two teams is nobody’s', () => {
    const teamOf = teamOfRows(table, spans);
    expect(Array.from({ length: table.count }, (_, row) => teamOf(row))).toEqual([0, 0, 10, 20, -1, 20, 0, 0, 20]);
    expect(teamsOfSpans(spans)).toEqual([10, 20]);
  });

  test('tells a team of no other’s stretches', () => {
    expect([...spansOfTeam(spans, EVERYBODY).teamIds]).toEqual([0]);
    expect([...spansOfTeam(spans, 10).teamIds]).toEqual([0, 10]);
  });
});

test('of more teams than rows can tell apart none sees what may be another’s', () => {
  const spans = spansOf(...Array.from({ length: 9 }, (_, k): Span => [1, k + 1, Math.min(7, k + 1), 0, 0, 100]));
  const table = tableOf([1, 2, 10, 6, null], [1, 2, 11, 7, null]);
  expect([...rowsOfTeam(table, spans, 6).tcaUs]).toEqual([10]);
  for (const teamId of [7, 8, 9]) expect([...rowsOfTeam(table, spans, teamId).tcaUs]).toEqual([]);
});
