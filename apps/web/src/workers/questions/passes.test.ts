import { ecfToLookAngles, eciToEcf, gstime, shadowFraction, sunPos } from 'satellite.js';
import { describe, expect, test } from 'vitest';
import type { Geodetic } from '../../globe/view/earth-shape.ts';
import {
  EPOCH_MS,
  EQUATORIAL,
  FALLING,
  fewSets,
  GEOSTATIONARY,
  MOLNIYA,
  STATION,
  TRANSFER,
  WITHOUT_ELEMENTS,
} from './few-objects.fixture.ts';
import { motionOf } from './object-motion.ts';
import { look, newSight, observerAt } from './observer.ts';
import { answerPasses } from './passes.ts';

const sets = fewSets();
const DEGREE = Math.PI / 180;
const HOUR_MS = 3_600_000;
const luxembourg: Geodetic = { longitude: 6.13 * DEGREE, latitude: 49.61 * DEGREE, heightKm: 0.3 };
const singapore: Geodetic = { longitude: 103.8 * DEGREE, latitude: 1.35 * DEGREE, heightKm: 0 };
const ask = (objectId: number, place: Geodetic, leastElevation: number, fromMs = EPOCH_MS, hours = 24) => {
  const answer = answerPasses(sets, { kind: 'passes', objectId, place, fromMs, hours, leastElevation });
  if (answer.status !== 'ok') throw new Error(answer.status);
  return answer;
};

/** Stretches above an elevation by looking every second: [first second above, last second above, greatest elevation]. */
function everySecond(objectId: number, place: Geodetic, least: number, fromMs: number, hours: number) {
  const motion = motionOf(sets, sets.indexOf(objectId));
  const observer = observerAt(place);
  const [state, sight] = [new Float64Array(6), newSight()];
  const found: { firstMs: number; lastMs: number; peak: number; peakMs: number }[] = [];
  let open = false;
  for (let timeMs = fromMs; timeMs <= fromMs + hours * HOUR_MS; timeMs += 1000) {
    if (motion(timeMs, state) !== 0) throw new Error(`no state at ${timeMs}`);
    look(observer, timeMs, state, sight);
    const up = sight.elevation >= least;
    if (up && !open) found.push({ firstMs: timeMs, lastMs: timeMs, peak: sight.elevation, peakMs: timeMs });
    if (up) {
      const last = found[found.length - 1]!;
      last.lastMs = timeMs;
      if (sight.elevation > last.peak) Object.assign(last, { peak: sight.elevation, peakMs: timeMs });
    }
    open = up;
  }
  return found;
}

describe.each([
  [STATION, luxembourg, 0],
  [STATION, luxembourg, 10 * DEGREE],
  [STATION, singapore, 40 * DEGREE],
  [MOLNIYA, luxembourg, 0],
  [MOLNIYA, singapore, 5 * DEGREE],
  [TRANSFER, singapore, 0],
  [TRANSFER, luxembourg, 20 * DEGREE],
  [EQUATORIAL, singapore, 0],
])('passes of object %i over %o above %f rad', (objectId, place, least) => {
  const fromMs = EPOCH_MS + 1_234_000;
  const { passes } = ask(objectId, place, least, fromMs);
  const seen = everySecond(objectId, place, least, fromMs, 24);
  const isLow = objectId === STATION || objectId === EQUATORIAL;

  test('are those that looking every second sees, risen and set in the same second', () => {
    expect(seen.length).toBeGreaterThan(0);
    expect(passes.length).toBe(seen.length);
    passes.forEach((pass, k) => {
      const { firstMs, lastMs, peak, peakMs } = seen[k]!;
      expect(pass.begin.timeMs).toBeGreaterThan(firstMs - 1000);
      expect(pass.begin.timeMs).toBeLessThanOrEqual(firstMs + 1);
      expect(pass.end.timeMs).toBeLessThan(lastMs + 1000);
      expect(pass.end.timeMs).toBeGreaterThanOrEqual(lastMs - 1);
      expect(pass.beginsBefore).toBe(firstMs === fromMs);
      expect(pass.endsAfter).toBe(lastMs === fromMs + 24 * HOUR_MS);
      if (!pass.beginsBefore) expect(Math.abs(pass.begin.elevation - least)).toBeLessThan(1e-5);
      if (!pass.endsAfter) expect(Math.abs(pass.end.elevation - least)).toBeLessThan(1e-5);
      // The sidereal angle resolves 3·10⁻⁹ rad; slow objects stay within that of their peak for seconds.
      expect(pass.peak.elevation).toBeGreaterThanOrEqual(peak - 1e-8);
      expect(pass.peak.elevation - peak).toBeLessThan(1e-3);
      expect(Math.abs(pass.peak.timeMs - peakMs)).toBeLessThan(isLow ? 600 : 30_000);
    });
  });

  test('have a track from begin to end', () => {
    for (const { track, begin, end, peak } of passes) {
      expect([track[0], track[1], track[2]]).toEqual([begin.timeMs, begin.azimuth, begin.elevation]);
      expect(track[track.length - 3]).toBe(end.timeMs);
      for (let k = 3; k < track.length; k += 3) {
        expect(track[k]).toBeGreaterThan(track[k - 3]!);
        expect(track[k + 2]).toBeLessThanOrEqual(peak.elevation + 1e-9);
      }
    }
  });
});

