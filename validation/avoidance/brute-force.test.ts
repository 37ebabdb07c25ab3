import { type Covariance6, type Encounter, parseUtc, type Vector3 } from '@clearway/astro';
import {
  avoidancePlane,
  type BurnTarget,
  burnTransition,
  leastOutside,
  outsideOptimum,
  primaryOrbit,
  singleImpulse,
} from '@clearway/avoidance';
import { alfano2005 } from '@clearway/risk';
import { expect, test } from 'vitest';
import { randomStream } from '../screening/random.ts';

/**
 * Nothing smaller than what is claimed as least: random encounters, and for each a scan of directions over the sphere with impulses a little
 * below the claim. The scan knows nothing of the programme: it moves the primary by B and looks at the probability by Alfano's
 * quadrature (the planner has Serra's series), or at the distance.
 */
const CASES = 45;
const DIRECTIONS = 1000;
const PROGRAMMES = 400;
/** The scan's impulses are smaller than the claim by this. */
const SHARE = 1e-3;

const random = randomStream('avoidance by brute force').next;
const between = (low: number, high: number): number => low + (high - low) * random();
const onSphere = (): Vector3 => {
  const z = between(-1, 1);
  const angle = between(0, 2 * Math.PI);
  const r = Math.sqrt(1 - z * z);
  return [r * Math.cos(angle), r * Math.sin(angle), z];
};
const along = (v: Vector3, size: number): Vector3 => [v[0] * size, v[1] * size, v[2] * size];

/** Sigmas of 30 m to 3 km, radii of 1 to 30 m, misses of a few sigmas, all angles of crossing. */
function randomEncounter(): Encounter {
  const up = onSphere();
  const forwards = across(up);
  const others = across(up);
  const radius = between(6800, 8000);
  const speed = Math.sqrt(398600.4418 / radius) * between(0.98, 1.02);
  const position = along(up, radius);
  const sigma = 10 ** between(-1.5, 0.5);
  const miss = along(onSphere(), sigma * between(0, 1.5));
  const covariance: Covariance6 = new Float64Array(36);
  const axes = [onSphere(), onSphere(), onSphere()];
  for (const axis of axes) {
    const variance = (sigma * 10 ** between(-1, 0)) ** 2;
    for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) covariance[6 * i + j]! += variance * axis[i]! * axis[j]!;
  }
  const object = { id: null, name: null, isPositionOnly: true };
  return {
    tca: parseUtc('2026-01-01T00:00:00Z')!,
    primary: { ...object, position, velocity: along(forwards, speed), covariance },
    secondary: {
      ...object,
      position: [position[0] + miss[0], position[1] + miss[1], position[2] + miss[2]],
      velocity: along(others, speed),
      covariance: null,
    },
    hardBodyRadiusKm: 10 ** between(-3, -1.5),
  };
}

function across(up: Vector3): Vector3 {
  const v = onSphere();
  const part = v[0] * up[0] + v[1] * up[1] + v[2] * up[2];
  const rest = v.map((x, k) => x - part * up[k]!);
  const size = Math.hypot(...rest);
  return rest.map((x) => x / size) as unknown as Vector3;
}

