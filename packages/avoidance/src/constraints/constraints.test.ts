import { addSeconds, type Encounter, parseUtc, propagateTwoBody, type Vector3 } from '@clearway/astro';
import { encounterPlaneOf } from '@clearway/risk';
import { expect, test } from 'vitest';
import { avoidancePlane, widenedPlane } from '../encounter-plane/avoidance-plane.ts';
import { burnTransition } from '../transition/burn-transition.ts';
import { primaryOrbit } from '../transition/primary-orbit.ts';
import { allowedLeads, isAllowedLead } from './burn-constraints.ts';
import { executionCovariance } from './execution-errors.ts';
import { excursion, returnBurn } from './return-burn.ts';

const TCA = parseUtc('2026-01-01T12:00:00Z')!;
const diagonal = (...variances: number[]): Float64Array => {
  const out = new Float64Array(36);
  for (const [k, variance] of variances.entries()) out[7 * k] = variance;
  return out;
};
const object = { id: null, name: null, isPositionOnly: true };
const encounter: Encounter = {
  tca: TCA,
  primary: { ...object, position: [7000, 0, 0], velocity: [0, 7.5, 0.8], covariance: diagonal(0.01, 0.09, 0.04) },
  secondary: {
    ...object,
    position: [7000.1, 0.05, -0.02],
    velocity: [0.1, -3, 7],
    covariance: diagonal(0.02, 0.3, 0.05),
  },
  hardBodyRadiusKm: 0.01,
};
const orbit = primaryOrbit(encounter);
const transition = burnTransition(orbit, 0.4 * orbit.periodSeconds);
const burn: Vector3 = [1e-5, 3e-5, -2e-5];

test('B is what propagation of slightly different velocities gives', () => {
  const step = 1e-6;
  for (let column = 0; column < 3; column++) {
    const [ahead, behind] = [1, -1].map((sign) => {
      const state = Float64Array.from(transition.state);
      state[3 + column]! += sign * step;
      const out = new Float64Array(6);
      propagateTwoBody(state, transition.leadSeconds, out);
      return out;
    }) as [Float64Array, Float64Array];
    for (let row = 0; row < 3; row++) {
      const slope = (ahead[row]! - behind[row]!) / (2 * step);
      // Rounding of 7,000 km over the step: 1e-6 of some thousand seconds.
      expect(Math.abs(transition.positionByVelocity[3 * row + column]! - slope)).toBeLessThan(0.01);
    }
  }
});

test('a widened plane is that of the widened covariance', () => {
  const added = executionCovariance(transition, burn, 50, { magnitude: 0.05, directionRad: 0.1 });
  const covariance = Float64Array.from(encounter.primary.covariance!);
  for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) covariance[6 * i + j]! += added[3 * i + j]!;
  const outcome = encounterPlaneOf({ ...encounter, primary: { ...encounter.primary, covariance } });
  if (outcome.reason !== null) throw new Error(outcome.reason);
  const wide = widenedPlane(avoidancePlane(encounter), added);
  expect(wide.sigmas[0]).toBeCloseTo(outcome.principal.sigmaX, 12);
  expect(wide.sigmas[1]).toBeCloseTo(outcome.principal.sigmaY, 12);
  expect(Math.abs(wide.place[0])).toBeCloseTo(Math.abs(outcome.principal.xm), 12);
  expect(Math.abs(wide.place[1])).toBeCloseTo(Math.abs(outcome.principal.ym), 12);
  // Axes and place turn together.
  for (const k of [0, 1] as const) {
    const seen = wide.axes[k].reduce(
      (sum, x, i) => sum + x * (encounter.primary.position[i]! - encounter.secondary.position[i]!),
      0,
    );
    expect(wide.place[k]).toBeCloseTo(seen, 10);
  }
});

test('errors of a burn: along it by its size, across it by its direction', () => {
  const size = Math.hypot(...burn);
  const trace = (magnitude: number, directionRad: number): number => {
    const unitB = { ...transition, positionByVelocity: Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1) };
    const c = executionCovariance(unitB, burn, 2, { magnitude, directionRad });
    return c[0]! + c[4]! + c[8]!;
  };
  expect(trace(0.02, 0) / (2 * size * 0.02) ** 2).toBeCloseTo(1, 12);
  expect(trace(0, 0.01) / (2 * (2 * size * 0.01) ** 2)).toBeCloseTo(1, 12);
});

