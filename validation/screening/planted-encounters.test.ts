import { parseUtc } from '@clearway/astro';
import { directionCells, planSweep } from '@clearway/screening';
import { expect, test } from 'vitest';
import { type Approach, bruteForce } from './brute-force/brute-force.ts';
import { differences } from './compare-rows.ts';
import { rowsOf, screenWithEngine } from './engine-rows.ts';
import type { Encounter } from './planted/plant-encounter.ts';
import { type PlantedEncounter, plantedCatalog } from './planted/planted-catalog.ts';
import { randomStream } from './random.ts';

/**
 * Encounters built to be hard to find: element sets fitted so that SGP4 brings two objects together at a chosen place, time,
 * speed and distance. Each list is one catalogue; besides the planted rows, all rows must be those of brute force.
 */
const START = parseUtc('2026-03-10T00:00:00Z')!;
const DURATION = 7200;
const THRESHOLD = 5;

const GTO = 24_400;
const MOLNIYA = 26_600;
const GEO = 42_164.2;

/** Places and passages; each is planted at several distances. */
// (Not at inclinations below a degree, where the lunar terms of SDP4 jump so that no element set fits to a micrometre.)
const PLACES: readonly Omit<Encounter, 'tca' | 'missDistanceKm'>[] = [
  place('over the north pole', 90, 0, 6978, { azimuthDeg: 10 }, { azimuthDeg: 95 }),
  place('beside the north pole', 89.96, 120, 7178, { azimuthDeg: 90 }, { azimuthDeg: 200 }),
  place('over the south pole', -90, 40, 6828, { azimuthDeg: 60 }, { azimuthDeg: 230 }),
  place('beside the south pole', -89.9, -60, 7378, { azimuthDeg: 271 }, { azimuthDeg: 350 }),
  place('where longitude wraps', 0.3, 180, 6928, { azimuthDeg: 53 }, { azimuthDeg: 127 }),
  place('a shade west of the wrap', 41, -179.99999, 6928, { azimuthDeg: 70 }, { azimuthDeg: 110 }),
  place('a shade east of the wrap', -41, 179.99999, 6928, { azimuthDeg: 0 }, { azimuthDeg: 110 }),
  place('where longitude is zero', 10, 0, 6928, { azimuthDeg: 53 }, { azimuthDeg: 143 }),
  place('head-on at 15 km/s', 5, 33, 6700, { azimuthDeg: 45 }, { azimuthDeg: 225 }),
  place('nearly head-on', -12, 76, 6700, { azimuthDeg: 98 }, { azimuthDeg: 277.5 }),
  place('overtaking in one plane', 31, -50, 6878, { azimuthDeg: 60 }, { azimuthDeg: 60, semiMajorAxisKm: 7100 }),
  place('crossing at a small angle', 20, 100, 6878, { azimuthDeg: 60 }, { azimuthDeg: 62 }),
  place('retrograde against prograde', 15, -100, 7078, { azimuthDeg: 235 }, { azimuthDeg: 80 }),
  place('two retrograde', -30, -140, 7078, { azimuthDeg: 290 }, { azimuthDeg: 240 }),
  place(
    'perigee of a transfer orbit against low orbit',
    3,
    10,
    6628,
    { azimuthDeg: 85, semiMajorAxisKm: GTO },
    { azimuthDeg: 15 },
  ),
  place(
    'two perigees, head-on at 20 km/s',
    -6,
    70,
    6650,
    { azimuthDeg: 85, semiMajorAxisKm: GTO },
    { azimuthDeg: 265, semiMajorAxisKm: MOLNIYA },
  ),
  place(
    'two perigees side by side',
    7,
    71,
    6650,
    { azimuthDeg: 85, semiMajorAxisKm: GTO },
    { azimuthDeg: 80, semiMajorAxisKm: GTO + 900 },
  ),
  place(
    'a Molniya orbit falling through low orbit',
    -45,
    130,
    7300,
    { azimuthDeg: 50, semiMajorAxisKm: MOLNIYA, climbDeg: -14 },
    { azimuthDeg: 190 },
  ),
  place(
    'a transfer orbit rising through medium orbit',
    12,
    130,
    25_500,
    { azimuthDeg: 70, semiMajorAxisKm: GTO, climbDeg: 45 },
    { azimuthDeg: 35 },
  ),
  place(
    'apogee of a transfer orbit against the belt',
    3,
    20,
    GEO,
    { azimuthDeg: 97, semiMajorAxisKm: GTO },
    { azimuthDeg: 88 },
  ),
  place('across the belt', 4, -75, GEO, { azimuthDeg: 90 }, { azimuthDeg: 76 }),
  place(
    'a slow drift along the belt',
    2,
    -179.9999,
    GEO,
    { azimuthDeg: 90 },
    { azimuthDeg: 90.3, semiMajorAxisKm: GEO + 40 },
  ),
  place(
    'far out',
    40,
    0.0001,
    60_000,
    { azimuthDeg: 30, semiMajorAxisKm: 50_000 },
    { azimuthDeg: 100, semiMajorAxisKm: 42_000 },
  ),
];

