import { degreesLat, degreesLong, eciToGeodetic, gstime } from 'satellite.js';
import { describe, expect, test } from 'vitest';
import {
  EPOCH_MS,
  fewSets,
  GEOSTATIONARY,
  MOLNIYA,
  STATION,
  TRANSFER,
  WITHOUT_ELEMENTS,
} from './few-objects.fixture.ts';
import { answerGroundTrack } from './ground-track.ts';
import { motionOf } from './object-motion.ts';
import { answerStates } from './states.ts';

const sets = fewSets();
const TIME_MS = EPOCH_MS + 5_000_000;
const ask = (objectId: number, before = 1, after = 2) => {
  const question = { kind: 'ground-track', objectId, timeMs: TIME_MS } as const;
  const answer = answerGroundTrack(sets, { ...question, revolutionsBefore: before, revolutionsAfter: after });
  if (answer.status !== 'ok') throw new Error(answer.status);
  return answer;
};
const gmst = (timeMs: number) => gstime(timeMs / 86_400_000 + 2_440_587.5);

describe.each([STATION, MOLNIYA, GEOSTATIONARY, TRANSFER])('the ground track of object %i', (objectId) => {
  test('reaches over the revolutions asked for, through now, in steps of at most 2°', () => {
    const { timesMs, longitudes, latitudes, periodSeconds, complete } = ask(objectId);
    expect(complete).toBe(true);
    expect(timesMs).toContain(TIME_MS);
    expect(timesMs[0]).toBe(TIME_MS - periodSeconds * 1000);
    expect(timesMs[timesMs.length - 1]).toBe(TIME_MS + 2 * periodSeconds * 1000);
    for (let k = 1; k < timesMs.length; k++) {
      expect(timesMs[k]).toBeGreaterThan(timesMs[k - 1]!);
      const cosine =
        Math.sin(latitudes[k]!) * Math.sin(latitudes[k - 1]!) +
        Math.cos(latitudes[k]!) * Math.cos(latitudes[k - 1]!) * Math.cos(longitudes[k]! - longitudes[k - 1]!);
      expect((Math.acos(Math.min(1, cosine)) * 180) / Math.PI).toBeLessThan(2.001);
    }
  });

  test('lies where satellite.js puts the same states', () => {
    const { timesMs, longitudes, latitudes, heightsKm } = ask(objectId);
    const state = new Float64Array(6);
    const motion = motionOf(sets, sets.indexOf(objectId));
    timesMs.forEach((timeMs, k) => {
      motion(timeMs, state);
      const other = eciToGeodetic({ x: state[0]!, y: state[1]!, z: state[2]! }, gmst(timeMs));
      expect(degreesLat(latitudes[k]!)).toBeCloseTo(degreesLat(other.latitude), 5);
      const east = longitudes[k]! - other.longitude;
      expect(Math.abs(Math.sin(east / 2))).toBeLessThan(1e-9);
      expect(Math.abs(degreesLong(longitudes[k]!))).toBeLessThanOrEqual(180);
      expect(heightsKm[k]).toBeCloseTo(other.height, 2);
    });
  });
});

test('no revolutions make a track of one point, and too many are refused', () => {
  expect([...ask(STATION, 0, 0).timesMs]).toEqual([TIME_MS]);
  expect(() => ask(STATION, 0, 17)).toThrow(RangeError);
});

describe('states', () => {
  test('are SGP4’s with the point below, and say why there is none', () => {
    const objectIds = [STATION, 999, WITHOUT_ELEMENTS, MOLNIYA];
    const answer = answerStates(sets, { kind: 'states', objectIds, timeMs: TIME_MS });
    expect([...answer.codes]).toEqual([0, -2, -1, 0]);
    const state = new Float64Array(6);
    motionOf(sets, sets.indexOf(MOLNIYA))(TIME_MS, state);
    expect(answer.states.slice(18, 24)).toEqual(state);
    expect(answer.speedsKmS[3]).toBeCloseTo(Math.hypot(state[3]!, state[4]!, state[5]!), 12);
    expect(answer.epochsMs[0]).toBe(EPOCH_MS);
    const track = ask(STATION, 0, 0);
    expect([answer.longitudes[0], answer.latitudes[0], answer.heightsKm[0]]).toEqual([
      track.longitudes[0],
      track.latitudes[0],
      track.heightsKm[0],
    ]);
    for (const column of [answer.longitudes, answer.speedsKmS]) expect(column[1]).toBeNaN();
    expect([...answer.states.slice(6, 18)].every(Number.isNaN)).toBe(true);
  });

  test('of more than a thousand objects are refused', () => {
    const objectIds = Array.from({ length: 1001 }, () => STATION);
    expect(() => answerStates(sets, { kind: 'states', objectIds, timeMs: TIME_MS })).toThrow(RangeError);
  });
});
