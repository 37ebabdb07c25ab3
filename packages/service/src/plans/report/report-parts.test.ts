import type { PlanDocument, PlanRoute, SecondaryEncounter } from '@clearway/contract';
import { expect, test } from 'vitest';
import { othersSection } from './others-section.ts';
import { timelinePlot } from './timeline-plot.ts';

/** Parts of the printed report that are laid out or cut short. */
const encounter = (object_id: number, change: SecondaryEncounter['change'], probability: number, missKm: number) => {
  const approach = {
    tca_utc: '2026-03-12T17:00:00.000000Z',
    miss_distance_km: missKm,
    relative_speed_km_s: 10,
    probability,
    probability_basis: 'maximum' as const,
  };
  return {
    object_id,
    name: `OBJECT ${object_id}`,
    change,
    before: change === 'new' ? null : approach,
    after: change === 'gone' ? null : approach,
  };
};

const routeWith = (encounters: readonly SecondaryEncounter[]): PlanRoute =>
  ({
    secondary: {
      start_utc: '2026-03-11T23:37:48Z',
      stop_utc: '2026-03-19T07:00:29Z',
      threshold_km: 5,
      objects: 21569,
      combined_before: 1e-4,
      combined_after: 2e-4,
      closest_after_km: 0.5,
      encounters,
      unchanged: 2,
    },
    secondary_text: '',
    secondary_with_return: null,
  }) as unknown as PlanRoute;

test('of hundreds of others the most dangerous are printed, and what is left out is said', () => {
  const many = Array.from({ length: 150 }, (_, k) => encounter(1000 + k, 'new', 1e-9 * k, 5 - 0.01 * k));
  const html = othersSection(routeWith([...many, encounter(1, 'worse', 1e-5, 0.6), encounter(2, 'gone', 1e-7, 3)]));
  const names = [...html.matchAll(/OBJECT (\d+)/g)].map(([, id]) => Number(id));
  expect(names.slice(0, 3)).toEqual([1, 1149, 1148]);
  expect(names).toHaveLength(21);
  expect(names.at(-1)).toBe(2);
  // Beyond the 20 worst: 131, of which number 1130 is the likeliest and the closest.
  expect(html).toContain('And 131 more, the closest at 3.700 km, none above a probability of 1.30e-7');
});

test('a few others are all printed, and nothing is left out', () => {
  const html = othersSection(routeWith([encounter(1, 'worse', 1e-5, 0.6)]));
  expect(html).toContain('OBJECT 1 (1)');
  expect(html).toContain('Better or gone: none.');
  expect(html).not.toContain('more, the closest');
});

test.each([
  ['minutes apart', '2026-03-11T23:07:48Z', '2026-03-11T23:37:48Z', '2026-03-12T07:00:29Z', '2026-03-12T07:28:44Z'],
  ['all at once', '2026-03-12T07:00:00Z', '2026-03-12T07:00:01Z', '2026-03-12T07:00:02Z', '2026-03-12T07:00:03Z'],
])('labels of the timeline stand beside each other, however near the moments are: %s', (_, go, burn, tca, back) => {
  const route = { go_no_go_utc: go, burn: { utc: burn }, tca_after_utc: tca, return_burn: { utc: back } };
  for (const created_utc of ['2026-03-09T00:00:00Z', '2026-11-29T14:04:48Z']) {
    const svg = timelinePlot({ created_utc } as PlanDocument, route as PlanRoute);
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!.map(Number) as [number, number, number];
    const labels = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)" text-anchor="middle"><tspan/g)].map(
      ([, x, y]) => ({
        x: Number(x),
        y: Number(y),
      }),
    );
    expect(labels).toHaveLength(5);
    for (const [k, one] of labels.entries()) {
      expect(one.x - 66).toBeGreaterThanOrEqual(0);
      expect(one.x + 66).toBeLessThanOrEqual(width);
      expect(one.y - 12).toBeGreaterThanOrEqual(0);
      expect(one.y + 15).toBeLessThanOrEqual(height);
      for (const other of labels.slice(0, k))
        expect(Math.abs(one.x - other.x) >= 131.9 || Math.abs(one.y - other.y) >= 30).toBe(true);
    }
  }
});
