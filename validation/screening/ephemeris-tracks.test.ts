import type { ElementSet } from '@clearway/astro';
import {
  type CutEphemeris,
  createEphemerisScreener,
  createSlowResolver,
  cutEphemeris,
  fitOrbitTracks,
  joinStretches,
  mergeApproaches,
  type PrimaryOutcome,
  type RefinementSetting,
  slowSpeedFor,
} from '@clearway/screening';
import { beforeAll, expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { burningPath, wholeSpan } from './made-ephemerides.ts';
import { preparedMotion } from './prepared-motion.ts';
import { type RandomStream, randomStream } from './random.ts';
import { type CheckedCatalog, checkedCatalog } from './regime-check.ts';
import { perigeeKm } from './regimes.ts';

/**
 * With tracks, an ephemeris is compared with others near the nodes of their planes only; without them all of the time is searched
 * by gravity's bounds. Both must give the same rows, to the last bit.
 */
const CATALOG = 'catalogs/full-density/gp.csv.gz';
const DAY = 86_400;
const DURATION = 2 * DAY;

describeWithReferenceData('the tracks of an ephemeris with burns', [CATALOG], () => {
  let catalog: CheckedCatalog;
  beforeAll(async () => {
    catalog = await checkedCatalog(CATALOG, '2026-03-10T00:00:00Z');
  });

  test.each([
    ['low orbit', (e: ElementSet) => e.meanMotionRevPerDay > 14.5 && e.meanMotionRevPerDay < 15.5, 700, 50],
    [
      'an eccentric orbit',
      (e: ElementSet) => e.eccentricity > 0.2 && e.meanMotionRevPerDay > 4 && perigeeKm(e) < 900,
      1000,
      200,
    ],
  ] as const)('exclude nothing: %s', { timeout: 240_000 }, async (title, isHost, count, thresholdKm) => {
    const random = randomStream(`tracks of an ephemeris, ${title}`);
    const low = catalog.elements.filter((e) => e.meanMotionRevPerDay > 14 && Math.abs(e.bstar) < 0.01);
    const [host] = random.choose(catalog.elements.filter(isHost), 1) as [ElementSet];
    const others = random.choose(low, count).filter(({ id }) => id !== host.id);
    const { knots } = burningPath(host, catalog.start, { from: -600, to: DURATION + 600, spacing: 60 }, burns(random));
    const span = wholeSpan(knots);
    const motion = await preparedMotion(others, catalog.start, DURATION);
    const cut = cutEphemeris(span.motion, motion.startUs, motion.stopUs);
    expect(cut.pieces.some(({ isUsable }) => isUsable)).toBe(true);
    const without = { ...cut, pieces: cut.pieces.map((piece) => ({ ...piece, isUsable: false })) };
    const withTracks = await rowsWith(cut, others, motion, span, thresholdKm);
    const exhaustive = await rowsWith(without, others, motion, span, thresholdKm);
    expect(exhaustive.rows.length).toBeGreaterThan(0);
    expect(withTracks.rows).toEqual(exhaustive.rows);
    expect(withTracks.outcome.insideAtStart).toEqual(exhaustive.outcome.insideAtStart);
  });
});

function burns(random: RandomStream): { at: number; deltaVKmS: [number, number, number] }[] {
  return Array.from({ length: 3 }, (_, k) => ({
    at: Math.round((0.2 + 0.6 * k + 0.2 * random.next()) * DAY),
    deltaVKmS: [0.002 * random.next(), 0.01 * (random.next() - 0.5), 0.004 * random.next()],
  }));
}

async function rowsWith(
  cut: CutEphemeris,
  others: readonly ElementSet[],
  { kernel, batch, satellites, epochOffsets, startUs, stopUs, start }: Awaited<ReturnType<typeof preparedMotion>>,
  { fromUs, untilUs }: { readonly fromUs: number; readonly untilUs: number },
  thresholdKm: number,
): Promise<{ readonly rows: Float64Array; readonly outcome: PrimaryOutcome }> {
  const each = (value: number, own: number): Float64Array => Float64Array.from([...others.map(() => value), own]);
  const setting: RefinementSetting = {
    startUs,
    stopUs,
    thresholdKm,
    slowSpeed: slowSpeedFor(thresholdKm),
    fromUs: each(Number.NEGATIVE_INFINITY, fromUs),
    untilUs: each(Number.POSITIVE_INFINITY, untilUs),
    failsUs: each(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY),
    halfPeriods: each(2800, 2800),
    isPrimary: () => true,
  };
  const tracks = fitOrbitTracks(satellites, epochOffsets, DURATION);
  const screener = createEphemerisScreener(kernel, batch, tracks, [cut], setting);
  const always = (): boolean => true;
  const outcome = await screener.screen(others.length, always, always, async () => {});
  const slow = createSlowResolver(kernel, screener.batch, setting)(joinStretches([outcome.stretches]));
  const ids = Float64Array.from([...others.map(({ id }) => id), 1]);
  return { rows: mergeApproaches([outcome.approaches, slow], ids, start, DURATION), outcome };
}
