import { type Encounter, type EncounterObject, parseUtc, UserError } from '@clearway/astro';
import { expect, test } from 'vitest';
import { assessEncounter } from './assess-encounter.ts';

/** Two objects at 7,000 km that cross at right angles, 200 m apart, each known to 100 m and 10 cm/s in all directions. */
function crossing(
  change: { primary?: Partial<EncounterObject>; secondary?: Partial<EncounterObject> } = {},
): Encounter {
  const speed = Math.sqrt(398_600.4418 / 7000);
  const covariance = new Float64Array(36);
  for (let i = 0; i < 6; i++) covariance[7 * i] = i < 3 ? 0.01 : 1e-8;
  const object = { id: null, name: null, covariance, isPositionOnly: false };
  return {
    tca: parseUtc('2026-01-01T00:00:00Z')!,
    primary: { ...object, position: [7000, 0, 0], velocity: [0, speed, 0], ...change.primary },
    secondary: { ...object, position: [7000.2, 0, 0], velocity: [0, 0, speed], ...change.secondary },
    hardBodyRadiusKm: 0.01,
  };
}

test('an ordinary encounter: all methods agree and the simplest is recommended', () => {
  const found = assessEncounter(crossing());
  expect(found.recommended).toMatchObject({ method: 'Pc2D', code: 'conditions-hold' });
  // Variance 0.02 km² in the plane: R²/(2σ²) exp(−d²/(2σ²)).
  expect(found.recommended.probability! / ((1e-4 / 0.04) * Math.exp(-0.04 / 0.04))).toBeCloseTo(1, 2);
  const pc = found.recommended.probability!;
  for (const { method, probability } of found.methods) {
    if (method === 'MonteCarlo' || method === 'Frisbee2015') expect(probability).toBeNull();
    else expect(Math.abs(probability! / pc - 1), method).toBeLessThan(2e-3);
  }
  expect(found.methods.find(({ method }) => method === 'MonteCarlo')!.reason!.code).toBe('not-run');
  expect(found.mahalanobisDistance).toBeCloseTo(Math.SQRT2, 6);
  expect(found.missDistanceKm).toBeCloseTo(0.2, 9);
  // The miss is √2 σ away: just the size of covariance that makes the most of it.
  expect(found.maximumProbability! / pc).toBeCloseTo(1, 3);
  expect(found.notes).toEqual([]);
});

test('a tally of Monte Carlo is taken in with its interval', () => {
  const tally = { trials: 10_000, hits: 10, inContactAtBegin: 0, unbound: 0 };
  const found = assessEncounter(crossing(), { monteCarlo: tally, confidence: 0.999 });
  const estimate = found.methods.find(({ method }) => method === 'MonteCarlo')!;
  expect(estimate.probability).toBe(1e-3);
  expect(estimate.interval!.confidence).toBe(0.999);
  expect(estimate.interval!.lower).toBeGreaterThan(2e-4);
  expect(estimate.interval!.upper).toBeLessThan(3e-3);
});

test('a missing covariance: the worst case is recommended and said so', () => {
  const found = assessEncounter(crossing({ secondary: { covariance: null } }));
  expect(found.recommended).toMatchObject({ method: 'Frisbee2015', code: 'worst-case' });
  const pc2D = found.methods.find(({ method }) => method === 'Pc2D')!.probability!;
  expect(found.recommended.probability!).toBeGreaterThan(pc2D);
  expect(found.notes.map(({ code }) => code)).toContain('one-covariance-missing');
  expect(found.methods.find(({ method }) => method === 'Nc3D')!.reason!.code).toBe('no-covariance');
});

test('no covariance at all: no value, and every method says why', () => {
  const found = assessEncounter(crossing({ primary: { covariance: null }, secondary: { covariance: null } }));
  expect(found.recommended).toMatchObject({ method: null, probability: null, code: 'none' });
  expect(found.maximumProbability).toBeNull();
  for (const { probability, reason } of found.methods) {
    expect(probability).toBeNull();
    expect(reason!.words.length).toBeGreaterThan(10);
  }
});

test('position-only covariances: the plane answers, methods that follow the orbits do not', () => {
  const covariance = new Float64Array(36);
  for (const i of [0, 7, 14]) covariance[i] = 0.01;
  const partial = { covariance, isPositionOnly: true };
  const found = assessEncounter(crossing({ primary: partial, secondary: partial }));
  expect(found.recommended).toMatchObject({ method: 'Pc2D', code: 'conditions-hold' });
  expect(found.methods.find(({ method }) => method === 'Nc2D')!.reason!.code).toBe('position-only');
  expect(found.notes.map(({ code }) => code)).toContain('position-only');
});

test('objects at rest to each other have no plane, and 3D-Nc takes over', () => {
  const velocity = [0, Math.sqrt(398_600.4418 / 7000), 0] as const;
  const found = assessEncounter(crossing({ secondary: { velocity } }));
  expect(found.methods[0]!.reason!.code).toBe('no-relative-velocity');
  expect(found.plane).toBeNull();
  expect(found.methods.find(({ method }) => method === 'Nc3D')!.probability).toBeGreaterThan(0);
  expect(['Nc3D', 'MonteCarlo']).toContain(found.recommended.method);
});

test('a position that is no number is refused', () => {
  expect(() => assessEncounter(crossing({ primary: { position: [Number.NaN, 0, 0] } }))).toThrow(UserError);
});