describe('the light of passes', () => {
  const sunAt = (timeMs: number) => sunPos((timeMs / 86_400_000 + 2_440_587.5) as Parameters<typeof sunPos>[0]).rsun;
  const { passes } = ask(STATION, luxembourg, 0, EPOCH_MS, 96);
  const holds = (list: readonly { fromMs: number; toMs: number }[], at: number): boolean =>
    list.some(({ fromMs, toMs }) => at >= fromMs && at <= toMs);

  test('is the Sun’s as satellite.js has it every second, but for seconds at the edge of its round Earth’s shadow', () => {
    const motion = motionOf(sets, sets.indexOf(STATION));
    const state = new Float64Array(6);
    let seconds = 0;
    let different = 0;
    let edges = 0;
    for (const { begin, end, sunlit } of passes) {
      for (const { fromMs, toMs } of sunlit) edges += Number(fromMs > begin.timeMs) + Number(toMs < end.timeMs);
      for (let timeMs = begin.timeMs; timeMs <= end.timeMs; timeMs += 1000) {
        motion(timeMs, state);
        const lit = shadowFraction(sunAt(timeMs), { x: state[0]!, y: state[1]!, z: state[2]! }) < 0.5;
        seconds++;
        if (lit !== holds(sunlit, timeMs)) different++;
      }
    }
    expect(seconds).toBeGreaterThan(5000);
    expect(edges).toBeGreaterThan(3);
    // 13 km less of the Earth's radius at the station's highest latitudes are some 2 s, and more where it dips in aslant.
    expect(different).toBeLessThan(10 * edges);
  });

  test('makes it visible where it is lit and the Sun stands more than 6° below the place’s horizon', () => {
    let visibleSeconds = 0;
    for (const { begin, end, sunlit, visible } of passes) {
      for (let timeMs = begin.timeMs; timeMs <= end.timeMs; timeMs += 1000) {
        const sun = sunAt(timeMs);
        const toSun = { x: sun.x * 1.496e8, y: sun.y * 1.496e8, z: sun.z * 1.496e8 };
        const fixed = eciToEcf(toSun, gstime(timeMs / 86_400_000 + 2_440_587.5));
        const { elevation } = ecfToLookAngles({ ...luxembourg, height: luxembourg.heightKm }, fixed);
        // Within a minute or so of the twilight's end the formulae for the Sun may differ.
        if (Math.abs(elevation + 6 * DEGREE) < 0.1 * DEGREE) continue;
        const expected = holds(sunlit, timeMs) && elevation < -6 * DEGREE;
        visibleSeconds += Number(expected);
        if (holds(visible, timeMs) !== expected) expect.unreachable(`at ${timeMs}`);
      }
    }
    expect(visibleSeconds).toBeGreaterThan(100);
  });
});

describe('an object that stands still', () => {
  test('is always up where it is up, and never where it is not', () => {
    const below = { ...singapore };
    const seen = everySecond(GEOSTATIONARY, below, 0, EPOCH_MS, 1 / 60).length > 0;
    const far = { ...below, longitude: below.longitude + Math.PI };
    const [up, never] = seen ? [below, far] : [far, below];
    const answer = ask(GEOSTATIONARY, up, 0, EPOCH_MS, 48);
    expect(answer.outcome).toBe('always up');
    expect(answer.passes).toHaveLength(1);
    expect(answer.passes[0]).toMatchObject({ beginsBefore: true, endsAfter: true });
    expect(ask(GEOSTATIONARY, never, 0, EPOCH_MS, 48)).toEqual({ status: 'ok', outcome: 'never up', passes: [] });
  });
});

test('an equatorial orbit never comes up in Luxembourg, and in a short window nothing may come', () => {
  expect(ask(EQUATORIAL, luxembourg, 0).outcome).toBe('never up');
  const { passes } = ask(STATION, luxembourg, 0);
  const afterMs = passes[0]!.end.timeMs + 60_000;
  expect(ask(STATION, luxembourg, 0, afterMs, 0.25)).toMatchObject({ outcome: 'none in the window', passes: [] });
});

test('a window that opens in the middle of a pass cuts it there', () => {
  const [pass] = ask(STATION, luxembourg, 0).passes;
  const [cut] = ask(STATION, luxembourg, 0, pass!.peak.timeMs + 1000).passes;
  expect(cut).toMatchObject({ beginsBefore: true, endsAfter: false });
  expect(cut!.begin.timeMs).toBe(pass!.peak.timeMs + 1000);
  expect(cut!.peak.timeMs).toBe(cut!.begin.timeMs);
  expect(Math.abs(cut!.end.timeMs - pass!.end.timeMs)).toBeLessThan(2);
});

test('what can’t be answered says why', () => {
  const question = { kind: 'passes', place: luxembourg, fromMs: EPOCH_MS, hours: 24, leastElevation: 0 } as const;
  expect(answerPasses(sets, { ...question, objectId: 999 })).toEqual({ status: 'unknown object' });
  expect(answerPasses(sets, { ...question, objectId: WITHOUT_ELEMENTS })).toEqual({ status: 'no elements' });
  const late = { ...question, objectId: FALLING, fromMs: EPOCH_MS + 90 * 86_400_000 };
  expect(answerPasses(sets, late)).toMatchObject({ status: 'no state' });
  expect(() => answerPasses(sets, { ...question, objectId: STATION, hours: 241 })).toThrow(RangeError);
});
