import { initializeSgp4, propagateSgp4, unixMicros, type Vector3 } from '@clearway/astro';
import {
  alfriend1999,
  type CovarianceRtn,
  combinedRadius,
  covarianceFor,
  encounterPlane,
  hardBodyRadius,
  principalPlane,
  probability2d,
  SOCRATES_COVARIANCE,
  type UncertainRadius,
} from '@clearway/risk';
import { createEphemerisMotion } from '@clearway/screening';
import { expect, test } from 'vitest';
import type { EphemerisObject, RunObject } from '../operator-ephemerides/run-object.ts';
import { kindFromName } from '../runs/rank-object-kind.ts';
import { MADE_UP_START, madeUpObject } from '../runs/screening-run.fixture.ts';
import type { CloseApproaches } from '../runs/screening-run.ts';
import { covarianceSource, methodName } from './risk-basis.ts';
import { type RiskThreads, startRiskThreads } from './risk-threads.ts';
import type { RowRisks } from './row-risks.ts';
import { risksOfRun } from './run-risks.ts';

const FAMILIES = 6;
const MEMBERS = 5;
const names = ['STARLINK-1', 'COSMOS 2251 DEB', 'SL-16 R/B'];

/** Families of objects kilometres from each other: low, polar, half a day, a day, eccentric, and one that has no table. */
const elements = Array.from({ length: FAMILIES * MEMBERS }, (_, place) => {
  const [family, member] = [place % FAMILIES, Math.floor(place / FAMILIES)];
  return madeUpObject(place + 1, names[place % 3]!, {
    meanMotionRevPerDay: [15.2, 14.1, 2.00561, 1.0027, 2.3, 4][family]!,
    eccentricity: [0.001, 0.01, 0.02, 0.0003, 0.7, 0.1][family]!,
    inclinationDeg: [53, 98, 55, 0.1, 63, 30][family]! + 0.004 * member,
    raanDeg: 0,
    meanAnomalyDeg: 77 * family + 0.003 * member * member,
    bstar: family < 2 ? 1e-5 * family : 0,
  });
});
/** More than there are planes at once. */
const COUNT = 3000;
const startUs = unixMicros(MADE_UP_START);

/** Rows of pairs within a family, over a week, in the order of time. */
function madeUpApproaches(places: (row: number) => readonly [number, number]): CloseApproaches {
  const rows = Array.from({ length: COUNT }, (_, k) => k);
  const nothing = new Float64Array(0);
  return {
    count: COUNT,
    primary: Int32Array.from(rows, (k) => places(k)[0]),
    secondary: Int32Array.from(rows, (k) => places(k)[1]),
    tca: Float64Array.from(rows, (k) => (k * 604_800) / COUNT),
    relativeSpeedKmS: Float64Array.from(rows, (k) => (k % 50 === 0 ? 0.002 : 7)),
    coLocated: Uint8Array.from(rows, (k) => (k % 70 === 0 ? 1 : 0)),
    missDistanceKm: nothing,
    radialKm: nothing,
    inTrackKm: nothing,
    crossTrackKm: nothing,
    entry: nothing,
    exit: nothing,
  };
}

function pairOf(k: number): readonly [number, number] {
  const first = (7 * k) % MEMBERS;
  const second = (first + 1 + (k % (MEMBERS - 1))) % MEMBERS;
  const family = (k + Math.floor(k / 11)) % FAMILIES;
  return [family + FAMILIES * first, family + FAMILIES * second];
}

const risksOf = (
  objects: readonly RunObject[],
  approaches: CloseApproaches,
  threads: RiskThreads | null = null,
): Promise<RowRisks> => risksOfRun(objects, approaches, MADE_UP_START, {}, async () => {}, threads);

/** One row by the functions that take one encounter each. */
function plainRisk({ primary, secondary, tca }: CloseApproaches, k: number): { probability: number; most: number } {
  const [own, other] = [plainSide(primary[k]!, tca[k]!), plainSide(secondary[k]!, tca[k]!)];
  const radiusKm = combinedRadius(own.radius, other.radius).effectiveRadiusM / 1000;
  const planeOf = (one: CovarianceRtn, two: CovarianceRtn) => encounterPlane(own.state, one, other.state, two);
  const most = alfriend1999(planeOf(SOCRATES_COVARIANCE, SOCRATES_COVARIANCE), radiusKm).maximumProbability;
  if (own.covariance === null || other.covariance === null) return { probability: most, most };
  const plane = planeOf(own.covariance, other.covariance);
  const { probability } = probability2d.probability(principalPlane(plane, radiusKm));
  return { probability, most: Math.max(most, probability, alfriend1999(plane, radiusKm).maximumProbability) };
}

