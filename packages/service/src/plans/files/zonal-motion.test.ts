import { EARTH_RADIUS_KM, J2, keplerianFromState, MU_KM3_S2, propagateTwoBody } from '@clearway/astro';
import { describe, expect, it } from 'vitest';
import { coastZonal } from './zonal-motion.ts';

const START = [7000, 0, 0, 0, 4.7, 5.9];

/** Energy of the zonal potential: −μ/r (1 − Σ Jn (R/r)ⁿ Pn(z/r)), another way than by its gradient. */
function energy(state: Float64Array, zonal: readonly [number, number, number]): number {
  const [x, y, z, vx, vy, vz] = state as unknown as [number, number, number, number, number, number];
  const r = Math.hypot(x, y, z);
  const u = z / r;
  const legendre = [(3 * u * u - 1) / 2, (5 * u ** 3 - 3 * u) / 2, (35 * u ** 4 - 30 * u * u + 3) / 8];
  const sum = legendre.reduce((total, p, k) => total + zonal[k]! * (EARTH_RADIUS_KM / r) ** (k + 2) * p, 0);
  return (vx * vx + vy * vy + vz * vz) / 2 - (MU_KM3_S2 / r) * (1 - sum);
}

describe('motion under zonal gravity', () => {
  it('keeps its energy and its momentum about the pole for five revolutions', () => {
    const state = Float64Array.from(START);
    const zonal = [1.082616e-3, -2.53881e-6, -1.65597e-6] as const;
    const [before, momentum] = [energy(state, zonal), state[0]! * state[4]! - state[1]! * state[3]!];
    coastZonal(state, 5 * 5830);
    expect(Math.abs(energy(state, zonal) / before - 1)).toBeLessThan(1e-8);
    expect(Math.abs((state[0]! * state[4]! - state[1]! * state[3]!) / momentum - 1)).toBeLessThan(1e-8);
    // Without one of the terms the energy would not be kept.
    expect(
      Math.abs(energy(state, [zonal[0], 0, 0]) / energy(Float64Array.from(START), [zonal[0], 0, 0]) - 1),
    ).toBeGreaterThan(1e-8);
  });

  it('turns the node as the secular rate of J2 has it', () => {
    const node = (elements: Float64Array): number => keplerianFromState(elements)!.rightAscensionOfAscendingNode;
    const state = Float64Array.from(START);
    const before = keplerianFromState(state)!;
    const seconds = 86_400;
    coastZonal(state, seconds);
    const { semiMajorAxis: a, eccentricity: e, inclination: i } = before;
    const rate = -1.5 * Math.sqrt(MU_KM3_S2 / a ** 3) * J2 * (EARTH_RADIUS_KM / (a * (1 - e * e))) ** 2 * Math.cos(i);
    const turned = ((node(state) - before.rightAscensionOfAscendingNode + 3 * Math.PI) % (2 * Math.PI)) - Math.PI;
    // First order, with osculating elements in it.
    expect(Math.abs(turned / (rate * seconds) - 1)).toBeLessThan(0.01);
  });

  it('comes back to where it began, and is not that of two bodies', () => {
    const state = Float64Array.from(START);
    coastZonal(state, 20_000);
    const kepler = new Float64Array(6);
    propagateTwoBody(Float64Array.from(START), 20_000, kepler);
    expect(Math.hypot(state[0]! - kepler[0]!, state[1]! - kepler[1]!, state[2]! - kepler[2]!)).toBeGreaterThan(10);
    coastZonal(state, -20_000);
    expect(Math.hypot(state[0]! - START[0]!, state[1]! - START[1]!, state[2]! - START[2]!)).toBeLessThan(1e-4);
  });
});
