import { type ElementSet, parseUtc, secondsBetween, type UtcTime } from '@clearway/astro';
import { loadCatalog } from '@clearway/service';
import { expect } from 'vitest';
import { referencePath } from '../reference-data.ts';
import { withWholeMilliseconds } from '../sgp4/oracle-satrec.ts';
import { bruteForce } from './brute-force/brute-force.ts';
import { isAtModelJump } from './brute-force/model-jumps.ts';
import { differences } from './compare-rows.ts';
import { rowsOf, screenWithEngine } from './engine-rows.ts';
import type { RandomStream } from './random.ts';
import type { Regime } from './regimes.ts';

const WEEK = 7 * 86_400;

/** A catalogue of the reference data and a week to screen it in. */
export interface CheckedCatalog {
  readonly elements: readonly ElementSet[];
  readonly identicalGroups: readonly (readonly number[])[];
  readonly start: UtcTime;
}

export async function checkedCatalog(file: string, start: string): Promise<CheckedCatalog> {
  const time = parseUtc(start)!;
  const { elements, identicalGroups } = await loadCatalog([referencePath(file)], { start: time });
  // In deep space, where the Earth's rotation at the epoch counts, a fraction of a millisecond is decimetres after weeks.
  // Elements long out of date are another test's matter (objects that fail).
  return {
    elements: elements.filter((e) => Math.abs(secondsBetween(e.epoch, time)) < 30 * 86_400).map(withWholeMilliseconds),
    identicalGroups,
    start: time,
  };
}

/**
 * Draws objects of a regime and a stretch of the week, early or late, screens the whole week with the engine and the
 * stretch by brute force, and expects the same rows. Returns how many there are.
 */
export async function checkRegime(
  catalog: CheckedCatalog,
  regime: Regime,
  random: RandomStream,
  when: 'early' | 'late',
  scale = 1,
): Promise<number> {
  const chosen = new Map<number, ElementSet>();
  for (const draw of regime.draws) {
    for (const e of random.choose(catalog.elements.filter(draw.from), Math.round(draw.objects * scale)))
      chosen.set(e.id, e);
  }
  const elements = [...chosen.values()];
  const length = regime.hours * 3600;
  const from = Math.round(when === 'early' ? random.next() * 86_400 : WEEK - length - random.next() * 86_400);
  const to = Math.min(WEEK, from + length);
  const { start, identicalGroups } = catalog;
  const { thresholdKm } = regime;
  const groupOf = new Map(identicalGroups.flatMap((ids, group) => ids.map((id) => [id, group] as const)));
  const durationSeconds = when === 'early' ? to + 3600 : WEEK;
  const expected = bruteForce({
    elements,
    start,
    durationSeconds,
    thresholdKm,
    from,
    to,
    isWanted: (a, b) => groupOf.get(a) === undefined || groupOf.get(a) !== groupOf.get(b),
  });
  const run = await screenWithEngine({ elements, start, durationSeconds, thresholdKm, identicalGroups });
  const found = rowsOf(run, from, to).filter((row) => !isAtModelJump(row, elements, start));
  expect(differences(expected, found, { thresholdKm, from, to })).toEqual([]);
  return expected.length;
}
