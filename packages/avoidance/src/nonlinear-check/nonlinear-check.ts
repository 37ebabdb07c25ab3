import {
  addSeconds,
  type Encounter,
  type EncounterObject,
  multiplied,
  rotateCovariance,
  rtnRotation,
  transposed,
  type Vector3,
} from '@clearway/astro';
import { encounterPlaneOf, probability2d } from '@clearway/risk';
import { type PlanningMethod, probabilityBy, segmentOf } from '../applying-method/planning-method.ts';
import type { BurnTransition } from '../transition/burn-transition.ts';
import { primaryOrbit } from '../transition/primary-orbit.ts';
import { type BurnDifferences, burntPath, type PathInto, pathWithDifference, twoBodyPath } from './burnt-path.ts';
import { closestTimes, SLOW_KM_S } from './closest-times.ts';

/** Where both objects really go; what is absent is two-body motion through the encounter's states. */
export interface NominalPaths {
  readonly primary?: PathInto;
  readonly secondary?: PathInto;
  /** What burns change of the primary's path; absent: by two-body motion. */
  readonly differences?: BurnDifferences;
}

/** The encounter after a burn, found by propagation. */
export interface CheckedEncounter {
  /** Both objects at the new time of closest approach; covariances turned with their orbits, the burn's errors in the primary's. */
  readonly encounter: Encounter;
  readonly tcaShiftSeconds: number;
  readonly missDistanceKm: number;
  readonly relativeSpeedKmS: number;
  /** By `method`: the exact one in the new plane, or along the whole course; null where there is none, as without covariances. */
  readonly probability: number | null;
  readonly method: PlanningMethod;
}

/** What the check goes by. */
export interface CheckSettings {
  readonly nominal?: NominalPaths;
  /** Covariance of the primary's position at TCA by the errors of a burn (times the factor), nine numbers, km². */
  readonly executionCovariance?: (velocity: ArrayLike<number>, factor: number) => ArrayLike<number>;
  /** What the probability is of; default: the encounter plane. */
  readonly method?: PlanningMethod;
}

/** Propagates burns and finds where they lead. Holds what all checks of one encounter and burn time share. */
export type BurnCheck = (velocity: ArrayLike<number>, factor?: number) => CheckedEncounter | null;

/**
 * The check of burns at one time: both paths are propagated, the new time of closest approach is found, and there the probability
 * anew with the plane of that time, or by the `method` that applies instead. Of several local minima (slow pairs) the most probable counts. The result is null where
 * the burnt orbit is not bound.
 */
export function nonlinearCheck(
  encounter: Encounter,
  transition: BurnTransition,
  { nominal = {}, executionCovariance, method = 'Pc2D' }: CheckSettings = {},
): BurnCheck {
  const { periodSeconds } = primaryOrbit(encounter);
  const secondaryState = Float64Array.from([...encounter.secondary.position, ...encounter.secondary.velocity]);
  // Before the burn there is no burnt path; without one the whole course counts.
  const { leadSeconds } = transition;
  const earliest = leadSeconds > 0 ? -leadSeconds : Number.NEGATIVE_INFINITY;
  const secondary = nominal.secondary ?? twoBodyPath(secondaryState);
  const isSlow = distance(encounter.primary.velocity, encounter.secondary.velocity) < SLOW_KM_S;
  let segment: ReturnType<typeof segmentOf> | undefined;
  /**
   * Slow pairs meet again half a revolution later, and a burn moves their closest approach by minutes: what counts is the time that
   * belonged to the encounter before the burn, and the same about the closest approach that it has become.
   */
  const alongCourse = (primary: PathInto, added: ArrayLike<number> | null, times: readonly number[]) => {
    if (times.length === 0 || method === 'Pc2D') return null;
    const seconds = times.reduce((one, other) => (Math.abs(other) < Math.abs(one) ? other : one));
    const checked = encounterAt(encounter, primary, secondary, seconds, added, 'Pc2D');
    const within = (moved: Encounter, begin: number, end: number, from: number): number | null =>
      probabilityBy(method, moved, { begin: Math.max(begin, from), end: Math.max(end, from + 1) });
    segment ??= segmentOf(encounter);
    if (segment === null) return { ...checked, probability: null, method };
    const { begin, end } = segment;
    const now = within(checked.encounter, begin, end, earliest - seconds);
    const old = within(movedEncounter(encounter, primary, secondary, 0, added), begin, end, earliest);
    const known = [now, old].filter((each) => each !== null);
    return { ...checked, probability: known.length === 0 ? null : Math.max(...known), method };
  };
  return (velocity, factor = 1) => {
    const unburnt = nominal.primary ?? null;
    const primary = nominal.differences
      ? pathWithDifference(transition, velocity, factor, unburnt, nominal.differences)
      : burntPath(transition, velocity, factor, unburnt);
    const added = executionCovariance?.(velocity, factor) ?? null;
    const times = closestTimes(primary, secondary, periodSeconds, earliest);
    if (isSlow && method !== 'Pc2D') return alongCourse(primary, added, times);
    let worst: CheckedEncounter | null = null;
    for (const seconds of times) {
      const checked = encounterAt(encounter, primary, secondary, seconds, added, method);
      if (worst === null || isWorse(checked, worst)) worst = checked;
    }
    return worst;
  };
}

