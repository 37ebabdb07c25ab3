import { parseUtc, secondsBetween, type UtcTime } from '@clearway/astro';
import type { ScreeningRun } from '@clearway/service';
import type { Live } from '@clearway/service/live';
import type { StateRows } from '../ephemerides/lagrange.fixture.ts';
import { readOem } from '../ephemerides/read-oem.fixture.ts';
import { MARCH_US, shownRows } from './live-trial.ts';

/** The states of an OEM in KVN, times (s) from `start`. */
export function rowsOf(oem: string, start: UtcTime): StateRows {
  const [segment] = readOem(oem);
  return segment!.states.map(({ epoch, values }) => [secondsBetween(start, parseUtc(epoch)!), ...values]);
}

/** A row as far as states decide it, whichever of both is named first. */
function lineOf(one: number, other: number, ...rest: readonly number[]): string {
  return [Math.min(one, other), Math.max(one, other), ...rest].join();
}

/** Rows of a screening, in the order of their times. */
export function linesOfRun({ approaches: a, objects }: ScreeningRun): string[] {
  return Array.from({ length: a.count }, (_, k) =>
    lineOf(
      objects[a.primary[k]!]!.id,
      objects[a.secondary[k]!]!.id,
      MARCH_US + Math.round(a.tca[k]! * 1e6),
      Math.round(a.missDistanceKm[k]! * 1e6),
      Math.round(a.relativeSpeedKmS[k]! * 1e6),
    ),
  );
}

/** Rows that are shown of one object, and all those without it. */
export function shownOf(live: Live, id: number): { readonly own: string[]; readonly others: string[] } {
  const isOwn = (row: string): boolean => row.split(',').slice(0, 2).includes(String(id));
  const rows = shownRows(live);
  return {
    own: rows.filter(isOwn).map((row) => lineOf(...(row.split(',').slice(0, 5).map(Number) as [number, number]))),
    others: rows.filter((row) => !isOwn(row)),
  };
}
