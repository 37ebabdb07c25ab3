import {
  avoidancePlane,
  type BurnDirection,
  burnTransition,
  type Impulse,
  primaryOrbit,
  probabilityAt,
  singleImpulse,
} from '@clearway/avoidance';
import { expect, test } from 'vitest';
import { describeWithReferenceData, referenceText } from '../reference-data.ts';
import { ESA_ENCOUNTERS, esaEncounters } from '../risk/encounters.fixture.ts';

/**
 * The least impulse to a probability of 1e-6 for every twentieth of the 2,170 encounters at four leads, computed for this
 * project by another program in another language with its own orbits and probability. It iterated the distance four times:
 * where the hard body is larger than the covariance's shorter axis that does not converge (its author found 0.92 to 1.019 of the true minimum
 * there), so those are held to 10 %; the others to 0.2 %, being within 0.09 % of the true minimum. Its in-track burns stop at
 * the optimum's Mahalanobis distance and not at their own exact probability (event 2060's leaves 1.0038e-6), which makes them up to 0.25 % smaller.
 */
const SAMPLE = 'avoidance/single_impulse_optimum_sample.csv';
const LEADS = ['0.5', '1.0', '1.5', '2.5'];
const TARGET = { kind: 'probability', probability: 1e-6 } as const;
const MM_S = 1e6;

describeWithReferenceData('least impulses of real encounters', [SAMPLE, ESA_ENCOUNTERS], () => {
  const all = new Map(esaEncounters().map(({ id, encounter }) => [id, encounter]));

  const solve = (id: number, lead: number, direction: BurnDirection = 'free'): Impulse => {
    const encounter = all.get(id)!;
    const orbit = primaryOrbit(encounter);
    const transition = burnTransition(orbit, lead * orbit.periodSeconds);
    return singleImpulse(avoidancePlane(encounter), transition, TARGET, direction)!;
  };

  test('the sample: sizes, and in-track burns', () => {
    const [head, ...rows] = referenceText(SAMPLE).trim().split('\n') as [string, ...string[]];
    const names = head.split(',');
    expect(rows).toHaveLength(108);
    const wrong: string[] = [];
    let tight = 0;
    for (const row of rows) {
      const values = row.split(',').map(Number);
      const value = (name: string): number => values[names.indexOf(name)]!;
      const id = value('id');
      const { sigmas, hardBodyRadius } = avoidancePlane(all.get(id)!);
      const isSmall = hardBodyRadius <= sigmas[0];
      const [tolerance, inTrackTolerance] = isSmall ? [2e-3, 3e-3] : [0.1, 0.1];
      for (const lead of LEADS) {
        const free = solve(id, Number(lead)).size * MM_S;
        const inTrack = solve(id, Number(lead), 'in-track').size * MM_S;
        const freeError = Math.abs(free / value(`opt_dv_mm_s_${lead}orb`) - 1);
        const inTrackError = Math.abs(inTrack / value(`tangential_dv_mm_s_${lead}orb`) - 1);
        if (isSmall) tight += 1;
        if (!(freeError < tolerance)) wrong.push(`${id}, ${lead} orbits, free: ${freeError}`);
        if (!(inTrackError < inTrackTolerance)) wrong.push(`${id}, ${lead} orbits, in-track: ${inTrackError}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(tight).toBeGreaterThan(350);
  });

  test('the events printed one by one, to their digits', () => {
    // 0.5, 1.0, 1.5 and 2.5 orbits, mm/s.
    const printed: readonly (readonly [number, number, number, number, number])[] = [
      [1, 32.2583, 227.6907, 31.3518, 29.996],
      [10, 30.307, 220.8522, 31.8342, 32.9672],
      [100, 30.4679, 890.0565, 30.9411, 31.3988],
      [1000, 330.9556, 1862.53, 358.87, 381.51],
      [2170, 0.0608, 0.2395, 0.0814, 0.1227],
    ];
    for (const [id, ...sizes] of printed) {
      for (const [k, size] of sizes.entries()) {
        const found = solve(id, Number(LEADS[k])).size * MM_S;
        // A ten-thousandth, or half the last digit printed.
        expect(Math.abs(found - size), `${id}, ${LEADS[k]} orbits`).toBeLessThan(Math.max(1e-4 * size, 5.1e-5));
      }
    }
    const [radial, inTrack, crossTrack] = solve(1, 0.5).rtn.map((each) => each * MM_S);
    expect(radial).toBeCloseTo(-0.1054, 3);
    expect(inTrack).toBeCloseTo(-32.2582, 1);
    expect(crossTrack).toBeCloseTo(-0.0002, 3);
  });

  test('after the burn the exact probability is the target, and every optimum is as small as its bound', () => {
    for (const [id, encounter] of all) {
      if (id % 10 !== 0) continue;
      const plane = avoidancePlane(encounter);
      const orbit = primaryOrbit(encounter);
      const transition = burnTransition(orbit, 0.5 * orbit.periodSeconds);
      const burn = singleImpulse(plane, transition, TARGET)!;
      const moved = plane.axes.map((axis, k) => {
        const b = transition.positionByVelocity;
        const shift = [0, 3, 6].map((i) => burn.velocity.reduce((sum, v, j) => sum + b[i + j]! * v, 0));
        return plane.place[k]! + axis[0] * shift[0]! + axis[1] * shift[1]! + axis[2] * shift[2]!;
      });
      const probability = probabilityAt(plane, moved[0]!, moved[1]!);
      expect(Math.abs(Math.log(probability / TARGET.probability)), `${id}`).toBeLessThan(1.1e-8);
      expect(burn.certificate.gap, `${id}`).toBeLessThan(burn.certificate.optimal ? 1e-9 : 2e-6);
    }
  });
});
