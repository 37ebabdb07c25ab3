import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REACH_MS } from '../clock/sim-clock.ts';
import {
  firstSpan,
  isInside,
  isNear,
  LEAST_SPAN_MS,
  lengthOf,
  panSpan,
  shareOf,
  spanWith,
  type TimeSpan,
  timeAt,
  withinReach,
  zoomSpan,
} from './time-span.ts';

const NOW = Date.UTC(2026, 2, 10, 12);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const span: fc.Arbitrary<TimeSpan> = fc
  .tuple(fc.integer({ min: LEAST_SPAN_MS, max: 2 * REACH_MS }), fc.integer({ min: -REACH_MS, max: REACH_MS }))
  .map(([length, start]) => withinReach({ fromMs: NOW + start, toMs: NOW + start + length }, NOW));

describe('the span of the track', () => {
  test('begins a day back and ends with the week that is screened', () => {
    expect(firstSpan(NOW)).toEqual({ fromMs: NOW - DAY, toMs: NOW + 7 * DAY });
    expect(shareOf(firstSpan(NOW), NOW)).toBe(0.125);
  });

  test('places and times are each other’s inverse', () => {
    fc.assert(
      fc.property(span, fc.double({ min: -1, max: 2, noNaN: true }), (seen, share) => {
        expect(shareOf(seen, timeAt(seen, share))).toBeCloseTo(share, 9);
      }),
    );
  });

  test('zooming leaves the time under the pointer where it is, away from the ends of the reach', () => {
    const zoomed = zoomSpan(firstSpan(NOW), 0.5, NOW, NOW);
    expect(lengthOf(zoomed)).toBe(4 * DAY);
    expect(shareOf(zoomed, NOW)).toBeCloseTo(0.125, 12);
  });

  test('whatever is done, it stays within the reach and between two hours and four weeks', () => {
    const factor = fc.double({ min: 0.001, max: 1000, noNaN: true });
    const by = fc.integer({ min: -4 * REACH_MS, max: 4 * REACH_MS });
    fc.assert(
      fc.property(span, factor, by, fc.double({ min: 0, max: 1, noNaN: true }), (seen, zoom, pan, share) => {
        const changed = panSpan(zoomSpan(seen, zoom, timeAt(seen, share), NOW), pan, NOW);
        expect(changed.fromMs).toBeGreaterThanOrEqual(NOW - REACH_MS);
        expect(changed.toMs).toBeLessThanOrEqual(NOW + REACH_MS + 1);
        expect(lengthOf(changed)).toBeGreaterThanOrEqual(LEAST_SPAN_MS - 1);
      }),
    );
  });

  test('goes along with a needle that leaves it, with what lies ahead in view', () => {
    const seen = firstSpan(NOW);
    expect(spanWith(seen, NOW, NOW)).toBe(seen);
    expect(shareOf(spanWith(seen, NOW + 8 * DAY, NOW), NOW + 8 * DAY)).toBeGreaterThan(0);
    expect(shareOf(spanWith(zoomSpan(seen, 0.1, NOW, NOW), NOW + 3 * DAY, NOW), NOW + 3 * DAY)).toBeCloseTo(0.1, 9);
    expect(shareOf(spanWith(seen, NOW - 2 * DAY, NOW, false), NOW - 2 * DAY)).toBeCloseTo(0.9, 9);
    fc.assert(
      fc.property(span, fc.integer({ min: -REACH_MS, max: REACH_MS }), fc.boolean(), (any, offset, forward) => {
        expect(isInside(spanWith(any, NOW + offset, NOW, forward), NOW + offset)).toBe(true);
      }),
    );
  });

  test('has nothing to do with a present of another year', () => {
    expect(isNear(firstSpan(NOW), NOW + 2 * DAY)).toBe(true);
    expect(isNear(firstSpan(NOW), NOW + 260 * DAY)).toBe(false);
  });
});
