import { expectedInflow } from './expected-inflow.ts';
import { keptCircle, keptRule } from './kept-rules.ts';
import type { RelativeState } from './relative-state.ts';

/**
 * Expected number of collisions per second at one time: the flux of the relative position's density inwards through the sphere
 * of the hard-body radius, Hall 2021, Ṅc = R² ∮ N(R r̂; μ, A) ν(r̂) dr̂, with ν(r̂) = E[max(0, −r̂·v)] of the velocity given the
 * position R r̂: mean r̂·(μv + Bᵀ A⁻¹ (R r̂ − μ)), variance r̂ᵀ (C − Bᵀ A⁻¹ B) r̂.
 *
 * Instead of Hall's Lebedev points a product of Gauss–Legendre rules is used, because it can be laid where the integrand lives:
 * where the hard body is small against the thinnest direction of the covariance, the polar axis lies along the velocity and one
 * hemisphere counts; where it isn't, the polar axis lies along that direction, only the band that the density reaches (± 9 σ)
 * is covered, and circles are cut where the flow changes its sign. The number of points follows from how many standard
 * deviations the sphere spans, so that a rule with twice as many changes the result by less than 1e-5 (tested).
 */
export interface CollisionRate {
  /** `fineness` 1 is meant for use; 2 doubles the points, to show that they suffice. */
  readonly at: (state: RelativeState) => number;
}

/** Where the turns of the flow aren't known beforehand, so many times as many points keep the error near 1e-3. */
const SLOW_FINENESS = 5;
/** A velocity surer than this part of itself lets a square of it through the far hemisphere. */
const ONE_SIDED = 1e-3;
const MOST_IN_PIECE = 64;
/** Of one arc: a hard body a thousand times the covariance's middle axis. */
const MOST_POINTS = 4000;
const REACH = 9;
/** exp(−½ · 90) of the largest density on the sphere isn't worth a point. */
const NEGLIGIBLE = 90;

