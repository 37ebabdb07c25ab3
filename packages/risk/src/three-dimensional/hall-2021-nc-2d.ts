import type { Encounter, Vector3 } from '@clearway/astro';
import { principalPlane } from '../encounter-plane/principal-plane.ts';
import { cross, unit } from '../encounter-plane/vectors.ts';
import { probability2d } from '../plane-methods/probability-2d.ts';
import type { EncounterSpan } from './coppola-2012.ts';
import { type EncounterCourse, encounterCourse } from './encounter-course.ts';
import { keptRule } from './kept-rules.ts';
import type { NoOrbitPair } from './orbit-pair.ts';
import type { RelativeState } from './relative-state.ts';

/** What Hall's 2D-Nc found. */
export interface Hall2021Nc2D {
  readonly method: 'Nc2D';
  readonly expectedCollisions: number;
  /** min(1, expectedCollisions). */
  readonly probability: number;
  /** When both distributions overlap most, s after TCA: here the encounter is linearised. */
  readonly seconds: number;
  /** Standard deviation of the time of collision, s. */
  readonly width: number;
  readonly isRepaired: boolean;
}

/** Why there's no value: no pair of orbits, or no time within the limits at which the overlap is greatest. */
export interface NoNc2D {
  readonly method: 'Nc2D';
  readonly reason: NoOrbitPair | 'no-peak';
}

/**
 * 2D-Nc: 3D-Nc with the integral over time done in closed form, after Hall 2021. About the time t* of the greatest overlap
 * the exponent of the density at a point r of the hard body's disc is expanded to second order in time,
 *
 *   (r − μ)ᵀ A⁻¹ (r − μ) + ln det A ≈ Q* − 2 rᵀb + rᵀA⁻¹r + ½ Q̈ τ² − 2 rᵀḃ τ,   b = A⁻¹ μ,  τ = t − t*,
 *
 * with Q̈ and ḃ taken from the curved motion itself, so that
 *
 *   Nc ≈ |v| √(4π/Q̈) (2π)^(−3/2) ∫_disc exp(−½ [Q* + rᵀΛr − 2 rᵀb]) d²r,   Λ = A⁻¹ − 2 ḃḃᵀ/Q̈,
 *
 * over the disc of the hard body across v, the mean relative velocity given contact: an effective encounter plane with the
 * covariance Λ⁻¹. For straight lines Λ is A⁻¹ projected along v, and the value is that of the encounter plane.
 */
export function hall2021Nc2D(encounter: Encounter, limits?: EncounterSpan): Hall2021Nc2D | NoNc2D {
  const course = encounterCourse(encounter, limits);
  return typeof course === 'string' ? { method: 'Nc2D', reason: course } : nc2DOfCourse(course);
}

/** The same of a course that is there already. */
export function nc2DOfCourse(course: EncounterCourse): Hall2021Nc2D | NoNc2D {
  const { motion, pair } = course;
  const peak = course.search.peaks.reduce((a, b) => (b.exponent < a.exponent ? b : a));
  if (!Number.isFinite(peak.width)) return { method: 'Nc2D', reason: 'no-peak' };
  // Far enough apart that rounding doesn't count, near enough that a parabola holds.
  const step = 0.3 * peak.width;
  const before = momentOf(motion.at(peak.seconds - step));
  const after = momentOf(motion.at(peak.seconds + step));
  const at = momentOf(motion.at(peak.seconds));
  const curvature = (before.exponent - 2 * at.exponent + after.exponent) / (step * step);
  if (!(curvature > 0)) return { method: 'Nc2D', reason: 'no-peak' };
  const speed = Math.hypot(...at.velocity);
  const forward = speed > 0 ? unit(at.velocity) : ([1, 0, 0] as const);
  const first = unit(cross(forward, Math.abs(forward[0]) < 0.6 ? [1, 0, 0] : [0, 1, 0]));
  const second = cross(forward, first);
  const rate: Vector3 = [0, 1, 2].map((i) => (after.pull[i]! - before.pull[i]!) / (2 * step)) as unknown as Vector3;
  const along = (axis: Vector3, v: Vector3): number => axis[0] * v[0] + axis[1] * v[1] + axis[2] * v[2];
  const information = (a: Vector3, b: Vector3): number => {
    let sum = (-2 * along(a, rate) * along(b, rate)) / curvature;
    for (let k = 0; k < 3; k++) sum += along(a, at.directions[k]!) * along(b, at.directions[k]!) * at.information[k]!;
    return sum;
  };
  const log = logOfDisc(
    information(first, first),
    information(first, second),
    information(second, second),
    along(first, at.pull),
    along(second, at.pull),
    pair.hardBodyRadius,
  );
  const constant = Math.log(speed) + 0.5 * Math.log((4 * Math.PI) / curvature) - 1.5 * Math.log(2 * Math.PI);
  const expectedCollisions = Math.exp(constant - 0.5 * at.exponent + log);
  return {
    method: 'Nc2D',
    expectedCollisions,
    probability: Math.min(1, expectedCollisions),
    seconds: peak.seconds,
    width: Math.sqrt(2 / curvature),
    isRepaired: pair.isRepaired,
  };
}