interface PlainSide {
  readonly state: { readonly position: Vector3; readonly velocity: Vector3 };
  /** Null where only SOCRATES's shape is left. */
  readonly covariance: CovarianceRtn | null;
  readonly radius: UncertainRadius;
}

function plainSide(place: number, tca: number): PlainSide {
  const element = elements[place]!;
  const minutes = (startUs + tca * 1e6 - unixMicros(element.epoch)) / 60e6;
  const [x, y, z, vx, vy, vz] = stateOf(place, minutes);
  const kind = kindFromName(element.name);
  const chosen = covarianceFor({ ...element, kind, isManoeuvrable: null }, minutes / 1440);
  return {
    state: { position: [x, y, z], velocity: [vx, vy, vz] },
    covariance: chosen.source === 'socrates-shape' ? null : chosen.covariance,
    radius: hardBodyRadius(element.id, kind, {}),
  };
}

function stateOf(place: number, minutes: number): [number, number, number, number, number, number] {
  const state = new Float64Array(6);
  propagateSgp4(initializeSgp4(elements[place]!), minutes, state);
  return [...state] as [number, number, number, number, number, number];
}

/** What is kept has 24 bits. */
const HALF_A_BIT = 2 ** -24;
/** The general functions and those of many rows round their products in different orders: far out in the tail it shows. */
const ROUNDING = 1e-12;

test('every row has the risk that the functions of one encounter give it', async () => {
  const approaches = madeUpApproaches(pairOf);
  const risks = await risksOf(elements, approaches);
  const counts = new Map<string, number>();
  for (let k = 0; k < COUNT; k++) {
    const method = methodName(risks.method[k]!);
    const isShort = approaches.relativeSpeedKmS[k]! > 1 && approaches.coLocated[k] === 0;
    expect(method !== null).toBe(isShort);
    if (method === null) continue;
    const { probability, most } = plainRisk(approaches, k);
    expect(Math.abs(risks.maxProbability[k]! - most)).toBeLessThanOrEqual((HALF_A_BIT + ROUNDING) * most);
    // Less than what has 24 bits at all tells nothing.
    if (!(probability > 1e-30)) continue;
    expect(Math.abs(risks.probability[k]! - probability)).toBeLessThanOrEqual((HALF_A_BIT + ROUNDING) * probability);
    const what = `${method} ${covarianceSource(risks.basis[k]!)}`;
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  expect(counts.get('Pc2D regime-table')).toBeGreaterThan(500);
  expect(counts.get('Alfriend1999 socrates-shape')).toBeGreaterThan(250);
});

test('in threads every bit is the same, and rows with ephemerides are among them', async () => {
  const day = Math.floor(startUs / 86_400e6) - 10_957;
  const times = Float64Array.from({ length: 1441 }, (_, minute) => 60 * minute);
  const from = (startUs - unixMicros(elements[0]!.epoch)) / 60e6;
  const motion = createEphemerisMotion({
    day,
    times,
    states: Float64Array.from([...times].flatMap((_, minute) => stateOf(0, from + minute))),
  });
  const span = { motion, fromUs: startUs, untilUs: startUs + 86_400e6, covariances: [] };
  const own: EphemerisObject = { id: 1, name: 'OWN', epoch: MADE_UP_START, spans: [span] };
  const objects = [...elements, own];
  // A day of the week has them.
  const approaches = madeUpApproaches((k) => (k < COUNT / 7 && k % 5 === 0 ? [elements.length, FAMILIES] : pairOf(k)));
  const threads = startRiskThreads(2);
  try {
    const there = await risksOf(objects, approaches, threads);
    expect(there).toEqual(await risksOf(objects, approaches));
    const withEphemeris = there.probability.filter((_, k) => approaches.primary[k] === elements.length);
    expect(withEphemeris.some((probability) => probability > 0)).toBe(true);
  } finally {
    await threads.close();
  }
});

test('an abort ends the threads', async () => {
  const aborted = new AbortController();
  const threads = startRiskThreads(1, aborted.signal);
  const asked = risksOf(elements, madeUpApproaches(pairOf), threads);
  aborted.abort(new Error('enough'));
  await expect(asked).rejects.toThrow('enough');
  await threads.close();
});