export function collisionRate(hardBodyRadius: number, fineness = 1): CollisionRate {
  const R = hardBodyRadius;
  // In the eigenframe of A: mean position over σ², velocity at the centre, gradient of velocity, variance of velocity.
  const mean = new Float64Array(3);
  const flow = new Float64Array(3);
  const gradient = new Float64Array(9);
  const spread = new Float64Array(9);
  const cross = new Float64Array(9);
  const information = new Float64Array(3);
  const axisA = new Float64Array(3);
  const axisB = new Float64Array(3);
  const axisC = new Float64Array(3);
  let floor = 0;
  let density = fineness;
  let others = 0;
  let extent = 0;
  let meanAcross = 0;
  let meanAngle = 0;

  const toEigenframe = (state: RelativeState): void => {
    const { directions: d, variances } = state;
    for (let i = 0; i < 3; i++) {
      mean[i] =
        d[3 * i]! * state.position[0]! + d[3 * i + 1]! * state.position[1]! + d[3 * i + 2]! * state.position[2]!;
      flow[i] =
        d[3 * i]! * state.velocity[0]! + d[3 * i + 1]! * state.velocity[1]! + d[3 * i + 2]! * state.velocity[2]!;
      information[i] = 1 / variances[i]!;
    }
    turned(d, state.velocityPosition, cross);
    turned(d, state.velocityCovariance, spread);
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) gradient[3 * i + j] = cross[3 * i + j]! * information[j]!;
    }
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        flow[i]! -= gradient[3 * i + j]! * mean[j]!;
        for (let k = 0; k < 3; k++) spread[3 * i + j]! -= gradient[3 * i + k]! * cross[3 * j + k]!;
      }
    }
  };

  /** Density times inflow in one direction, without the constant factor. */
  const integrand = (x: number, y: number, z: number): number => {
    const dx = R * x - mean[0]!;
    const dy = R * y - mean[1]!;
    const dz = R * z - mean[2]!;
    const exponent = dx * dx * information[0]! + dy * dy * information[1]! + dz * dz * information[2]! - floor;
    if (exponent > NEGLIGIBLE) return 0;
    const inward =
      x * (flow[0]! + R * (gradient[0]! * x + gradient[1]! * y + gradient[2]! * z)) +
      y * (flow[1]! + R * (gradient[3]! * x + gradient[4]! * y + gradient[5]! * z)) +
      z * (flow[2]! + R * (gradient[6]! * x + gradient[7]! * y + gradient[8]! * z));
    const variance =
      x * (spread[0]! * x + 2 * spread[1]! * y + 2 * spread[2]! * z) +
      y * (spread[4]! * y + 2 * spread[5]! * z) +
      z * z * spread[8]!;
    const inflow = expectedInflow(inward, variance > 0 ? Math.sqrt(variance) : 0);
    return inflow === 0 ? 0 : inflow * Math.exp(-0.5 * exponent);
  };

  /**
   * One arc of the circle of latitude at z: the sum over its points times their angle. Cut to where the density isn't
   * negligible: within `extent` of the mean position.
   */
  const arc = (z: number, from: number, to: number, run: number): number => {
    const radius = Math.sqrt(Math.max(0, 1 - z * z));
    const window = windowOf(R * radius);
    if (window >= Math.PI) return wholeArc(z, radius, from, to, run);
    let sum = 0;
    for (let turn = -2 * Math.PI; turn <= 2 * Math.PI; turn += 2 * Math.PI) {
      const low = Math.max(from, meanAngle + turn - window);
      const high = Math.min(to, meanAngle + turn + window);
      if (high > low) sum += wholeArc(z, radius, low, high, run);
    }
    return sum;
  };

  /** Half the angle of the part of a circle of radius `circle` (km) that lies within `extent` of the mean position. */
  const windowOf = (circle: number): number => {
    const cosine = (circle * circle + meanAcross * meanAcross - extent * extent) / (2 * circle * meanAcross);
    if (cosine >= 1) return 0;
    return cosine > -1 ? Math.acos(cosine) : Math.PI;
  };

  const wholeArc = (z: number, radius: number, from: number, to: number, run: number): number => {
    const count = pointsFor(((to - from) * R * radius) / others, run);
    // Long rules take long to make: beyond this many points there are pieces.
    const pieces = Math.ceil(count / MOST_IN_PIECE);
    const rule = keptRule(2 * Math.ceil(count / (2 * pieces)));
    const half = (to - from) / (2 * pieces);
    let sum = 0;
    for (let piece = 0; piece < pieces; piece++) {
      const middle = from + (2 * piece + 1) * half;
      for (let i = 0; i < rule.nodes.length; i++) {
        const angle = middle + half * rule.nodes[i]!;
        const a = radius * Math.cos(angle);
        const b = radius * Math.sin(angle);
        sum +=
          rule.weights[i]! *
          integrand(
            a * axisA[0]! + b * axisB[0]! + z * axisC[0]!,
            a * axisA[1]! + b * axisB[1]! + z * axisC[1]!,
            a * axisA[2]! + b * axisB[2]! + z * axisC[2]!,
          );
      }
    }
    return sum * half;
  };

  /** A whole circle of latitude, where equal steps are the best rule. */
  const circle = (z: number, count: number): number => {
    const angles = keptCircle(count);
    const radius = Math.sqrt(Math.max(0, 1 - z * z));
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const a = radius * angles[2 * i]!;
      const b = radius * angles[2 * i + 1]!;
      sum += integrand(
        a * axisA[0]! + b * axisB[0]! + z * axisC[0]!,
        a * axisA[1]! + b * axisB[1]! + z * axisC[1]!,
        a * axisA[2]! + b * axisB[2]! + z * axisC[2]!,
      );
    }
    return (sum * 2 * Math.PI) / count;
  };

  const at = (state: RelativeState): number => {
    toEigenframe(state);
    const thin = leastOf(state.variances);
    const sigma = Math.sqrt(state.variances[thin]!);
    const offset = mean[thin]!;
    const speed = Math.hypot(flow[0]!, flow[1]!, flow[2]!);
    const isThin = R > 3 * sigma || speed === 0;
    density = fineness * (1 + (SLOW_FINENESS - 1) * ownTurns(speed));
    axisC.fill(0);
    if (isThin) axisC[thin] = 1;
    else for (let i = 0; i < 3; i++) axisC[i] = flow[i]! / speed;
    // The velocity has no part along B.
    const along = flow[0]! * axisC[0]! + flow[1]! * axisC[1]! + flow[2]! * axisC[2]!;
    for (let i = 0; i < 3; i++) axisA[i] = flow[i]! - along * axisC[i]!;
    let across = Math.hypot(axisA[0]!, axisA[1]!, axisA[2]!);
    if (!isThin || across < 1e-12 * speed || speed === 0) {
      across = 0;
      const least = Math.abs(axisC[0]!) < 0.6 ? 0 : 1;
      for (let i = 0; i < 3; i++) axisA[i] = (i === least ? 1 : 0) - axisC[least]! * axisC[i]!;
    }
    const length = Math.hypot(axisA[0]!, axisA[1]!, axisA[2]!);
    for (let i = 0; i < 3; i++) axisA[i]! /= length;
    axisB[0] = axisC[1]! * axisA[2]! - axisC[2]! * axisA[1]!;
    axisB[1] = axisC[2]! * axisA[0]! - axisC[0]! * axisA[2]!;
    axisB[2] = axisC[0]! * axisA[1]! - axisC[1]! * axisA[0]!;

    const [least, greatest] = otherVariances(state.variances, thin);
    others = Math.sqrt(isThin ? least : state.variances[thin]!);
    // The least exponent anywhere on the sphere, from below.
    floor = leastExponent(state.mahalanobisSquared, R / sigma);
    extent = Math.sqrt((NEGLIGIBLE + floor) * greatest);
    const onA = mean[0]! * axisA[0]! + mean[1]! * axisA[1]! + mean[2]! * axisA[2]!;
    const onB = mean[0]! * axisB[0]! + mean[1]! * axisB[1]! + mean[2]! * axisB[2]!;
    meanAcross = Math.hypot(onA, onB);
    meanAngle = Math.atan2(onB, onA);
    const slope = R * Math.hypot(mean[0]! * information[0]!, mean[1]! * information[1]!, mean[2]! * information[2]!);
    const slopeAcross = isThin ? (R * Math.sqrt(Math.max(0, state.mahalanobisSquared))) / others : slope;

    const edges: number[] = [];
    if (isThin) {
      const nearest = Math.max(-1, Math.min(1, offset / R));
      const low = Math.max(-1, nearest - (REACH * sigma) / R);
      const high = Math.min(1, nearest + (REACH * sigma) / R);
      edges.push(low);
      const turn = speed > 0 ? across / speed : 0;
      for (const edge of [-turn, turn]) if (edge > low && edge < high) edges.push(edge);
      edges.push(high);
    } else {
      edges.push(-1, 0);
      // Nothing enters through the other hemisphere but what the velocity's uncertainty and change let in.
      if (deviation() > ONE_SIDED * speed) edges.push(1);
    }

    let total = 0;
    for (let piece = 1; piece < edges.length; piece++) {
      const low = edges[piece - 1]!;
      const high = edges[piece]!;
      if (!(high > low)) continue;
      const inSigmas = ((high - low) * R) / sigma;
      const count = pointsFor(
        isThin ? inSigmas : 2 * inSigmas,
        isThin ? Math.min(40, 0.5 * slope * (high - low)) : slope,
      );
      const rule = keptRule(count);
      const half = (high - low) / 2;
      for (let i = 0; i < count; i++) {
        const z = (high + low) / 2 + half * rule.nodes[i]!;
        const radius = Math.sqrt(1 - z * z);
        // Where on this circle the mean flow turns from outwards to inwards.
        const cosine = across > 0 ? (-along * z) / (across * radius) : 2;
        const run = slopeAcross * radius;
        let ring: number;
        if (Math.abs(cosine) < 1) {
          const turn = Math.acos(cosine);
          ring = arc(z, -turn, turn, run) + arc(z, turn, 2 * Math.PI - turn, run);
        } else if (isThin && windowOf(R * radius) < Math.PI) {
          ring = arc(z, meanAngle - Math.PI, meanAngle + Math.PI, run);
        } else {
          ring = circle(z, pointsFor((2 * Math.PI * R * radius) / others, 2 * run));
        }
        total += rule.weights[i]! * half * ring;
      }
    }
    return R * R * total * (2 * Math.PI) ** -1.5 * Math.exp(-0.5 * (floor + state.logDeterminant));
  };

  /** How far the velocity may be from its mean at the centre, km/s. */
  function deviation(): number {
    let square = 0;
    for (let i = 0; i < 9; i++) square += gradient[i]! * gradient[i]!;
    return Math.sqrt(Math.max(0, spread[0]! + spread[4]! + spread[8]!)) + R * Math.sqrt(square);
  }

  /** Whether the flow turns elsewhere than the mean velocity tells, 0 to 1: does it change over the sphere as much as it is? */
  function ownTurns(speed: number): number {
    let square = 0;
    for (let i = 0; i < 9; i++) square += gradient[i]! * gradient[i]!;
    const change = R * Math.sqrt(square);
    return change > 0 ? Math.min(1, Math.max(0, (change / speed - 0.2) / 0.8)) : 0;
  }

  /** Points for an interval that spans this many standard deviations, over which the exponent runs this far. */
  function pointsFor(inSigmas: number, run: number): number {
    const wanted = density * (6 + 0.5 * Math.min(60, run)) + fineness * 1.2 * inSigmas;
    return Math.min(MOST_POINTS, 2 * Math.ceil(wanted / 2));
  }
  return { at };
}

