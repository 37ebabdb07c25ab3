import type { ElementSet } from '@clearway/astro';
import {
  COVARIANCE_REGIMES,
  combineGrowths,
  covarianceRegime,
  growthFromHistory,
  type HistoryGrowth,
  historyDifferences,
  isJumpWithin,
  manoeuvreJumps,
  prepareHistory,
  REGIME_TABLE,
} from '@clearway/risk';
import { expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { historiesOf, loggedManoeuvres } from './element-set-histories.fixture.ts';

const SATELLITES = ['Sentinel-3A', 'SARAL', 'CryoSat-2', 'Jason-2', 'Fengyun-2E'] as const;
const fileOf = (satellite: string): string => `history/manoeuvres/${satellite}.tle.gz`;

/**
 * Robust standard deviations (1.4826 times the median absolute deviation) of differences at the epochs, pairs over a logged
 * manoeuvre removed, radial/in-track/cross-track in km at 1, 3, 7 and 14 days: computed for this project by another program
 * over up to fifteen satellites (`reference/probability.md`), as ranges over the satellites of a row. That program chose its pairs
 * differently, so a quarter beyond the range is allowed; a row of several satellites is one of its ranges.
 */
const MEASURED_ELSEWHERE: Readonly<
  Record<string, readonly (readonly [component: number, age: number, low: number, high: number])[]>
> = {
  polar: [
    [0, 1, 0.004, 0.032],
    [1, 1, 0.03, 0.1],
    [2, 1, 0.016, 0.03],
    [0, 3, 0.009, 0.05],
    [1, 3, 0.08, 0.19],
    [2, 3, 0.05, 0.07],
    [0, 7, 0.018, 0.037],
    [1, 7, 0.24, 0.6],
    [2, 7, 0.13, 0.18],
    [0, 14, 0.03, 0.05],
    [1, 14, 1.2, 5.3],
    [2, 14, 0.28, 0.34],
  ],
  'Jason-2': [
    [0, 1, 0.011, 0.068],
    [1, 1, 0.05, 0.4],
    [2, 1, 0.02, 0.09],
    [0, 3, 0.024, 0.12],
    [1, 3, 0.1, 0.83],
    [2, 3, 0.05, 0.21],
    [0, 7, 0.05, 0.22],
    [1, 7, 0.3, 1.9],
    [2, 7, 0.11, 0.43],
    [0, 14, 0.09, 0.39],
    [1, 14, 1.4, 3.8],
    [2, 14, 0.25, 0.82],
  ],
  'Fengyun-2E': [
    [0, 1, 0.14, 0.27],
    [1, 1, 1, 1.8],
    [2, 1, 0.18, 0.52],
    [0, 3, 0.36, 0.64],
    [1, 3, 4.1, 6.3],
    [2, 3, 0.44, 1.4],
    [0, 7, 0.78, 1.2],
    [1, 7, 14, 18],
    [2, 7, 0.87, 3.3],
    [0, 14, 1.3, 2.1],
    [1, 14, 35, 51],
    [2, 14, 1.6, 7.1],
  ],
};
const MARGIN = 1.25;

describeWithReferenceData('covariance by differencing element sets', SATELLITES.map(fileOf), () => {
  test.each(SATELLITES)('%s spreads as another program measured it', (satellite) => {
    const [history] = historiesOf(fileOf(satellite)).values();
    const logged = loggedManoeuvres(satellite, history!);
    const expected = MEASURED_ELSEWHERE[satellite] ?? MEASURED_ELSEWHERE.polar!;
    const prepared = prepareHistory(history!, 1);
    const rows = expected.map(([component, age, low, high]) => {
      const d = historyDifferences(prepared, [age]);
      const values = [d.radialKm, d.inTrackKm, d.crossTrackKm][component]!.filter(
        (_, k) => !isJumpWithin(logged, d.fromDays[k]!, d.toDays[k]!),
      );
      const middle = medianOf(values);
      const spread = 1.4826 * medianOf(values.map((value) => Math.abs(value - middle)));
      return { component: 'RTN'[component], age, spread, low, high };
    });
    expect(rows.filter(({ spread, low, high }) => !(spread >= low / MARGIN && spread <= high * MARGIN))).toEqual([]);
  });

  /** Burns of millimetres a second stay within what the fits of the sets themselves wander by. */
  test('most logged manoeuvres are seen in the element sets', () => {
    let logged = 0;
    let seen = 0;
    for (const satellite of SATELLITES) {
      const [history] = historiesOf(fileOf(satellite)).values();
      const prepared = prepareHistory(history!);
      const jumps = manoeuvreJumps(prepared);
      const last = prepared.epochDays.at(-1)!;
      for (const time of loggedManoeuvres(satellite, history!)) {
        if (time < 0 || time > last) continue;
        logged++;
        if (jumps.some((jump) => Math.abs(jump - time) < 1.5)) seen++;
      }
    }
    expect(logged).toBeGreaterThan(400);
    expect(seen / logged).toBeGreaterThan(0.7);
  });

  test.each(SATELLITES)('%s: without a log the growth is what it is with one', (satellite) => {
    const [history] = historiesOf(fileOf(satellite)).values();
    const found = growthFromHistory(history!)!.growth;
    const known = growthFromHistory(history!, loggedManoeuvres(satellite, history!))!.growth;
    for (const component of ['radialKm', 'inTrackKm', 'crossTrackKm'] as const) {
      found[component].forEach((sigma, at) => {
        expect(sigma / known[component][at]!, `${component} ${at}`).toBeGreaterThan(0.75);
        expect(sigma / known[component][at]!, `${component} ${at}`).toBeLessThan(1.25);
      });
    }
  });
});

/** The folder's other file, of geostationary satellites, has none of these regimes and takes the longest. */
const FILES = ['stations', 'science', 'weather', 'resource', 'military'].map(
  (group) => `history/celestrak-2026-05-24_08-22/${group}.3le.gz`,
);
const RECOMPUTED = ['leo-800-1000', 'leo-1000-2000', 'high'] as const;

describeWithReferenceData('the table of growth by regime', [...FILES, ...SATELLITES.map(fileOf)], () => {
  test('is what its script computes from the histories', () => {
    const growths = new Map<string, HistoryGrowth[]>(COVARIANCE_REGIMES.map((regime) => [regime, []]));
    const add = (history: readonly ElementSet[]): void => {
      const regime = covarianceRegime(history[Math.floor(history.length / 2)]!);
      if (!(RECOMPUTED as readonly string[]).includes(regime)) return;
      const growth = growthFromHistory(history);
      if (growth) growths.get(regime)!.push(growth);
    };
    for (const satellite of SATELLITES) for (const history of historiesOf(fileOf(satellite)).values()) add(history);
    const histories = new Map<number, ElementSet[]>();
    for (const file of FILES) {
      for (const [id, history] of historiesOf(file)) histories.set(id, [...(histories.get(id) ?? []), ...history]);
    }
    for (const history of histories.values()) add(history);
    for (const regime of RECOMPUTED) expect(combineGrowths(growths.get(regime)!), regime).toEqual(REGIME_TABLE[regime]);
  });
});

function medianOf(values: Float64Array): number {
  const sorted = values.toSorted();
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}
