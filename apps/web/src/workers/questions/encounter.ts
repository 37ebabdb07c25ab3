import { propagateChecked } from '@clearway/astro';
import type { Geodetic, Vector3 } from '../../globe/view/earth-shape.ts';
import { closestApproach, halfRevolutionSeconds, type Separation } from './closest-approach.ts';
import type { ElementSets } from './element-sets.ts';
import { componentsIn, type EncounterPlane, encounterPlane, type RtnAxes, rtnAxes } from './encounter-axes.ts';
import { minutesSince } from './object-motion.ts';
import { type Refusal, refusalAt } from './refusal.ts';
import { subPoint } from './sub-point.ts';
import { angleBetween, length, minus, vectorAt } from './vectors.ts';

export interface EncounterQuestion {
  readonly kind: 'encounter';
  readonly primaryId: number;
  readonly secondaryId: number;
  /** Near which the closest approach is sought. */
  readonly tcaMs: number;
  /** Before and after it, at most 86,400. */
  readonly spanSeconds: number;
  /** Objects whose elements are to be taken although they have an operator's ephemeris: an encounter that was found by these. */
  readonly byElements?: readonly number[];
}

/** One object at the time of closest approach. */
export interface EncounterObject {
  readonly objectId: number;
  /** x, y, z (km), vx, vy, vz (km/s), TEME. */
  readonly state: Float64Array;
  /** Point below and height over the WGS 84 ellipsoid, rad and km. */
  readonly below: Geodetic;
  readonly speedKmS: number;
  /** Epoch of its element set, ms since 1970 UTC. */
  readonly epochMs: number;
  /** It is its operator's ephemeris that says where it is. */
  readonly byEphemeris: boolean;
}

export interface Encounter {
  readonly status: 'ok';
  /** Of least distance by these elements; a double resolves 0.2 µs of it. */
  readonly tcaMs: number;
  /** It minus the time asked for: what newer elements changed. */
  readonly tcaShiftSeconds: number;
  /** False where the distance has no minimum within reach of the time asked for: `tcaMs` is then the closest in reach. */
  readonly isMinimum: boolean;
  readonly missDistanceKm: number;
  readonly relativeSpeedKmS: number;
  /** Secondary − primary at TCA in the primary's radial, in-track, cross-track axes, km. */
  readonly missRtnKm: Vector3;
  /** Inertial relative velocity along the same axes, km/s. */
  readonly relativeVelocityRtnKmS: Vector3;
  /** Between the two velocities, rad: 0 the same way, π head on. */
  readonly approachAngle: number;
  /** The plane across the relative velocity, its vectors along the primary's RTN axes at TCA. */
  readonly plane: EncounterPlane | null;
  readonly primary: EncounterObject;
  readonly secondary: EncounterObject;
  /** Seconds from TCA of the samples, ascending, 0 among them: fine at TCA, coarse at the ends. */
  readonly seconds: Float64Array;
  /** Secondary − primary of each sample in the primary's RTN axes of that time: r, t, n, km. */
  readonly positionsRtn: Float64Array;
  /** Rates of these components, km/s (of the turning axes): with them the samples make a cubic Hermite spline. */
  readonly ratesRtn: Float64Array;
}

export type EncounterAnswer = Encounter | Refusal;

const MOST_SPAN_SECONDS = 86_400;
const LEAST_REACH_SECONDS = 60;
const SAMPLES_EACH_SIDE = 300;
/** Spacing grows by cosh of this from TCA to the ends: 1,500 times. */
const CROWDING = 8;
const RATE_DIFFERENCE_SECONDS = 0.05;

/** Everything for a view of two objects about their closest approach, by operators' ephemerides or the element sets in force at the time given. */
export function answerEncounter(sets: ElementSets, question: EncounterQuestion): EncounterAnswer {
  const { primaryId, secondaryId, tcaMs: askedMs, spanSeconds } = question;
  if (!(spanSeconds > 0 && spanSeconds <= MOST_SPAN_SECONDS)) {
    throw new RangeError(`${spanSeconds} s about an encounter: more than 0, at most ${MOST_SPAN_SECONDS}`);
  }
  const refusal = refusalAt(sets, primaryId, askedMs) ?? refusalAt(sets, secondaryId, askedMs);
  if (refusal !== null) return refusal;
  const pair = pairOf(sets, question);
  const { states } = pair;
  pair.at(0);
  const halfRevolution = Math.min(halfRevolutionSeconds(states), halfRevolutionSeconds(states, 6));
  const reach = Math.max(LEAST_REACH_SECONDS, Math.min(spanSeconds, halfRevolution));
  const found = closestApproach(pair.separation, reach);
  const tca = found ?? 0;
  pair.at(tca);
  const tcaMs = askedMs + tca * 1000;
  const position = vectorAt(states, 0);
  const velocity = vectorAt(states, 3);
  const secondaryPosition = vectorAt(states, 6);
  const secondaryVelocity = vectorAt(states, 9);
  const axes = rtnAxes(position, velocity);
  const relative = minus(secondaryVelocity, velocity);
  const object = (objectId: number, offset: number, { epochUs, byEphemeris }: PairMember): EncounterObject => ({
    objectId,
    state: states.slice(offset, offset + 6),
    below: subPoint(states, tcaMs, offset),
    speedKmS: length(vectorAt(states, offset + 3)),
    epochMs: epochUs / 1000,
    byEphemeris,
  });
  const plane = encounterPlane(position, velocity, secondaryPosition, secondaryVelocity);
  const answer = {
    status: 'ok' as const,
    tcaMs,
    tcaShiftSeconds: tca,
    isMinimum: found !== null && Math.abs(found) < reach,
    missDistanceKm: length(minus(secondaryPosition, position)),
    relativeSpeedKmS: length(relative),
    missRtnKm: componentsIn(axes, minus(secondaryPosition, position)),
    relativeVelocityRtnKmS: componentsIn(axes, relative),
    approachAngle: angleBetween(velocity, secondaryVelocity),
    plane: plane === null ? null : inAxes(plane, axes),
    primary: object(primaryId, 0, pair.primary),
    secondary: object(secondaryId, 6, pair.secondary),
  };
  return { ...answer, ...sampleAround(pair, tca, spanSeconds) };
}