function isWorse(one: CheckedEncounter, other: CheckedEncounter): boolean {
  const [p, q] = [one.probability, other.probability];
  return p === null || q === null || p === q ? one.missDistanceKm < other.missDistanceKm : p > q;
}

function movedEncounter(
  encounter: Encounter,
  primaryPath: PathInto,
  secondaryPath: PathInto,
  seconds: number,
  added: ArrayLike<number> | null,
): Encounter {
  const state = new Float64Array(6);
  primaryPath(seconds, state);
  const primary = withAdded(movedTo(encounter.primary, state), added);
  secondaryPath(seconds, state);
  const secondary = movedTo(encounter.secondary, state);
  return { ...encounter, tca: addSeconds(encounter.tca, seconds), primary, secondary };
}

function encounterAt(
  encounter: Encounter,
  primaryPath: PathInto,
  secondaryPath: PathInto,
  seconds: number,
  added: ArrayLike<number> | null,
  method: PlanningMethod,
): CheckedEncounter {
  const moved = movedEncounter(encounter, primaryPath, secondaryPath, seconds, added);
  const { primary, secondary } = moved;
  return {
    encounter: moved,
    tcaShiftSeconds: seconds,
    missDistanceKm: distance(primary.position, secondary.position),
    relativeSpeedKmS: distance(primary.velocity, secondary.velocity),
    probability: method === 'Pc2D' ? inThePlane(moved) : probabilityBy(method, moved),
    method,
  };
}

function inThePlane(encounter: Encounter): number | null {
  const outcome = encounterPlaneOf(encounter);
  if (outcome.reason !== null) return null;
  const { probability } = probability2d.probability(outcome.principal);
  return Number.isNaN(probability) ? null : probability;
}

/** The object in another state, its covariance fixed to its orbit's axes. */
function movedTo(object: EncounterObject, state: Float64Array): EncounterObject {
  const position: Vector3 = [state[0]!, state[1]!, state[2]!];
  const velocity: Vector3 = [state[3]!, state[4]!, state[5]!];
  const { covariance } = object;
  if (covariance === null) return { ...object, position, velocity };
  const turn = multiplied(transposed(rtnRotation(position, velocity)), rtnRotation(object.position, object.velocity));
  return { ...object, position, velocity, covariance: rotateCovariance(covariance, turn) };
}

function withAdded(object: EncounterObject, added: ArrayLike<number> | null): EncounterObject {
  if (added === null || object.covariance === null) return object;
  const covariance = Float64Array.from(object.covariance);
  for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) covariance[6 * i + j]! += added[3 * i + j]!;
  return { ...object, covariance };
}

const distance = (a: Vector3, b: Vector3): number => Math.hypot(b[0] - a[0], b[1] - a[1], b[2] - a[2]);