test('at every kind of place, just inside the threshold and never just outside', { timeout: 240_000 }, async () => {
  const random = randomStream('planted places');
  const encounters = PLACES.flatMap((p) =>
    [0, 0.01, 2.5, 4.9999, 5.0001].map((missDistanceKm) => ({
      ...p,
      title: `${p.title}, ${missDistanceKm} km`,
      missDistanceKm,
      missAngleDeg: random.next() * 360,
      tca: 1200 + random.next() * (DURATION - 2400),
    })),
  );
  await expectFound(encounters);
});

test('on the corners of direction cells, at any time of a step', { timeout: 240_000 }, async () => {
  const random = randomStream('planted corners');
  const window = { durationSeconds: DURATION, thresholdKm: THRESHOLD };
  const none = new Float64Array(0);
  const { searchAngle, stepSeconds } = planSweep([], none, none, none, window);
  const cells = directionCells(searchAngle);
  const encounters = Array.from({ length: 250 }, (_, k): Encounter => {
    const band = Math.floor(random.next() * cells.bandCount);
    const size = cells.bandStarts[band + 1]! - cells.bandStarts[band]!;
    const climbing = random.next() * 360;
    // Some corners exactly, some missed by what single precision would.
    const off = k % 2 === 0 ? 0 : (random.next() - 0.5) * 1e-4;
    const offset = [0, 0.5, 1e-6, 1 - 1e-6, random.next()][k % 5]!;
    return {
      title: `corner of cell ${band}`,
      declinationDeg: Math.max(-90, Math.min(90, (band / cells.bandCount) * 180 - 90 + off)),
      rightAscensionDeg: (Math.floor(random.next() * size) / size) * 360 - 180 + off,
      radiusKm: 6650 + random.next() * 800,
      first: { azimuthDeg: climbing },
      second: { azimuthDeg: climbing + 5 + random.next() * 350 },
      missDistanceKm: random.next() * 4.9,
      missAngleDeg: random.next() * 360,
      tca: stepSeconds * (2 + Math.floor(random.next() * 110) + offset),
    };
  });
  await expectFound(encounters);
});

test('at the edges of the window, of slices and of steps', { timeout: 240_000 }, async () => {
  const times = [
    ...[-0.5, -0.001, 0.001, 0.5],
    ...[DURATION - 0.5, DURATION - 0.001, DURATION + 0.001, DURATION + 0.5],
    ...[3839.9, 3839.99999, 3840, 3840.00001, 3840.1],
    ...[4799.99999, 4800, 4800.00001],
    ...[59.99999, 60, 60.00001, 90, 959.99999, 960.00001, 1980],
  ];
  const encounters = PLACES.filter((p, k) => k % 3 === 0 && p.title !== 'a slow drift along the belt').flatMap((p) =>
    times.map((tca, k) => ({
      ...p,
      title: `${p.title} at ${tca} s`,
      tca,
      missDistanceKm: 3,
      missAngleDeg: 10 * tca,
      // Not the same orbits twice: two objects centimetres apart have minima made of noise.
      radiusKm: p.radiusKm + 14 * k,
    })),
  );
  await expectFound(encounters);
});