test('no cheaper burn than an optimal one, by a scan of the sphere', () => {
  let [optimal, polished] = [0, 0];
  for (let k = 0; k < CASES; k++) {
    const encounter = randomEncounter();
    const plane = avoidancePlane(encounter);
    const orbit = primaryOrbit(encounter);
    const transition = burnTransition(orbit, between(0.02, 3) * orbit.periodSeconds);
    const target: BurnTarget =
      k % 3 === 0
        ? { kind: 'miss-distance', missDistanceKm: between(0.5, 5) }
        : { kind: 'probability', probability: 10 ** between(-8, -5) };
    const burn = singleImpulse(plane, transition, target)!;
    if (burn.size === 0) continue;
    if (burn.certificate.optimal) optimal += 1;
    else polished += 1;
    expect(burn.certificate.gap).toBeLessThan(2e-6);
    const b = transition.positionByVelocity;
    const shifted = (v: Vector3): readonly [number, number] => {
      const shift = [0, 3, 6].map((i) => b[i]! * v[0] + b[i + 1]! * v[1] + b[i + 2]! * v[2]);
      const on = (axis: Vector3): number => axis[0] * shift[0]! + axis[1] * shift[1]! + axis[2] * shift[2]!;
      return [plane.place[0] + on(plane.axes[0]), plane.place[1] + on(plane.axes[1])];
    };
    const isSafe = (v: Vector3): boolean => {
      const [xm, ym] = shifted(v);
      if (target.kind === 'miss-distance') return Math.hypot(xm, ym) >= target.missDistanceKm;
      if (target.kind !== 'probability') return false;
      const [sigmaX, sigmaY] = plane.sigmas;
      // Constant density first, where it is good to some percent: the quadrature only where it is near.
      const isSmall = plane.hardBodyRadius < 0.3 * sigmaX;
      const d = (xm / sigmaX) ** 2 + (ym / sigmaY) ** 2;
      const rough = (plane.hardBodyRadius ** 2 / (2 * sigmaX * sigmaY)) * Math.exp(-d / 2);
      if (isSmall && rough > 10 * target.probability) return false;
      const { probability } = alfano2005.probability({ xm, ym, sigmaX, sigmaY, hardBodyRadius: plane.hardBodyRadius });
      return probability <= target.probability;
    };
    expect(isSafe(along(burn.velocity, 1 + 1e-6)), `case ${k}`).toBe(true);
    let cheaper = 0;
    for (let trial = 0; trial < DIRECTIONS; trial++) {
      // Half of them near the claim, where a cheaper one would most likely be.
      const anywhere = onSphere();
      const near = burn.velocity.map((x, i) => x / burn.size + 0.05 * anywhere[i]!) as unknown as Vector3;
      const direction = trial % 2 === 0 ? anywhere : along(near, 1 / Math.hypot(...near));
      const size = burn.size * (1 - SHARE) * (trial % 3 === 0 ? random() : 1);
      if (isSafe(along(direction, size))) cheaper += 1;
    }
    expect(cheaper, `case ${k}`).toBe(0);
  }
  expect(optimal).toBeGreaterThan(10);
  expect(optimal + polished).toBeGreaterThan(25);
}, 240_000);

test('the programme: primal and dual meet, also in the hard case', () => {
  const out = outsideOptimum();
  for (let k = 0; k < PROGRAMMES; k++) {
    const m = Float64Array.from({ length: 6 }, () => between(-1, 1) * 10 ** between(-3, 3));
    // Every fourth starts on the axis that costs most (the hard case when it is near enough), every eighth at the centre.
    const gram = [0, 1, 2].reduce((sum, i) => sum + m[i]! * m[3 + i]!, 0);
    const [a, c] = [0, 3].map((row) => m[row]! ** 2 + m[row + 1]! ** 2 + m[row + 2]! ** 2) as [number, number];
    const angle = 0.5 * Math.atan2(2 * gram, a - c) + Math.PI / 2;
    const reach = k % 8 === 0 ? 0 : between(0, 0.9);
    const turn = k % 4 === 0 ? angle : between(0, 2 * Math.PI);
    const distance = between(0.5, 8);
    const [y0, y1] = [reach * distance * Math.cos(turn), reach * distance * Math.sin(turn)];
    expect(leastOutside(m, y0, y1, distance * distance, out)).toBe(true);
    const reached = [0, 3].map(
      (row, i) => (i === 0 ? y0 : y1) + m[row]! * out.v[0]! + m[row + 1]! * out.v[1]! + m[row + 2]! * out.v[2]!,
    );
    expect(Math.hypot(...reached) / distance).toBeCloseTo(1, 8);
    expect(out.lambda).toBeGreaterThanOrEqual(0);
    expect(out.leastEigenvalue).toBeGreaterThanOrEqual(0);
    expect(out.size / out.lowerBound).toBeCloseTo(1, 8);
  }
  expect(leastOutside(new Float64Array(6), 0, 0, 1, out)).toBe(false);
});
