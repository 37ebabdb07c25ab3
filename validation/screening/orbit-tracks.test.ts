import { initializeSgp4, propagateSgp4, secondsBetween } from '@clearway/astro';
import { fitOrbitTracks, type OrbitTracks } from '@clearway/screening';
import { beforeAll, expect, test } from 'vitest';
import { TRACK_DOUBLES, trackValue } from '../../packages/screening/src/one-against-all/track-polynomial.ts';
import { describeWithReferenceData } from '../reference-data.ts';
import { randomStream } from './random.ts';
import { type CheckedCatalog, checkedCatalog } from './regime-check.ts';

/**
 * The search of one against all rests on this: SGP4 keeps every object within the stated distances of its track,
 * radially, along and across it, at every time of the window.
 */
const CATALOG = 'catalogs/full-density/gp.csv.gz';
const WEEK = 7 * 86_400;
const OBJECTS = 4000;
const TIMES = 60;

/** Where an object is as its track sees it: radius less the track's there, along (rad of mean argument) and across (rad). */
function strays(
  tracks: OrbitTracks,
  i: number,
  seconds: number,
  state: Float64Array,
): readonly [number, number, number] {
  const x = (2 * seconds) / tracks.durationSeconds - 1;
  const value = (q: number): number => trackValue(tracks.coefficients, i * TRACK_DOUBLES, q, x);
  const [a, ex, ey, inclination, node, argument] = [0, 1, 2, 3, 4, 5].map(value) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const r = Math.hypot(state[0]!, state[1]!, state[2]!);
  const ux = (state[0]! * Math.cos(node) + state[1]! * Math.sin(node)) / r;
  const uy = (state[1]! * Math.cos(node) - state[0]! * Math.sin(node)) / r;
  const uz = state[2]! / r;
  const forward = uy * Math.cos(inclination) + uz * Math.sin(inclination);
  const across = uz * Math.cos(inclination) - uy * Math.sin(inclination);
  const u = Math.atan2(forward, ux);
  const eC = ex * Math.cos(u) + ey * Math.sin(u);
  const eS = ex * Math.sin(u) - ey * Math.cos(u);
  const eta = Math.sqrt(1 - ex * ex - ey * ey);
  const mean = u - 2 * Math.atan(eS / (1 + eta + eC)) - (eta * eS) / (1 + eC);
  const turns = (argument - mean) / (2 * Math.PI);
  const slope = eta ** 3 / (1 + eC) ** 2;
  const along = Math.abs((turns - Math.round(turns)) * 2 * Math.PI);
  return [
    Math.abs(r - (a * eta * eta) / (1 + eC)) - (r * tracks.radialRelative[i]! + tracks.radialKm[i]!),
    along - (slope * tracks.alongTrack[i]! * 1.05 + tracks.mean[i]!),
    Math.abs(Math.asin(across)) - tracks.crossTrack[i]!,
  ];
}

describeWithReferenceData('tracks', [CATALOG], () => {
  let catalog: CheckedCatalog;
  beforeAll(async () => {
    catalog = await checkedCatalog(CATALOG, '2026-03-10T00:00:00Z');
  });

  test('hold SGP4 within their bounds', { timeout: 240_000 }, () => {
    const random = randomStream('tracks');
    const elements = random.choose(catalog.elements, OBJECTS);
    const satellites = elements.map(initializeSgp4);
    const offsets = Float64Array.from(elements, (e) => secondsBetween(e.epoch, catalog.start) / 60);
    const tracks = fitOrbitTracks(satellites, offsets, WEEK);
    const outside: string[] = [];
    const state = new Float64Array(6);
    let usable = 0;
    satellites.forEach((satellite, i) => {
      if (tracks.usable[i] === 0) return;
      usable++;
      for (let k = 0; k < TIMES; k++) {
        const seconds = random.next() * WEEK;
        propagateSgp4(satellite, offsets[i]! + seconds / 60, state);
        const [radial, along, across] = strays(tracks, i, seconds, state);
        const r = Math.hypot(state[0]!, state[1]!, state[2]!);
        const inside = radial <= 0 && along <= 0 && across <= 0 && r >= tracks.perigees[i]! && r <= tracks.apogees[i]!;
        if (!inside) outside.push(`${satellite.id} at ${seconds} s: ${radial} km, ${along} rad, ${across} rad`);
      }
    });
    expect(outside).toEqual([]);
    expect(usable).toBeGreaterThan(0.999 * OBJECTS - 1);
  });
});
