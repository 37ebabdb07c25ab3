import { MEAN_ORBIT_VALUES, MU_KM3_S2, meanOrbit } from '@clearway/astro';
import type { ElementSets } from './element-sets.ts';
import { minutesSince, stateOfSet } from './object-motion.ts';
import { type Refusal, refusalAt } from './refusal.ts';

export interface OrbitQuestion {
  readonly kind: 'orbit';
  readonly objectId: number;
  readonly timeMs: number;
}

export type OrbitAnswer =
  | {
      readonly status: 'ok';
      readonly timesMs: Float64Array;
      /** x, y, z of each time, km, TEME. */
      readonly positions: Float64Array;
      /** Time of one revolution from perigee to perigee, s. */
      readonly periodSeconds: number;
      /** False where propagation fails before the revolution is complete: it then ends there. */
      readonly complete: boolean;
    }
  | Refusal;

/** One a degree and both ends: a chord of the largest circle is 4·10⁻⁵ of the semi-major axis from its arc. */
const SAMPLES = 361;

const orbit = new Float64Array(MEAN_ORBIT_VALUES);

/**
 * One revolution about a time, by the element set in force at it: positions of SGP4 at times that are even in the eccentric
 * anomaly of the mean orbit, half a turn before and half a turn after, so that the curve is as smooth at perigee as at apogee.
 */
export function answerOrbit(sets: ElementSets, { objectId, timeMs }: OrbitQuestion): OrbitAnswer {
  const refusal = refusalAt(sets, objectId, timeMs);
  if (refusal !== null) return refusal;
  const set = sets.setIndexAt(sets.indexOf(objectId), timeMs);
  const shape = orbitShapeAt(sets, set, timeMs);
  const timesMs = new Float64Array(SAMPLES);
  const positions = new Float64Array(SAMPLES * 3);
  const state = new Float64Array(6);
  const middle = (SAMPLES - 1) / 2;
  const sample = (k: number): boolean => {
    const turned = shape.eccentricAnomaly + ((k - middle) / middle) * Math.PI;
    const sinceNow = meanAnomalyOf(turned, shape.eccentricity) - shape.meanAnomaly;
    timesMs[k] = k === middle ? timeMs : timeMs + (sinceNow / (2 * Math.PI)) * shape.periodSeconds * 1000;
    if (stateOfSet(sets, set, timesMs[k]!, state) !== 0) return false;
    positions.set(state.subarray(0, 3), k * 3);
    return true;
  };
  let first = middle;
  while (first > 0 && sample(first - 1)) first--;
  let end = middle;
  while (end < SAMPLES && sample(end)) end++;
  return {
    status: 'ok',
    timesMs: timesMs.slice(first, end),
    positions: positions.slice(first * 3, end * 3),
    periodSeconds: shape.periodSeconds,
    complete: first === 0 && end === SAMPLES,
  };
}

export interface OrbitShape {
  readonly semiMajorAxisKm: number;
  readonly eccentricity: number;
  readonly meanAnomaly: number;
  readonly eccentricAnomaly: number;
  readonly periodSeconds: number;
}

/** The mean orbit at a time at which the set has a state: angles in rad. */
export function orbitShapeAt(sets: ElementSets, set: number, timeMs: number): OrbitShape {
  const code = meanOrbit(sets.constantsOf(set), minutesSince(sets.epochUs(set), timeMs), orbit);
  if (code !== 0) throw new Error(`mean orbit of a set that has a state: code ${code}`);
  const axis = orbit[0]!;
  const eccentricity = Math.min(Math.hypot(orbit[1]!, orbit[2]!), MOST_ECCENTRICITY);
  const meanAnomaly = orbit[5]! - Math.atan2(orbit[2]!, orbit[1]!);
  return {
    semiMajorAxisKm: axis,
    eccentricity,
    meanAnomaly,
    eccentricAnomaly: eccentricAnomalyOf(meanAnomaly, eccentricity),
    periodSeconds: 2 * Math.PI * Math.sqrt(axis ** 3 / MU_KM3_S2),
  };
}

const MOST_ECCENTRICITY = 0.999;

function meanAnomalyOf(eccentricAnomaly: number, eccentricity: number): number {
  return eccentricAnomaly - eccentricity * Math.sin(eccentricAnomaly);
}

/** Solves Kepler's equation for any anomaly, on the same turn: Newton from M + e sin M, bounded steps. */
export function eccentricAnomalyOf(meanAnomaly: number, eccentricity: number): number {
  let anomaly = meanAnomaly + eccentricity * Math.sin(meanAnomaly);
  for (let step = 0; step < 50; step++) {
    const wrong = meanAnomalyOf(anomaly, eccentricity) - meanAnomaly;
    const move = wrong / (1 - eccentricity * Math.cos(anomaly));
    anomaly -= Math.max(-0.9, Math.min(0.9, move));
    if (Math.abs(move) < 1e-13) break;
  }
  return anomaly;
}