function inAxes(plane: EncounterPlane, axes: RtnAxes): EncounterPlane {
  const { x, y, along, miss } = plane;
  return { x: componentsIn(axes, x), y: componentsIn(axes, y), along: componentsIn(axes, along), miss };
}

/** Motion of two objects about a time from which seconds are counted, so that they keep their digits. */
interface Pair {
  /** States of the primary and, from index 6, of the secondary at the time of `at` or `separation`. */
  readonly states: Float64Array;
  readonly at: (seconds: number) => boolean;
  readonly separation: Separation;
  readonly primary: PairMember;
  readonly secondary: PairMember;
}

function pairOf(sets: ElementSets, { primaryId, secondaryId, tcaMs, byElements = [] }: EncounterQuestion): Pair {
  const member = (id: number): PairMember => memberOf(sets, id, tcaMs, byElements.includes(id));
  const [first, second] = [member(primaryId), member(secondaryId)];
  const states = new Float64Array(12);
  const at = (seconds: number): boolean => first.stateAt(seconds, states, 0) && second.stateAt(seconds, states, 6);
  return {
    states,
    at,
    separation: (seconds, out) => {
      if (!at(seconds)) return false;
      for (let c = 0; c < 3; c++) out[c] = states[c + 6]! - states[c]!;
      return true;
    },
    primary: first,
    secondary: second,
  };
}

interface PairMember {
  readonly epochUs: number;
  readonly byEphemeris: boolean;
  /** False where it has no state then: a path that goes on by other means would leap. */
  readonly stateAt: (seconds: number, states: Float64Array, offset: number) => boolean;
}

function memberOf(sets: ElementSets, id: number, timeMs: number, byElements: boolean): PairMember {
  const set = sets.setIndexAt(sets.indexOf(id), timeMs);
  const epochUs = sets.epochUs(set);
  const { operators } = sets;
  if (!byElements && operators.stateAt(id, timeMs, new Float64Array(6))) {
    const stateAt: PairMember['stateAt'] = (seconds, states, offset) =>
      operators.stateAt(id, timeMs, states, offset, seconds);
    return { epochUs, byEphemeris: true, stateAt };
  }
  const constants = sets.constantsOf(set);
  const minutes = minutesSince(epochUs, timeMs);
  const stateAt: PairMember['stateAt'] = (seconds, states, offset) =>
    propagateChecked(constants, minutes + seconds / 60, states, offset) === 0;
  return { epochUs, byEphemeris: false, stateAt };
}

/** Samples from −span to +span about TCA, sinh-spaced; those where propagation fails are left out. */
function sampleAround(
  pair: Pair,
  tca: number,
  spanSeconds: number,
): { seconds: Float64Array; positionsRtn: Float64Array; ratesRtn: Float64Array } {
  const count = 2 * SAMPLES_EACH_SIDE + 1;
  const seconds = new Float64Array(count);
  const positionsRtn = new Float64Array(count * 3);
  const ratesRtn = new Float64Array(count * 3);
  let kept = 0;
  for (let k = -SAMPLES_EACH_SIDE; k <= SAMPLES_EACH_SIDE; k++) {
    const offset = (spanSeconds * Math.sinh((CROWDING * k) / SAMPLES_EACH_SIDE)) / Math.sinh(CROWDING);
    const h = RATE_DIFFERENCE_SECONDS;
    const before = rtnAt(pair, tca + offset - h);
    const after = rtnAt(pair, tca + offset + h);
    const here = rtnAt(pair, tca + offset);
    if (before === null || after === null || here === null) continue;
    seconds[kept] = offset;
    for (let c = 0; c < 3; c++) {
      positionsRtn[kept * 3 + c] = here[c]!;
      ratesRtn[kept * 3 + c] = (after[c]! - before[c]!) / (2 * h);
    }
    kept++;
  }
  return {
    seconds: seconds.slice(0, kept),
    positionsRtn: positionsRtn.slice(0, kept * 3),
    ratesRtn: ratesRtn.slice(0, kept * 3),
  };
}

function rtnAt(pair: Pair, seconds: number): Vector3 | null {
  if (!pair.at(seconds)) return null;
  const { states } = pair;
  const position = vectorAt(states, 0);
  return componentsIn(rtnAxes(position, vectorAt(states, 3)), minus(vectorAt(states, 6), position));
}
