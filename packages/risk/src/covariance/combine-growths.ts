import type { Vector3 } from '@clearway/astro';
import { type ErrorGrowth, GROWTH_AGES_DAYS } from './error-growth.ts';
import { type HistoryGrowth, quantile } from './growth-from-history.ts';

/** The growth that stands for a regime, and what it rests on. */
export interface RegimeGrowth {
  readonly objects: number;
  readonly pairs: number;
  readonly growth: ErrorGrowth;
}

/** Three objects of four are better than the table: it is for objects of which less is known than of those measured. */
export const REGIME_QUANTILE = 0.75;

/** Joins the growths of objects of one regime: at each age the upper quartile of the objects; the tails of the middle one. */
export function combineGrowths(growths: readonly HistoryGrowth[]): RegimeGrowth {
  const of = (share: number, value: (growth: ErrorGrowth) => number): number =>
    rounded(quantile(Float64Array.from(growths, ({ growth }) => value(growth)).sort(), share));
  const sigmas = (component: 'radialKm' | 'inTrackKm' | 'crossTrackKm'): number[] =>
    GROWTH_AGES_DAYS.map((_, at) => of(REGIME_QUANTILE, (growth) => growth[component][at]!));
  const tail = (component: number): number => of(0.5, ({ tailFactors }) => tailFactors[component]!);
  const tailFactors: Vector3 = [tail(0), tail(1), tail(2)];
  return {
    objects: growths.length,
    pairs: growths.reduce((sum, { pairs }) => sum + pairs, 0),
    growth: {
      radialKm: sigmas('radialKm'),
      inTrackKm: sigmas('inTrackKm'),
      crossTrackKm: sigmas('crossTrackKm'),
      tailFactors,
    },
  };
}

/** Three digits: there are no more in it. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
