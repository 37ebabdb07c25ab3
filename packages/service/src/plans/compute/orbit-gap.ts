import { type ElementSet, initializeSgp4, propagateSgp4, secondsBetween, type UtcTime } from '@clearway/astro';

/** EARTH_MU of SGP4's own gravity, WGS-72, km³/s². */
const MU_KM3_S2 = 398_600.8;
/** Sine of the angle between planes below which orbits are near each other all around. */
const SAME_PLANE = 1e-3;

interface Conic {
  /** Of the orbit's momentum, unit. */
  readonly normal: readonly [number, number, number];
  readonly eccentricity: readonly [number, number, number];
  /** Semi-latus rectum, km. */
  readonly parameter: number;
}

/**
 * How far two osculating orbits pass from each other where their planes meet, km; wherever the objects are on them. 0 for orbits in one plane.
 * NaN where SGP4 fails.
 */
export function orbitGapKm(one: ElementSet, other: ElementSet, time: UtcTime): number {
  const [first, second] = [conicOf(one, time), conicOf(other, time)];
  if (first === null || second === null) return Number.NaN;
  const node = cross(first.normal, second.normal);
  const sine = Math.hypot(...node);
  if (sine < SAME_PLANE) return 0;
  const gaps = [1, -1].map((sign) => {
    const direction = node.map((value) => (sign * value) / sine) as [number, number, number];
    return Math.abs(radiusTowards(first, direction) - radiusTowards(second, direction));
  });
  return Math.min(...gaps);
}

function conicOf(set: ElementSet, time: UtcTime): Conic | null {
  const state = new Float64Array(6);
  if (propagateSgp4(initializeSgp4(set), secondsBetween(set.epoch, time) / 60, state) !== 0) return null;
  const r = [state[0]!, state[1]!, state[2]!] as const;
  const v = [state[3]!, state[4]!, state[5]!] as const;
  const momentum = cross(r, v);
  const size = Math.hypot(...momentum);
  const radius = Math.hypot(...r);
  const pull = cross(v, momentum);
  return {
    normal: momentum.map((value) => value / size) as [number, number, number],
    eccentricity: pull.map((value, k) => value / MU_KM3_S2 - r[k]! / radius) as [number, number, number],
    parameter: size ** 2 / MU_KM3_S2,
  };
}

function radiusTowards({ parameter, eccentricity }: Conic, [x, y, z]: readonly [number, number, number]): number {
  return parameter / (1 + eccentricity[0] * x + eccentricity[1] * y + eccentricity[2] * z);
}

function cross(
  [a, b, c]: readonly [number, number, number],
  [x, y, z]: readonly [number, number, number],
): [number, number, number] {
  return [b * z - c * y, c * x - a * z, a * y - b * x];
}