test('the return burn restores the orbit, ahead or behind by what it says', () => {
  const back = returnBurn(transition, burn, [0, 0, 0])!;
  expect(back.secondsAfterTca).toBeGreaterThan(0);
  const total = transition.leadSeconds + back.secondsAfterTca;
  const state = Float64Array.from(transition.state);
  for (let k = 0; k < 3; k++) state[3 + k]! += burn[k]!;
  propagateTwoBody(state, total, state);
  for (let k = 0; k < 3; k++) state[3 + k]! -= burn[k]!;
  // The same state as at the burn, one revolution of the changed orbit later.
  for (let k = 0; k < 6; k++) expect(Math.abs(state[k]! - transition.state[k]!)).toBeLessThan(1e-8);
  const nominal = new Float64Array(6);
  propagateTwoBody(transition.state, total, nominal);
  const speed = Math.hypot(nominal[3]!, nominal[4]!, nominal[5]!);
  const ahead = [0, 1, 2].reduce((sum, k) => sum + ((state[k]! - nominal[k]!) * nominal[3 + k]!) / speed, 0);
  expect(Math.abs(ahead - back.aheadKm)).toBeLessThan(1e-4 * Math.abs(ahead));
  const out = excursion(transition, burn, total);
  expect(out.inTrackKm).toBeGreaterThanOrEqual(Math.abs(ahead) * (1 - 1e-4));
  expect(out.altitudeKm).toBeGreaterThan(0);
});

test('windows, least lead and now leave the leads that they allow', () => {
  const window = (from: number, to: number): { start: typeof TCA; stop: typeof TCA } => ({
    start: addSeconds(TCA, -from),
    stop: addSeconds(TCA, -to),
  });
  const ranges = allowedLeads(
    encounter,
    { windows: [window(9000, 7000), window(3000, -600)], leastLeadSeconds: 600, now: addSeconds(TCA, -8000) },
    1e5,
  );
  expect(ranges).toEqual([
    { from: 8000, to: 7000 },
    { from: 3000, to: 600 },
  ]);
  expect([8500, 7500, 5000, 1000, 300].map((lead) => isAllowedLead(ranges, lead))).toEqual([
    false,
    true,
    false,
    true,
    false,
  ]);
  expect(allowedLeads(encounter, { now: addSeconds(TCA, 10) }, 1e5)).toEqual([]);
  expect(() => allowedLeads(encounter, { windows: [window(1000, 2000)] }, 1e5)).toThrow(/ends before it starts/);
});

test('blackouts, contacts and the time that a command takes leave the burn times that they leave', () => {
  const before = (seconds: number) => addSeconds(TCA, -seconds);
  const span = (from: number, to: number) => ({ start: before(from), stop: before(to) });
  const leads = (constraints: Parameters<typeof allowedLeads>[1]) =>
    allowedLeads(encounter, constraints, 10_000).map(({ from, to }) => [Math.round(from), Math.round(to)]);
  expect(leads({ blackouts: [span(6000, 4000)] })).toEqual([
    [10_000, 6000],
    [4000, 0],
  ]);
  expect(leads({ windows: [span(5000, 1000)], blackouts: [span(6000, 4000), span(500, 200)] })).toEqual([[4000, 1000]]);
  expect(leads({ blackouts: [span(20_000, -10)] })).toEqual([]);
  expect(leads({ now: before(5000), commandLeadSeconds: 600 })).toEqual([[4400, 0]]);
  // The contact that goes on, and the next one.
  expect(leads({ now: before(5000), contacts: [span(5200, 4800)], commandLeadSeconds: 600 })).toEqual([[4400, 0]]);
  expect(leads({ now: before(5000), contacts: [span(9000, 8800), span(2000, 1900)], commandLeadSeconds: 600 })).toEqual(
    [[1400, 0]],
  );
  // The next opportunity to command is too late.
  expect(leads({ now: before(5000), contacts: [span(500, 400)], commandLeadSeconds: 600 })).toEqual([]);
  expect(leads({ now: before(300), contacts: [span(900, 400)] })).toEqual([]);
  expect(() => leads({ blackouts: [span(1, 2)] })).toThrow(/blackout ends before/);
  expect(() => leads({ contacts: [span(1, 2)] })).toThrow(/contact ends before/);
});