test('random passages of every kind of orbit', { timeout: 240_000 }, async () => {
  const random = randomStream('planted at random');
  const between = (from: number, to: number): number => from + random.next() * (to - from);
  const encounters = Array.from({ length: 300 }, (_, k): Encounter => {
    const radiusKm = [between(6600, 6700), between(6700, 8400), between(8400, 42_500)][k % 3]!;
    const passage = (): Encounter['first'] => {
      const azimuthDeg = between(0, 360);
      if (random.next() < 0.4) return { azimuthDeg };
      // Eccentric, with a perigee of at least 200 km: falling or rising unless the place is the perigee itself.
      const perigee = Math.min(radiusKm, between(6578, radiusKm));
      const semiMajorAxisKm = (perigee + between(Math.max(radiusKm, 8000), 50_000)) / 2;
      const momentum = Math.sqrt((perigee * (2 * semiMajorAxisKm - perigee)) / semiMajorAxisKm);
      const speed = Math.sqrt(2 / radiusKm - 1 / semiMajorAxisKm);
      const climb = (Math.acos(Math.min(1, momentum / (radiusKm * speed))) * 180) / Math.PI;
      return { azimuthDeg, semiMajorAxisKm, climbDeg: random.next() < 0.5 ? climb : -climb };
    };
    return {
      title: `random ${k}`,
      declinationDeg: (Math.asin(between(-1, 1)) * 180) / Math.PI,
      rightAscensionDeg: between(-180, 180),
      radiusKm,
      first: passage(),
      second: passage(),
      missDistanceKm: between(0, 4.99),
      missAngleDeg: between(0, 360),
      tca: between(100, DURATION - 100),
    };
  });
  await expectFound(encounters);
});

function place(
  title: string,
  declinationDeg: number,
  rightAscensionDeg: number,
  radiusKm: number,
  first: Encounter['first'],
  second: Encounter['first'],
): Omit<Encounter, 'tca' | 'missDistanceKm'> {
  return { title, declinationDeg, rightAscensionDeg, radiusKm, first, second };
}

async function expectFound(encounters: readonly Encounter[]): Promise<void> {
  const { planted, elements } = plantedCatalog(encounters, START);
  const search = { elements, start: START, durationSeconds: DURATION, thresholdKm: THRESHOLD };
  const rows = rowsOf(await screenWithEngine(search));
  expect(planted.flatMap((e) => wrongWith(e, rows))).toEqual([]);
  const limits = { thresholdKm: THRESHOLD, from: 0, to: DURATION };
  expect(differences(bruteForce(search), rows, limits)).toEqual([]);
}

/** What is wrong with the rows of a planted pair: exactly one, where and when it was planted, or none. */
function wrongWith(e: PlantedEncounter, rows: readonly Approach[]): string[] {
  const isWanted = e.tca >= 0 && e.tca < DURATION && e.missDistanceKm <= THRESHOLD;
  const found = rows.filter((r) => r.first === e.ids[0] && r.second === e.ids[1] && Math.abs(r.tca - e.tca) < 60);
  if (found.length !== (isWanted ? 1 : 0)) return [`${e.title}: ${found.length} rows`];
  const [row] = found;
  if (!row) return [];
  const lateBy = row.tca - e.tca;
  // Slow minima are as flat as 0.1 m allows.
  if (Math.abs(lateBy) > (row.relativeSpeedKmS > 0.1 ? 1e-4 : 0.5)) return [`${e.title}: ${lateBy} s late`];
  if (Math.abs(row.missDistanceKm - e.missDistanceKm) > 2e-5) return [`${e.title}: ${row.missDistanceKm} km`];
  return [];
}
