import { type Encounter, rtnRotation, unixMicros, type Vector3 } from '@clearway/astro';
import { avoidancePlane, type CheckedEncounter } from '@clearway/avoidance';
import type { EncounterPlaneDocument, PlaneCovarianceDocument, PlaneVector } from '@clearway/contract';
import { encounterPlaneOf } from '@clearway/risk';
import type { EncounterOutcome } from './burn-question.ts';

/** Unit vectors of x and y of a plane, in the encounter's frame. */
export type PlaneAxes = readonly [x: Vector3, y: Vector3];

/** The axes that an encounter is drawn along, before a burn and after it: x along the miss. Null where nothing passes. */
export function drawnAxes(encounter: Encounter): PlaneAxes | null {
  const outcome = encounterPlaneOf(encounter);
  if (outcome.reason === null) return outcome.axes;
  if (outcome.reason !== 'no-covariance') return null;
  const { axes, place } = avoidancePlane(encounter, false);
  const miss = Math.hypot(...place);
  const [cosine, sine] = miss > 0 ? [-place[0] / miss, -place[1] / miss] : [1, 0];
  return [combined(axes, cosine, sine), combined(axes, -sine, cosine)];
}

function combined([one, other]: PlaneAxes, first: number, second: number): Vector3 {
  return [first * one[0] + second * other[0], first * one[1] + second * other[1], first * one[2] + second * other[2]];
}

/** What came of an encounter, seen along axes that stay the same. */
export function outcomeOf(checked: CheckedEncounter, axes: PlaneAxes | null): EncounterOutcome {
  const { encounter, probability, missDistanceKm, relativeSpeedKmS } = checked;
  return {
    probability,
    missKm: missDistanceKm,
    tcaMs: unixMicros(encounter.tca) / 1000,
    relativeSpeedKmS,
    plane: axes && planeAlong(encounter, axes),
  };
}

/** The encounter in a plane: as the service's plane, but along axes that are given. */
export function planeAlong(
  { primary, secondary, hardBodyRadiusKm }: Encounter,
  axes: PlaneAxes,
): EncounterPlaneDocument {
  const [own, others] = [primary, secondary].map(({ covariance }) => covariance && projected(covariance, axes)) as [
    PlaneCovarianceDocument | null,
    PlaneCovarianceDocument | null,
  ];
  const miss = minus(secondary.position, primary.position);
  const rotation = rtnRotation(primary.position, primary.velocity);
  const shown = (row: number): PlaneVector =>
    along([rotation[3 * row]!, rotation[3 * row + 1]!, rotation[3 * row + 2]!], axes);
  return {
    miss_km: along(miss, axes),
    covariance_km2: {
      xx: (own?.xx ?? 0) + (others?.xx ?? 0),
      xy: (own?.xy ?? 0) + (others?.xy ?? 0),
      yy: (own?.yy ?? 0) + (others?.yy ?? 0),
    },
    primary_covariance_km2: own,
    secondary_covariance_km2: others,
    hard_body_radius_km: hardBodyRadiusKm,
    radial: shown(0),
    in_track: shown(1),
    cross_track: shown(2),
  };
}

/** The position's part of a covariance, 6 × 6. */
function projected(covariance: Float64Array, [x, y]: PlaneAxes): PlaneCovarianceDocument {
  const product = (a: Vector3, b: Vector3): number => {
    let sum = 0;
    for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) sum += a[i]! * covariance[6 * i + j]! * b[j]!;
    return sum;
  };
  return { xx: product(x, x), xy: product(x, y), yy: product(y, y) };
}

function along(v: Vector3, [x, y]: PlaneAxes): PlaneVector {
  return { x: dot(v, x), y: dot(v, y) };
}

const dot = (a: Vector3, b: Vector3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const minus = (a: Vector3, b: Vector3): Vector3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
