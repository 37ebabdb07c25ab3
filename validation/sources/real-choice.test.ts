import { readFileSync } from 'node:fs';
import { type ElementSet, formatUtc, parseUtc, secondsBetween, type UtcTime } from '@clearway/astro';
import {
  chooseElements,
  readUpload,
  type SourcedElements,
  segmentAt,
  summarizeChoice,
  windowOf,
} from '@clearway/service/sources';
import { expect, test } from 'vitest';
import { describeWithReferenceData, referencePath } from '../reference-data.ts';

const FOLDER = 'history/celestrak-2026-05-24_08-22';
const FILES = ['stations', 'science', 'weather'].map((name) => `${FOLDER}/${name}.3le.gz`);

async function history(file: string): Promise<readonly ElementSet[]> {
  const outcome = await readUpload({ name: file, bytes: readFileSync(referencePath(file)) });
  if ('warning' in outcome) throw new Error(outcome.warning.message);
  return outcome.batch.elements;
}

const general = (elements: ElementSet): SourcedElements => ({
  elements,
  origin: {
    source: 'celestrak/real',
    precedence: 'general',
    terms: { visibility: 'public', attribution: 'CelesTrak' },
  },
  arrivedAt: elements.epoch,
});
const fitted = (elements: ElementSet, arrivedAt: UtcTime): SourcedElements => ({
  ...general(elements),
  origin: { ...general(elements).origin, source: 'celestrak/supplemental/real', precedence: 'supplemental' },
  arrivedAt,
});

describeWithReferenceData('three months of real element sets', FILES, () => {
  test('at the start of every day, the latest of each object not after it, however they are read', async () => {
    const sets = (await Promise.all(FILES.map(history))).flat();
    expect(sets.length).toBeGreaterThan(10_000);
    const candidates = sets.map(general);
    const byEpoch = sets.toSorted((a, b) => secondsBetween(b.epoch, a.epoch));
    let compared = 0;
    for (let day = 0; day < 90; day += 10) {
      const start = { day: parseUtc('2026-05-25T00:00:00Z')!.day + day, second: 0 };
      // Sorted by epoch and written over each other: the last one before the start stays.
      const latest = new Map<number, string>();
      for (const { id, epoch } of byEpoch) {
        if (secondsBetween(epoch, start) >= 0) latest.set(id, formatUtc(epoch));
      }
      const chosen = chooseElements(candidates, windowOf(start, 7 * 86_400));
      for (const [id, { segments, epochAfterStart }] of chosen) {
        expect(segments).toHaveLength(1);
        expect(epochAfterStart).toBe(!latest.has(id));
        if (!epochAfterStart) expect(formatUtc(segments[0]!.elements.epoch)).toBe(latest.get(id));
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(500);
  });

  test('played as supplemental, each is used from its epoch to the next one, whole fits after each other', async () => {
    const sets = await history(FILES[0]!);
    const start = parseUtc('2026-06-10T00:00:00Z')!;
    const window = windowOf(start, 7 * 86_400);
    const arrivedAt = parseUtc('2026-06-09T00:00:00Z')!;
    const chosen = chooseElements(
      sets.map((each) => fitted(each, arrivedAt)),
      window,
    );
    let switches = 0;
    for (const each of chosen.values()) {
      switches += each.switchTimes.length;
      for (let hour = 0; hour < 168; hour++) {
        const time = { day: start.day, second: hour * 3600 };
        const before = sets.filter(({ id, epoch }) => id === each.id && secondsBetween(epoch, time) >= 0);
        const newest = Math.max(...before.map(({ epoch }) => secondsBetween(start, epoch)));
        if (!(newest > -3 * 86_400)) continue;
        expect(secondsBetween(start, segmentAt(each, time).elements.epoch)).toBe(newest);
      }
    }
    expect(switches).toBeGreaterThan(100);
    expect(summarizeChoice(chosen.values()).switching.switches).toBe(switches);
  });
});
