import { describe, expect, test } from 'vitest';
import { answerQuestion } from './answer-question.ts';
import { buffersOf } from './buffers-of.ts';
import { indexElementSets } from './element-sets.ts';
import { EPOCH_MS, fewColumns, fewSets, MOLNIYA, STATION, TRANSFER } from './few-objects.fixture.ts';
import { motionOf } from './object-motion.ts';
import { look, newSight, observerAt } from './observer.ts';
import type { Ask, Question } from './question.ts';
import { comingPassAt } from './sky-ahead-columns.ts';

const sets = fewSets();
const ask: Ask = (question) => answerQuestion(sets, question);
const timeMs = EPOCH_MS + 3_000_000;
const place = { longitude: 0.1, latitude: 0.8, heightKm: 0.2 };
const DAY_MS = 86_400_000;

const EVERY_KIND: { readonly [Kind in Question['kind']]: Extract<Question, { kind: Kind }> } = {
  orbit: { kind: 'orbit', objectId: STATION, timeMs },
  'ground-track': { kind: 'ground-track', objectId: STATION, timeMs, revolutionsBefore: 0, revolutionsAfter: 1 },
  states: { kind: 'states', objectIds: [STATION], timeMs },
  path: { kind: 'path', objectId: STATION, timesMs: Float64Array.of(timeMs, timeMs + 60_000) },
  passes: { kind: 'passes', objectId: STATION, place, fromMs: timeMs, hours: 24, leastElevation: 0 },
  sky: { kind: 'sky', place, timeMs },
  'sky-ahead': {
    kind: 'sky-ahead',
    place,
    fromMs: timeMs,
    hours: 24,
    objectIds: null,
    leastPeakElevation: 0,
    onlyVisible: false,
  },
  neighbours: { kind: 'neighbours', objectId: STATION, timeMs, count: 3, ahead: true },
  traffic: { kind: 'traffic', timeMs },
  encounter: { kind: 'encounter', primaryId: STATION, secondaryId: TRANSFER, tcaMs: timeMs, spanSeconds: 60 },
  sun: { kind: 'sun', timeMs },
  'earth-rotation': { kind: 'earth-rotation', timeMs },
};

describe.each(Object.values(EVERY_KIND))('a question of kind $kind', (question) => {
  test('is answered with what can be posted to another thread, its buffers handed over', async () => {
    const answer = await ask(question);
    const copy = structuredClone(answer);
    const buffers = buffersOf(answer);
    expect(structuredClone(answer, { transfer: buffers })).toEqual(copy);
    for (const buffer of buffers) expect(buffer.byteLength).toBe(0);
    // What was handed over belonged to nobody else.
    expect(await ask(question)).toEqual(copy);
  });

  test('is not answered once it is aborted', async () => {
    const signal = AbortSignal.abort(new Error('not any more'));
    await expect(answerQuestion(sets, question, { signal })).rejects.toThrow('not any more');
  });
});

describe('long answers', () => {
  const copies = 3000;
  const columns = fewColumns();
  const many = indexElementSets({
    objects: { object_id: Array.from({ length: copies }, (_, k) => k) },
    element_sets: Object.fromEntries(
      Object.entries(columns.element_sets).map(([name, values]) => [
        name,
        Array.from({ length: copies }, (_, k) => (name === 'object' ? k : values[k % 4])),
      ]),
    ) as unknown as typeof columns.element_sets,
  });
  const question = { ...EVERY_KIND['sky-ahead'], hours: 12 };

  test('let other messages through and end soon after an abort', async () => {
    const aborting = new AbortController();
    const parts: number[] = [];
    const onProgress = (part: number): void => {
      parts.push(part);
      if (parts.length === 3) aborting.abort(new Error('enough'));
    };
    await expect(answerQuestion(many, question, { signal: aborting.signal, onProgress })).rejects.toThrow('enough');
    expect(parts).toHaveLength(3);
    expect(parts).toEqual([...parts].sort((a, b) => a - b));
    expect(parts[2]).toBeLessThan(1);
  });
});

describe('the sky', () => {
  const observer = observerAt(place);
  const elevationOf = (id: number, at: number): number => {
    const [state, sight] = [new Float64Array(6), newSight()];
    if (motionOf(sets, sets.indexOf(id))(at, state) !== 0) return Number.NaN;
    look(observer, at, state, sight);
    return sight.elevation;
  };

  test('holds what is above the horizon, the highest first', async () => {
    const { objectIds, elevations } = await ask(EVERY_KIND.sky);
    const up = sets.objectIds.filter((id) => elevationOf(id, timeMs) > 0);
    expect([...objectIds].sort()).toEqual(up.sort());
    expect([...elevations]).toEqual([...elevations].sort((a, b) => b - a));
    objectIds.forEach((id, k) => {
      expect(elevations[k]).toBeCloseTo(elevationOf(id, timeMs), 12);
    });
  });

  test('ahead holds the passes that each object has by itself, in order of time', async () => {
    const ahead = await ask(EVERY_KIND['sky-ahead']);
    const passes = Array.from({ length: ahead.count }, (_, k) => comingPassAt(ahead, k));
    expect(passes.map((pass) => pass.beginMs)).toEqual(passes.map((pass) => pass.beginMs).sort((a, b) => a - b));
    for (const id of [STATION, MOLNIYA, TRANSFER]) {
      const own = await ask({ ...EVERY_KIND.passes, objectId: id });
      if (own.status !== 'ok') throw new Error(own.status);
      const among = passes.filter((pass) => pass.objectId === id);
      expect(among.length).toBe(own.passes.length);
      among.forEach((pass, k) => {
        const { begin, peak, end, beginsBefore, endsAfter, visible } = own.passes[k]!;
        expect(Math.abs(pass.beginMs - begin.timeMs)).toBeLessThan(100);
        expect(Math.abs(pass.endMs - end.timeMs)).toBeLessThan(100);
        expect(Math.abs(pass.peakElevation - peak.elevation)).toBeLessThan(1e-4);
        expect([pass.beginsBefore, pass.endsAfter]).toEqual([beginsBefore, endsAfter]);
        expect(pass.visible === null).toBe(visible.length === 0);
      });
    }
  });

  test('ahead can be asked for few objects, high passes, and visible ones', async () => {
    const base = EVERY_KIND['sky-ahead'];
    const all = await ask(base);
    const whole = Array.from({ length: all.count }, (_, k) => comingPassAt(all, k));
    const some = await ask({ ...base, objectIds: [STATION, 999], leastPeakElevation: 0.5, onlyVisible: true });
    const expected = whole.filter((p) => p.objectId === STATION && p.peakElevation >= 0.5 && p.visible !== null);
    expect(expected.length).toBeGreaterThan(0);
    expect(some.count).toBe(expected.length);
    expected.forEach((pass, k) => {
      const { objectId, peakMs } = comingPassAt(some, k);
      expect(objectId).toBe(STATION);
      expect(Math.abs(peakMs - pass.peakMs)).toBeLessThan(200);
    });
    await expect(ask({ ...base, hours: 25 })).rejects.toThrow(RangeError);
    // Through the polar summer's day the sky is never dark.
    const inLight = { ...base, place: { longitude: 0, latitude: 1.4, heightKm: 0 }, fromMs: Date.UTC(2026, 5, 20) };
    expect((await ask({ ...inLight, hours: 24, onlyVisible: true })).count).toBe(0);
    expect((await ask({ ...base, fromMs: EPOCH_MS + DAY_MS, hours: 1 })).count).toBeLessThan(all.count);
  });
});
