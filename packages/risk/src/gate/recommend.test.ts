import { expect, test } from 'vitest';
import { type GatedEstimate, recommend } from './recommend.ts';
import { type GatedMethod, type UsageIndicators, violationsOf } from './usage-violations.ts';

const FINE: UsageIndicators = { isNonPositiveDefinite: false, extended: 0, offset: 0, inaccurate: 0 };

function estimate(
  method: GatedMethod,
  probability: number | null,
  change: Partial<UsageIndicators> = {},
): GatedEstimate {
  const violations = method === 'MonteCarlo' ? [] : violationsOf(method, { ...FINE, ...change });
  return { method, probability, reason: probability === null ? 'it has none' : null, violations };
}

test('the first method whose conditions hold is recommended, and what was passed over is said', () => {
  const all = [estimate('Pc2D', 1e-5, { inaccurate: 0.5 }), estimate('Nc2D', 2e-5), estimate('Nc3D', 2e-5)];
  const found = recommend(all, true);
  expect(found).toMatchObject({ method: 'Nc2D', probability: 2e-5, code: 'conditions-hold' });
  expect(found.words).toContain('its value differs by 50 % from that of 2D-Nc');
});

test('cut-offs grow with the method', () => {
  const long = { extended: 0.1, offset: 0.2 };
  expect(violationsOf('Pc2D', { ...FINE, ...long }).map(({ code }) => code)).toEqual(['extended', 'offset']);
  expect(violationsOf('Nc2D', { ...FINE, ...long }).map(({ code }) => code)).toEqual(['extended', 'offset']);
  expect(violationsOf('Nc3D', { ...FINE, ...long })).toEqual([]);
  expect(violationsOf('Nc3D', { ...FINE, isNonPositiveDefinite: true })).toHaveLength(1);
  expect(violationsOf('Pc2D', { ...FINE, inaccurate: Number.NaN })).toHaveLength(1);
  expect(violationsOf('Pc2D', { ...FINE, inaccurate: null })).toEqual([]);
});

test('below 1e-10 conditions are not checked', () => {
  const all = [estimate('Pc2D', 1e-30, { inaccurate: 1 }), estimate('Nc2D', 1e-12), estimate('Nc3D', 1e-12)];
  expect(recommend(all, true)).toMatchObject({ method: 'Pc2D', code: 'negligible' });
  // One method that sees danger is enough to check them.
  expect(recommend([...all.slice(0, 2), estimate('Nc3D', 1e-6)], true).code).toBe('conditions-hold');
});

test('where nothing holds Monte Carlo is left, with its value if it was run', () => {
  const broken = [
    estimate('Pc2D', null),
    estimate('Nc2D', 1e-3, { extended: 1 }),
    estimate('Nc3D', 1e-3, { extended: 1 }),
  ];
  const not = recommend(broken, true);
  expect(not).toMatchObject({ method: 'MonteCarlo', probability: null, code: 'only-monte-carlo' });
  expect(not.words).toContain('It has not been run.');
  expect(not.words).toContain('The 2D probability gives no value: it has none.');
  expect(recommend([...broken, estimate('MonteCarlo', 2e-3)], true).probability).toBe(2e-3);
});

test('where no orbits are known the plane is all there is', () => {
  const plane = [estimate('Pc2D', 1e-4, { extended: 0.5 }), estimate('Nc2D', null), estimate('Nc3D', null)];
  expect(recommend(plane, false)).toMatchObject({ method: 'Pc2D', probability: 1e-4, code: 'nothing-better' });
  expect(recommend([estimate('Pc2D', null)], false)).toMatchObject({ method: null, code: 'none' });
});
