import { EARTH_RADIUS_KM, type ElementSet } from '@clearway/astro';

const MU_KM3_DAY2 = 398_600.8 * 86_400 ** 2;

export function semiMajorAxisKm(e: ElementSet): number {
  return Math.cbrt(MU_KM3_DAY2 / (2 * Math.PI * e.meanMotionRevPerDay) ** 2);
}

/** Altitudes of perigee and apogee of the mean orbit, km. */
export function perigeeKm(e: ElementSet): number {
  return semiMajorAxisKm(e) * (1 - e.eccentricity) - EARTH_RADIUS_KM;
}

export function apogeeKm(e: ElementSet): number {
  return semiMajorAxisKm(e) * (1 + e.eccentricity) - EARTH_RADIUS_KM;
}

const isLow = (e: ElementSet): boolean => apogeeKm(e) < 2000;
const isDeep = (e: ElementSet): boolean => e.meanMotionRevPerDay < 6.4;

/** A kind of orbit whose approaches are checked, each as dense as the check needs. */
export interface Regime {
  readonly title: string;
  readonly thresholdKm: number;
  /** What to draw from, and how many. */
  readonly draws: readonly { readonly from: (e: ElementSet) => boolean; readonly objects: number }[];
  /** Length of the window that is searched by brute force. */
  readonly hours: number;
  /** There should be at least so many approaches, or the check says little. */
  readonly leastRows: number;
}

export const REGIMES: readonly Regime[] = [
  {
    title: 'a crowded shell in low orbit',
    thresholdKm: 5,
    draws: [{ from: (e) => isLow(e) && e.meanMotionRevPerDay > 15.27 && e.meanMotionRevPerDay < 15.31, objects: 700 }],
    hours: 6,
    leastRows: 100,
  },
  {
    title: 'low orbits of every kind',
    thresholdKm: 10,
    draws: [{ from: isLow, objects: 1000 }],
    hours: 4,
    leastRows: 30,
  },
  {
    title: 'the geostationary belt',
    thresholdKm: 300,
    draws: [{ from: (e) => Math.abs(e.meanMotionRevPerDay - 1.0027) < 0.03 && e.eccentricity < 0.02, objects: 400 }],
    hours: 8,
    leastRows: 20,
  },
  {
    title: 'transfer and highly elliptical orbits',
    thresholdKm: 400,
    draws: [{ from: (e) => e.eccentricity > 0.3, objects: 400 }],
    hours: 12,
    leastRows: 15,
  },
  {
    title: 'deep space against low orbit',
    thresholdKm: 25,
    draws: [
      { from: (e) => isDeep(e) && perigeeKm(e) < 1500, objects: 150 },
      { from: isLow, objects: 700 },
    ],
    hours: 6,
    leastRows: 100,
  },
  {
    title: 'retrograde orbits',
    thresholdKm: 10,
    draws: [
      { from: (e) => e.inclinationDeg > 100, objects: 200 },
      { from: (e) => e.inclinationDeg > 95, objects: 600 },
    ],
    hours: 6,
    leastRows: 12,
  },
  {
    title: 'polar orbits',
    thresholdKm: 10,
    draws: [{ from: (e) => isLow(e) && Math.abs(e.inclinationDeg - 90) < 9, objects: 800 }],
    hours: 6,
    leastRows: 30,
  },
  {
    title: 'navigation orbits',
    thresholdKm: 400,
    draws: [{ from: (e) => e.meanMotionRevPerDay > 1.5 && e.meanMotionRevPerDay < 2.6, objects: 300 }],
    hours: 12,
    leastRows: 15,
  },
  {
    title: 'a mixture of everything',
    thresholdKm: 10,
    draws: [{ from: () => true, objects: 1500 }],
    hours: 2,
    leastRows: 20,
  },
];