/** A lower bound of the squared Mahalanobis distance on a sphere that spans `radius` of the smallest standard deviations. */
export function leastExponent(mahalanobisSquared: number, radius: number): number {
  return Math.max(0, Math.sqrt(Math.max(0, mahalanobisSquared)) - radius) ** 2;
}

/** Index of the least of three. */
function leastOf(v: Float64Array): number {
  if (v[0]! <= v[1]! && v[0]! <= v[2]!) return 0;
  return v[1]! <= v[2]! ? 1 : 2;
}

/** The other two, the smaller first. */
function otherVariances(v: Float64Array, least: number): readonly [number, number] {
  const one = v[(least + 1) % 3]!;
  const other = v[(least + 2) % 3]!;
  return one < other ? [one, other] : [other, one];
}

/** out = D M Dᵀ for 3 × 3 matrices by rows. */
function turned(d: Float64Array, m: Float64Array, out: Float64Array): void {
  for (let i = 0; i < 3; i++) {
    const a = d[3 * i]! * m[0]! + d[3 * i + 1]! * m[3]! + d[3 * i + 2]! * m[6]!;
    const b = d[3 * i]! * m[1]! + d[3 * i + 1]! * m[4]! + d[3 * i + 2]! * m[7]!;
    const c = d[3 * i]! * m[2]! + d[3 * i + 1]! * m[5]! + d[3 * i + 2]! * m[8]!;
    for (let j = 0; j < 3; j++) out[3 * i + j] = a * d[3 * j]! + b * d[3 * j + 1]! + c * d[3 * j + 2]!;
  }
}
