import { createEphemerisMotion } from '@clearway/screening';
import { expect, test } from 'vitest';
import { encodeColumns } from '../runs/stored/column-codec.ts';
import { decodeSpans, encodeSpans } from './packed-spans.ts';
import type { EphemerisSpan } from './run-object.ts';

const symmetric = (size: number): Float64Array => {
  const matrix = new Float64Array(36);
  for (let row = 0; row < size; row++) {
    for (let c = 0; c < size; c++) matrix[6 * row + c] = 1 / (1 + Math.min(row, c) + 10 * Math.max(row, c));
  }
  return matrix;
};

const span = (day: number, isPositionOnly: boolean): EphemerisSpan => ({
  motion: createEphemerisMotion({
    day,
    times: Float64Array.of(0, 60, 120.5),
    states: Float64Array.from({ length: 18 }, (_, k) => 6000 + 1.1 * k),
  }),
  fromUs: day * 86_400e6,
  untilUs: day * 86_400e6 + 120.5e6,
  covariances: [
    { times: Float64Array.of(0), matrices: symmetric(isPositionOnly ? 3 : 6), axes: 'RTN', isPositionOnly },
    { times: Float64Array.of(0, 1), matrices: new Float64Array(72).fill(2), axes: null, isPositionOnly: false },
  ],
});

test('spans come back as they were, with or without covariances', () => {
  const spans = [span(9565, false), span(9566, true)];
  const plain = (all: readonly EphemerisSpan[]) =>
    all.map(({ motion: { day, times, states }, ...rest }) => ({ day, times, states, ...rest }));
  const packed = encodeSpans(spans);
  expect(plain(decodeSpans(packed))).toEqual(plain(spans));
  expect(plain(decodeSpans(packed, 'states'))).toEqual(plain(spans).map((each) => ({ ...each, covariances: [] })));
  expect(encodeSpans(decodeSpans(packed))).toEqual(packed);
  const [out, again] = [new Float64Array(6), new Float64Array(6)];
  spans[0]!.motion.stateAt(77.7, out);
  decodeSpans(packed)[0]!.motion.stateAt(77.7, again);
  expect(again).toEqual(out);
});

test('other bytes are refused', () => {
  expect(() => decodeSpans(encodeColumns([Float64Array.of(99, 0)]))).toThrow('no packed spans');
});
