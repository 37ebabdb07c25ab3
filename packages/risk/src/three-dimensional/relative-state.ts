import { equinoctialPartials, stateFromEquinoctial } from '@clearway/astro';
import { eigenInPlace } from './eigen-in-place.ts';
import type { OrbitPair } from './orbit-pair.ts';
import type { UncertainOrbit } from './uncertain-orbit.ts';

/**
 * The distribution of the relative state (secondary minus primary) at one time, made normal by linearising both orbits about
 * the point where their distributions overlap most: Hall 2021's "peak overlap position". Written again and again by
 * `relativeStateAt`; matrices row by row; axes of the pair.
 */
export interface RelativeState {
  /** s after TCA. */
  seconds: number;
  /** False where no overlap was found and the orbits are linearised about their means instead. */
  isAtOverlap: boolean;
  /** Mean of the relative position, km, and velocity, km/s. */
  readonly position: Float64Array;
  readonly velocity: Float64Array;
  /** Covariance of position (A), of velocity with position (Bᵀ: rows are of velocity), of velocity (C). */
  readonly positionCovariance: Float64Array;
  readonly velocityPosition: Float64Array;
  readonly velocityCovariance: Float64Array;
  /** Eigenvalues of A, none below (1e-4 · hardBodyRadius)², and eigenvectors as rows. */
  readonly variances: Float64Array;
  readonly directions: Float64Array;
  /** Squared Mahalanobis distance of contact of both centres. */
  mahalanobisSquared: number;
  /** No point of the combined hard body has a smaller squared Mahalanobis distance than this. */
  nearestSquared: number;
  /** ln det A. */
  logDeterminant: number;
}

/** Finds the relative state of one pair at any time. Holds its working memory: not for two callers at once. */
export interface RelativeMotion {
  readonly pair: OrbitPair;
  /** @returns the one object that every call overwrites. */
  readonly at: (seconds: number) => RelativeState;
}

/** Working memory of one orbit: the standard normal point about which it is linearised, and what follows from it. */
interface Linearisation {
  readonly orbit: UncertainOrbit;
  readonly point: Float64Array;
  readonly elements: Float64Array;
  readonly state: Float64Array;
  readonly partials: Float64Array;
  /** State = mean + gain · ξ. */
  readonly gain: Float64Array;
  readonly mean: Float64Array;
}

const MAXIMUM_STEPS = 25;
/** In standard deviations. The density is flat about the overlap, so what is left changes it by 1e-7 (measured). */
const OVERLAP_TOLERANCE = 1e-4;

export function relativeMotion(pair: OrbitPair): RelativeMotion {
  const one = linearisation(pair.primary);
  const other = linearisation(pair.secondary);
  const out: RelativeState = {
    seconds: 0,
    isAtOverlap: true,
    position: new Float64Array(3),
    velocity: new Float64Array(3),
    positionCovariance: new Float64Array(9),
    velocityPosition: new Float64Array(9),
    velocityCovariance: new Float64Array(9),
    variances: new Float64Array(3),
    directions: new Float64Array(9),
    mahalanobisSquared: 0,
    nearestSquared: 0,
    logDeterminant: 0,
  };
  const weight = new Float64Array(3);
  const at = (seconds: number): RelativeState => {
    out.seconds = seconds;
    one.point.fill(0);
    other.point.fill(0);
    out.isAtOverlap = false;
    let last = Number.POSITIVE_INFINITY;
    for (let step = 0; step < MAXIMUM_STEPS; step++) {
      if (!linearise(one, seconds) || !linearise(other, seconds)) break;
      positionsOf(one, other, out);
      invertWeight(out, pair.hardBodyRadius, weight);
      // Where both meet, each orbit's ξ is its regression on the difference: the most likely pair that is in one place.
      const moved = Math.max(moveTo(one, weight, 1), moveTo(other, weight, -1));
      if (moved < OVERLAP_TOLERANCE * (1 + Math.sqrt(out.mahalanobisSquared))) {
        out.isAtOverlap = true;
        break;
      }
      if (step > 8 && moved > last) break;
      last = moved;
    }
    if (!out.isAtOverlap) {
      one.point.fill(0);
      other.point.fill(0);
      linearise(one, seconds);
      linearise(other, seconds);
      positionsOf(one, other, out);
      invertWeight(out, pair.hardBodyRadius, weight);
    }
    velocitiesOf(one, other, out);
    return out;
  };
  return { pair, at };
}

function linearisation(orbit: UncertainOrbit): Linearisation {
  return {
    orbit,
    point: new Float64Array(6),
    elements: new Float64Array(6),
    state: new Float64Array(6),
    partials: new Float64Array(36),
    gain: new Float64Array(36),
    mean: new Float64Array(6),
  };
}

