import { expect, test } from 'vitest';
import { EQUATORIAL_RADIUS_KM } from '../../apps/web/src/globe/view/earth-shape.ts';
import { indexElementSets } from '../../apps/web/src/workers/questions/element-sets.ts';
import { answerNeighbours } from '../../apps/web/src/workers/questions/neighbours.ts';
import { motionOf } from '../../apps/web/src/workers/questions/object-motion.ts';
import { answerTraffic } from '../../apps/web/src/workers/questions/traffic.ts';
import { describeWithReferenceData } from '../reference-data.ts';
import { elementSetsOf, MAIN_CATALOG } from '../sgp4/real-catalog.ts';
import { catalogColumns } from './catalog-columns.ts';

const TIME_MS = Date.UTC(2026, 2, 10, 12);

describeWithReferenceData('in the real catalogue', [MAIN_CATALOG], () => {
  const elements = elementSetsOf(MAIN_CATALOG);
  const some = indexElementSets(catalogColumns(elements.filter((_, index) => index % 150 === 11)));

  /** Distances from an object to all others every five seconds for as long: the least of each and of the first moment. */
  function lookAround(own: number, seconds: number): { now: Float64Array; least: Float64Array } {
    const count = some.objectIds.length;
    const now = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
    const least = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
    const [a, b] = [new Float64Array(6), new Float64Array(6)];
    const motions = some.objectIds.map((_, index) => motionOf(some, index));
    for (let at = 0; at <= seconds; at += 5) {
      motions[own]!(TIME_MS + at * 1000, a);
      for (let k = 0; k < count; k++) {
        if (k === own || motions[k]!(TIME_MS + at * 1000, b) !== 0) continue;
        const distance = Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);
        if (at === 0) now[k] = distance;
        least[k] = Math.min(least[k]!, distance);
      }
    }
    return { now, least };
  }

  const inLowOrbit = some.objectIds.findIndex((_, index) => some.elementSet(index).meanMotionRevPerDay > 15);
  const inHighOrbit = some.objectIds.findIndex((_, index) => some.elementSet(index).meanMotionRevPerDay < 4);

  test.each([inLowOrbit, inHighOrbit])('the neighbours of object %i are those that looking finds', async (own) => {
    const period = 86_400 / some.elementSet(own).meanMotionRevPerDay;
    const { now, least } = lookAround(own, Math.min(period, 4 * 3600));
    const answer = await answerNeighbours(some, {
      kind: 'neighbours',
      objectId: some.objectIds[own]!,
      timeMs: TIME_MS,
      count: 10,
      ahead: true,
    });
    if (answer.status !== 'ok') throw new Error(answer.status);
    const nearest = [...now].sort((a, b) => a - b).slice(0, 10);
    answer.now.distancesKm.forEach((distance, k) => {
      expect(distance).toBeCloseTo(nearest[k]!, 9);
    });
    const [a, b] = [new Float64Array(6), new Float64Array(6)];
    let last = 0;
    answer.ahead.objectIds.forEach((id, k) => {
      const distance = answer.ahead.distancesKm[k]!;
      const index = some.indexOf(id);
      motionOf(some, own)(answer.ahead.timesMs[k]!, a);
      motionOf(some, index)(answer.ahead.timesMs[k]!, b);
      expect(distance).toBeCloseTo(Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!), 1);
      expect(distance).toBeLessThan(least[index]! + 0.02);
      expect(distance).toBeGreaterThanOrEqual(last);
      last = distance;
    });
    // Whoever looking saw closer than the last of the list must be on it.
    const listed = new Set(answer.ahead.objectIds);
    least.forEach((distance, k) => {
      if (distance < last - 0.02) expect(listed.has(some.objectIds[k]!), `${some.objectIds[k]}`).toBe(true);
    });
    expect(answer.ahead.objectIds).toHaveLength(10);
  });

  test('as many objects are in each hundred kilometres of height as traffic says, in the mean of time', async () => {
    const sets = indexElementSets(catalogColumns(elements));
    const traffic = await answerTraffic(sets, { kind: 'traffic', timeMs: TIME_MS });
    const state = new Float64Array(6);
    const moments = Array.from({ length: 8 }, (_, k) => TIME_MS + k * 777_000);
    const counted = new Map<number, number>();
    sets.objectIds.forEach((_, index) => {
      const motion = motionOf(sets, index);
      for (const timeMs of moments) {
        if (motion(timeMs, state) !== 0) continue;
        const band = Math.floor((Math.hypot(state[0]!, state[1]!, state[2]!) - EQUATORIAL_RADIUS_KM) / 100);
        counted.set(band, (counted.get(band) ?? 0) + 1 / moments.length);
      }
    });
    let compared = 0;
    for (let band = 4; band < 18; band++) {
      let expected = 0;
      traffic.objectsInShells.forEach((objects, shell) => {
        const low = traffic.shellEdgesKm[shell]!;
        if (low >= band * 100 && low < (band + 1) * 100) expected += objects;
      });
      // The oblate Earth moves objects by up to 10 km from their mean orbits, across the edges of a band both ways.
      const seen = counted.get(band) ?? 0;
      expect(Math.abs(seen - expected), `${band * 100} km`).toBeLessThan(0.1 * expected + 40);
      compared += seen;
    }
    expect(compared).toBeGreaterThan(10_000);
    const inAll = traffic.objectsInShells.reduce((sum, objects) => sum + objects, 0);
    const byInclination = traffic.byInclination.reduce((sum, objects) => sum + objects, 0);
    expect(Math.abs(byInclination - inAll)).toBeLessThan(0.01 * inAll);
    expect(inAll).toBeLessThanOrEqual(elements.length);
    expect(inAll).toBeGreaterThan(0.98 * elements.length);
  });
});
