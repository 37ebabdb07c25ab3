import { expect, test } from 'vitest';
import { closedLeads, leadsOfSpans } from './burn-times.tsx';

const spans = (...pairs: [number, number][]) => pairs.map(([from, to]) => ({ from, to }));

test('what lies between allowed spans is closed', () => {
  expect(closedLeads(spans([9000, 0]), 6000, 100)).toEqual([]);
  expect(closedLeads(spans([5000, 0]), 6000, 100)).toEqual(spans([6000, 5000]));
  expect(closedLeads(spans([2000, 600], [6000, 4000]), 6000, 100)).toEqual(spans([4000, 2000], [600, 100]));
  expect(closedLeads([], 6000, 100)).toEqual(spans([6000, 100]));
  expect(closedLeads(spans([50, 0]), 6000, 100)).toEqual(spans([6000, 100]));
});

test('times stand on the axis as leads, cut at its ends', () => {
  const tcaMs = Date.parse('2026-03-15T12:00:00Z');
  const at = (start: string, stop: string) => ({ start: `2026-03-15T${start}Z`, stop: `2026-03-15T${stop}Z` });
  const found = leadsOfSpans(
    [{ ...at('11:00:00', '11:10:00'), name: 'Svalbard' }, at('09:00:00', '10:30:00'), at('11:59:30', '12:10:00')],
    tcaMs,
    6000,
    60,
  );
  expect(found).toEqual([
    { from: 3600, to: 3000, name: 'Svalbard' },
    { from: 6000, to: 5400, name: null },
  ]);
});
