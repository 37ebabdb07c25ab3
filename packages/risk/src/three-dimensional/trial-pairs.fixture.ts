import {
  type Encounter,
  type EncounterObject,
  parseUtc,
  rotateCovariance,
  rotated,
  type Vector3,
} from '@clearway/astro';
import { unit } from '../encounter-plane/vectors.ts';

const TCA = parseUtc('2026-01-01T00:00:00Z')!;

/** How many numbers from 0 to 1 make an encounter. */
export const TRIAL_PARTS = 9;

/**
 * Two objects on low orbits that cross at an angle, up to 0.15 km apart each way, known to 0.05 to 0.4 km along each axis: the
 * numbers, from 0 to 1, choose radius, angle, miss (3), standard deviations (3) and hard-body radius.
 */
export function trialPair(parts: readonly number[]): Encounter {
  const [forRadius, forAngle, x, y, z, a, b, c, forBody] = parts as [number, ...number[]] & { length: 9 };
  const radius = 6800 + 1200 * forRadius;
  const angle = 0.2 + 2.8 * forAngle!;
  const speed = Math.sqrt(398_600.4418 / radius);
  const sigma = [a!, b!, c!].map((part) => 0.05 + 0.35 * part);
  const covariance = new Float64Array(36);
  for (let i = 0; i < 3; i++) {
    covariance[7 * i] = sigma[i]! ** 2;
    covariance[7 * (i + 3)] = (0.001 * sigma[(i + 1) % 3]!) ** 2;
  }
  const object = { id: null, name: null, covariance, isPositionOnly: false };
  const miss = (part: number): number => 0.3 * part - 0.15;
  const position: Vector3 = [radius + miss(x!), miss(y!), miss(z!)];
  const velocity: Vector3 = [0, speed * Math.cos(angle), speed * Math.sin(angle)];
  return {
    tca: TCA,
    primary: { ...object, position: [radius, 0, 0], velocity: [0, speed, 0] },
    secondary: { ...object, position, velocity },
    hardBodyRadiusKm: 0.002 + 0.048 * forBody!,
  };
}

/** The same encounter seen in axes turned about `axis` by `angle` rad (Rodrigues' formula). */
export function turnedEncounter(encounter: Encounter, axis: Vector3, angle: number): Encounter {
  const [x, y, z] = unit(axis);
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  const d = 1 - c;
  const matrix = Float64Array.of(
    c + x * x * d,
    x * y * d - z * s,
    x * z * d + y * s,
    y * x * d + z * s,
    c + y * y * d,
    y * z * d - x * s,
    z * x * d - y * s,
    z * y * d + x * s,
    c + z * z * d,
  );
  const turn = (object: EncounterObject): EncounterObject => ({
    ...object,
    position: rotated(matrix, object.position),
    velocity: rotated(matrix, object.velocity),
    covariance: object.covariance && rotateCovariance(object.covariance, matrix),
  });
  return { ...encounter, primary: turn(encounter.primary), secondary: turn(encounter.secondary) };
}