/** What the expansion needs of one time, kept apart from the motion's own memory. */
interface Moment {
  readonly exponent: number;
  /** b = A⁻¹ μ. */
  readonly pull: Vector3;
  /** Mean velocity given contact of both centres. */
  readonly velocity: Vector3;
  readonly directions: readonly Vector3[];
  readonly information: readonly number[];
}

function momentOf(state: RelativeState): Moment {
  const { directions: d, variances, position, velocityPosition } = state;
  const rows: Vector3[] = [0, 3, 6].map((k) => [d[k]!, d[k + 1]!, d[k + 2]!]);
  const pull = [0, 0, 0];
  for (const [k, row] of rows.entries()) {
    const part = (row[0] * position[0]! + row[1] * position[1]! + row[2] * position[2]!) / variances[k]!;
    for (let i = 0; i < 3; i++) pull[i]! += row[i]! * part;
  }
  const velocity = [0, 1, 2].map((i) => {
    const m = 3 * i;
    const regression = velocityPosition[m]! * pull[0]! + velocityPosition[m + 1]! * pull[1]!;
    return state.velocity[i]! - regression - velocityPosition[m + 2]! * pull[2]!;
  });
  return {
    exponent: state.mahalanobisSquared + state.logDeterminant,
    pull: pull as unknown as Vector3,
    velocity: velocity as unknown as Vector3,
    directions: rows,
    information: Array.from(variances, (variance) => 1 / variance),
  };
}

/** ln ∫ exp(−½ (xᵀΛx − 2 bᵀx)) over the disc of a radius about 0. */
function logOfDisc(aa: number, ab: number, bb: number, a: number, b: number, radius: number): number {
  const determinant = aa * bb - ab * ab;
  if (aa > 0 && determinant > 1e-12 * aa * bb) {
    // A normal density with its mean at Λ⁻¹b, but for its height.
    const x = (bb * a - ab * b) / determinant;
    const y = (aa * b - ab * a) / determinant;
    const plane = { x, y, xx: bb / determinant, xy: -ab / determinant, yy: aa / determinant };
    const { probability } = probability2d.probability(principalPlane(plane, radius));
    if (probability > 1e-280) {
      return Math.log(probability) + Math.log(2 * Math.PI) - 0.5 * Math.log(determinant) + 0.5 * (a * x + b * y);
    }
  }
  // Where curvature leaves no normal density, or one that is too far away: point by point.
  const radial = keptRule(24);
  let greatest = Number.NEGATIVE_INFINITY;
  const terms: { readonly exponent: number; readonly weight: number }[] = [];
  for (let i = 0; i < 24; i++) {
    const r = (radius * (1 + radial.nodes[i]!)) / 2;
    for (let k = 0; k < 48; k++) {
      const x = r * Math.cos((2 * Math.PI * k) / 48);
      const y = r * Math.sin((2 * Math.PI * k) / 48);
      const exponent = a * x + b * y - 0.5 * (aa * x * x + 2 * ab * x * y + bb * y * y);
      greatest = Math.max(greatest, exponent);
      terms.push({ exponent, weight: (radial.weights[i]! * radius * r * Math.PI) / 48 });
    }
  }
  return greatest + Math.log(terms.reduce((sum, term) => sum + term.weight * Math.exp(term.exponent - greatest), 0));
}
