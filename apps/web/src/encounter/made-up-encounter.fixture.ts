import type { Encounter } from '../workers/questions/encounter.ts';

/** km, km/s, rad/s, rad and s. */
export const RADIUS = 7000;
export const SPEED: number = Math.sqrt(398_600.8 / RADIUS);
export const RATE: number = SPEED / RADIUS;
export const INCLINED = 1.2;
export const SPAN = 5400;
const TCA_MS = Date.UTC(2026, 2, 12, 14, 4, 31) + 447.504;

/**
 * On circular orbits of one radius, the secondary's plane turned about the common radius by 1.2 rad, 0.3 km above the primary at closest
 * approach.
 */
export function secondaryAt(seconds: number): readonly [number, number, number] {
  const radius = RADIUS + 0.3;
  const angle = RATE * seconds;
  return [
    radius * Math.cos(angle),
    radius * Math.sin(angle) * Math.cos(INCLINED),
    radius * Math.sin(angle) * Math.sin(INCLINED),
  ];
}

/** Their exact difference in the primary's turning axes. */
function separationAt(seconds: number): [number, number, number] {
  const angle = RATE * seconds;
  const [x, y, z] = secondaryAt(seconds);
  return [x * Math.cos(angle) + y * Math.sin(angle) - RADIUS, y * Math.cos(angle) - x * Math.sin(angle), z];
}

export function madeUpEncounter(): Encounter {
  const seconds = Float64Array.from(
    { length: 601 },
    (_, k) => (SPAN * Math.sinh((8 * (k - 300)) / 300)) / Math.sinh(8),
  );
  const h = 0.01;
  const object = (objectId: number): Encounter['primary'] => ({
    objectId,
    state: Float64Array.of(RADIUS, 0, 0, 0, SPEED, 0),
    below: { longitude: 0, latitude: 0, heightKm: 600 },
    speedKmS: SPEED,
    epochMs: TCA_MS - 86_400_000,
    byEphemeris: false,
  });
  return {
    status: 'ok',
    tcaMs: TCA_MS,
    tcaShiftSeconds: 0,
    isMinimum: true,
    missDistanceKm: 0.3,
    relativeSpeedKmS: 2 * SPEED * Math.sin(INCLINED / 2),
    missRtnKm: [0.3, 0, 0],
    relativeVelocityRtnKmS: [0, 0, 0],
    approachAngle: INCLINED,
    plane: null,
    primary: object(1),
    secondary: object(2),
    seconds,
    positionsRtn: Float64Array.from([...seconds].flatMap(separationAt)),
    ratesRtn: Float64Array.from(
      [...seconds].flatMap((at) => {
        const [before, after] = [separationAt(at - h), separationAt(at + h)];
        return [0, 1, 2].map((c) => (after[c]! - before[c]!) / (2 * h));
      }),
    ),
  };
}
