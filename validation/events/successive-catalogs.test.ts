import { addSeconds, type ElementSet, parseUtc, secondsBetween, type UtcTime, unixMicros } from '@clearway/astro';
import { createCatalogReader } from '@clearway/messages';
import { type Encounter, matchEncounters } from '@clearway/service';
import { expect, test } from 'vitest';
import { describeWithReferenceData, referenceText } from '../reference-data.ts';
import { screenWithEngine } from '../screening/engine-rows.ts';
import { encountersOfRun } from './encounters-of-run.ts';

/**
 * The gate that says which approach of a new run is which of the last, on real element sets of six groups as they came day by
 * day: screened a week ahead each day, nearly all encounters go on, and no time between the gate and half a revolution
 * is ever seen, so that no gate in between would decide otherwise.
 */
const FOLDER = 'history/celestrak-2026-05-24_08-22';
const GROUPS = ['geo', 'military', 'resource', 'science', 'stations', 'weather'].map((g) => `${FOLDER}/${g}.3le.gz`);
const DAYS = 4;
const DAY = 86_400;
const WEEK = 7 * DAY;
/** Wider than the product's, so that few encounters end by leaving it. */
const THRESHOLD_KM = 25;
const FAST_KM_S = 0.5;

describeWithReferenceData('encounters from day to day', GROUPS, () => {
  test('go on, and are never mistaken for another', { timeout: 240_000 }, async () => {
    const history = elementSetsByObject();
    const first = parseUtc('2026-06-10T00:00:00Z')!;
    let known: Encounter[] = [];
    const moved: number[] = [];
    let followed = 0;
    let ended = 0;
    for (let day = 0; day < DAYS; day++) {
      const start = addSeconds(first, day * DAY);
      const elements = catalogAt(history, start);
      const run = await screenWithEngine({ elements, start, durationSeconds: WEEK, thresholdKm: THRESHOLD_KM });
      const found = encountersOfRun(run);
      // What lies before the new window can't be found again; the edge itself may go either way.
      const from = unixMicros(start) + 600e6;
      const expected = known.filter((k) => k.tcaMicros > from);
      const { continued, missing } = matchEncounters(expected, found);
      const fast = (k: number): boolean => expected[k]!.relativeSpeedKmS >= FAST_KM_S;
      followed += continued.filter(([k]) => fast(k)).length;
      const lost = missing.filter((k) => fast(k) && expected[k]!.missDistanceKm < THRESHOLD_KM / 2);
      ended += lost.length;
      for (const k of expected) {
        if (k.relativeSpeedKmS < FAST_KM_S) continue;
        for (const f of found) {
          const samePair = k.primaryId === f.primaryId && k.secondaryId === f.secondaryId;
          if (samePair) moved.push(Math.abs(k.tcaMicros - f.tcaMicros) / 1e6);
        }
      }
      known = found;
    }
    expect(followed).toBeGreaterThan(1500);
    // Those well inside that are not found again: satellites that manoeuvred (stations, radar satellites), as one sees by hand.
    expect(ended / followed).toBeLessThan(0.03);
    // Nothing lies anywhere near the gate of 300 s.
    expect(moved.filter((seconds) => seconds > 100 && seconds < 1500)).toEqual([]);
  });
});

function elementSetsByObject(): Map<number, ElementSet[]> {
  const history = new Map<number, ElementSet[]>();
  for (const file of GROUPS) {
    const reader = createCatalogReader({
      file,
      onElementSet: (e) => {
        const sets = history.get(e.id);
        if (sets) sets.push(e);
        else history.set(e.id, [e]);
      },
      onRejected: () => {},
    });
    reader.push(referenceText(file));
    reader.end();
  }
  return history;
}

/** The latest element set of each object at a time, not older than ten days. */
function catalogAt(history: ReadonlyMap<number, readonly ElementSet[]>, time: UtcTime): ElementSet[] {
  const elements: ElementSet[] = [];
  for (const sets of history.values()) {
    let latest: ElementSet | undefined;
    for (const e of sets) {
      const age = secondsBetween(e.epoch, time);
      if (age >= 0 && age < 10 * DAY && (!latest || age < secondsBetween(latest.epoch, time))) latest = e;
    }
    if (latest) elements.push(latest);
  }
  return elements;
}