function linearise(it: Linearisation, seconds: number): boolean {
  const { orbit, point, elements, state, partials, gain, mean } = it;
  const { spread } = orbit;
  for (let i = 0; i < 6; i++) {
    let sum = orbit.elements[i]!;
    for (let j = 0; j < 6; j++) sum += spread[6 * i + j]! * point[j]!;
    elements[i] = sum;
  }
  if (!stateFromEquinoctial(elements, 1, state, undefined, seconds)) return false;
  if (!equinoctialPartials(elements, 1, partials, undefined, seconds)) return false;
  for (let i = 0; i < 36; i += 6) {
    const p0 = partials[i]!;
    const p1 = partials[i + 1]!;
    const p2 = partials[i + 2]!;
    const p3 = partials[i + 3]!;
    const p4 = partials[i + 4]!;
    const p5 = partials[i + 5]!;
    let shift = 0;
    for (let j = 0; j < 6; j++) {
      const g =
        p0 * spread[j]! +
        p1 * spread[6 + j]! +
        p2 * spread[12 + j]! +
        p3 * spread[18 + j]! +
        p4 * spread[24 + j]! +
        p5 * spread[30 + j]!;
      gain[i + j] = g;
      shift += g * point[j]!;
    }
    mean[i / 6] = state[i / 6]! - shift;
  }
  return true;
}

function positionsOf(one: Linearisation, other: Linearisation, out: RelativeState): void {
  for (let i = 0; i < 3; i++) {
    out.position[i] = other.mean[i]! - one.mean[i]!;
    for (let j = i; j < 3; j++) {
      const sum = rowProduct(one.gain, i, j) + rowProduct(other.gain, i, j);
      out.positionCovariance[3 * i + j] = sum;
      out.positionCovariance[3 * j + i] = sum;
    }
  }
}

function velocitiesOf(one: Linearisation, other: Linearisation, out: RelativeState): void {
  for (let i = 0; i < 3; i++) {
    out.velocity[i] = other.mean[3 + i]! - one.mean[3 + i]!;
    for (let j = 0; j < 3; j++) {
      out.velocityPosition[3 * i + j] = rowProduct(one.gain, 3 + i, j) + rowProduct(other.gain, 3 + i, j);
      out.velocityCovariance[3 * i + j] = rowProduct(one.gain, 3 + i, 3 + j) + rowProduct(other.gain, 3 + i, 3 + j);
    }
  }
}

function rowProduct(gain: Float64Array, i: number, j: number): number {
  const a = 6 * i;
  const b = 6 * j;
  return (
    gain[a]! * gain[b]! +
    gain[a + 1]! * gain[b + 1]! +
    gain[a + 2]! * gain[b + 2]! +
    gain[a + 3]! * gain[b + 3]! +
    gain[a + 4]! * gain[b + 4]! +
    gain[a + 5]! * gain[b + 5]!
  );
}

const work = new Float64Array(9);
const columns = new Float64Array(9);

/** Decomposes A, and gives A⁻¹ · position, its Mahalanobis distances and the determinant. */
function invertWeight(out: RelativeState, hardBodyRadius: number, weight: Float64Array): void {
  const floor = (1e-4 * hardBodyRadius) ** 2;
  work.set(out.positionCovariance);
  eigenInPlace(work, 3, columns);
  let distance = 0;
  let nearest = 0;
  let logDeterminant = 0;
  weight.fill(0);
  for (let j = 0; j < 3; j++) {
    const variance = Math.max(floor, work[4 * j]!);
    let along = 0;
    for (let i = 0; i < 3; i++) {
      const component = columns[3 * i + j]!;
      out.directions[3 * j + i] = component;
      along += component * out.position[i]!;
    }
    out.variances[j] = variance;
    distance += (along * along) / variance;
    // Along each axis the hard body brings the centres nearer by its radius at most.
    nearest += Math.max(0, Math.abs(along) - hardBodyRadius) ** 2 / variance;
    logDeterminant += Math.log(variance);
    for (let i = 0; i < 3; i++) weight[i]! += (out.directions[3 * j + i]! * along) / variance;
  }
  out.mahalanobisSquared = distance;
  out.nearestSquared = nearest;
  out.logDeterminant = logDeterminant;
}

/** Moves an orbit's point to gainᵀ A⁻¹ d; returns by how much. */
function moveTo(it: Linearisation, weight: Float64Array, sign: number): number {
  const { point, gain } = it;
  let moved = 0;
  for (let j = 0; j < 6; j++) {
    const next = sign * (gain[j]! * weight[0]! + gain[6 + j]! * weight[1]! + gain[12 + j]! * weight[2]!);
    moved = Math.max(moved, Math.abs(next - point[j]!));
    point[j] = next;
  }
  return moved;
}
