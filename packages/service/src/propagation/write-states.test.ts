import { addSeconds, initializeSgp4, parseUtc, propagateSgp4, secondsBetween } from '@clearway/astro';
import { expect, test } from 'vitest';
import type { ByteSink } from '../files/byte-sink.ts';
import { madeUpObject } from '../runs/screening-run.fixture.ts';
import { type PropagationRequest, timesOf } from './propagate-objects.ts';
import { writeStatesCsv, writeStatesJson } from './write-states.ts';

const start = parseUtc('2026-03-10T23:59:50.5Z')!;

function collector(): { sink: ByteSink; text: () => string } {
  const chunks: Buffer[] = [];
  return {
    sink: {
      async write(chunk: Uint8Array): Promise<void> {
        chunks.push(Buffer.from(chunk));
      },
    },
    text: () => Buffer.concat(chunks).toString('utf8'),
  };
}

function request(over: Partial<PropagationRequest> = {}): PropagationRequest {
  const objects = [madeUpObject(5, 'FIVE'), madeUpObject(799_500_766, 'NINE')];
  return { objects, start, stop: addSeconds(start, 60), stepSeconds: 10, ...over };
}

test('states are those of SGP4 at the times written, both ends included', async () => {
  const asked = request();
  const out = collector();
  expect(await writeStatesCsv(asked, out.sink)).toEqual([]);
  const [header, ...rows] = out.text().trimEnd().split('\n');
  expect(header).toBe('id,utc,x_km,y_km,z_km,vx_km_s,vy_km_s,vz_km_s');
  expect(rows).toHaveLength(14);
  expect(rows[6]!.split(',').slice(0, 2)).toEqual(['5', '2026-03-11T00:00:50.500000Z']);
  for (const row of rows) {
    const [id, utc, ...state] = row.split(',');
    const object = asked.objects.find((candidate) => candidate.id === Number(id))!;
    const expected = new Float64Array(6);
    propagateSgp4(initializeSgp4(object), secondsBetween(object.epoch, parseUtc(utc!)!) / 60, expected);
    state.forEach((value, k) => {
      expect(Math.abs(Number(value) - expected[k]!)).toBeLessThan(2e-9);
    });
  }
});

test('a step that does not divide the span ends before the stop', () => {
  expect(timesOf(request({ stepSeconds: 25 }))).toBe(3);
  expect(timesOf(request({ stepSeconds: 0.1 }))).toBe(601);
  expect(timesOf(request({ stepSeconds: 1000 }))).toBe(1);
});

test('times at which an object has decayed are left out and said', async () => {
  const falling = madeUpObject(7, 'FALLING', { meanMotionRevPerDay: 16.4, bstar: 0.02 });
  const asked = request({ objects: [falling], stop: addSeconds(start, 5 * 86_400), stepSeconds: 3600 });
  const out = collector();
  const failures = await writeStatesCsv(asked, out.sink);
  expect(failures).toHaveLength(1);
  const rows = out.text().trimEnd().split('\n').length - 1;
  expect(failures[0]!.times + rows).toBe(timesOf(asked));
  expect(failures[0]!.times).toBeGreaterThan(0);
});

test('the JSON document holds the same states', async () => {
  const csv = collector();
  const json = collector();
  await writeStatesCsv(request(), csv.sink);
  await writeStatesJson(request(), json.sink);
  const document = JSON.parse(json.text());
  expect(document.frame).toBe('TEME');
  expect(document.note).toBe('screening only, uncertain by kilometres');
  expect(document.left_out).toEqual([]);
  const rows = csv.text().trimEnd().split('\n').slice(1);
  expect(document.states).toHaveLength(rows.length);
  document.states.forEach((state: Record<string, number | string>, i: number) => {
    const [id, utc, x] = rows[i]!.split(',');
    expect(String(state.id)).toBe(id);
    expect(state.utc).toBe(utc);
    expect(Number(state.x_km)).toBeCloseTo(Number(x), 8);
  });
});

test('an interruption stops between two batches', async () => {
  const abort = new AbortController();
  abort.abort();
  await expect(writeStatesCsv(request(), collector().sink, abort.signal)).rejects.toThrow();
});
