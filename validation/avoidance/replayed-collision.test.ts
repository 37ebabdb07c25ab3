import {
  type Encounter,
  type EncounterObject,
  formatUtc,
  initializeSgp4,
  parseUtc,
  propagateSgp4,
  secondsBetween,
} from '@clearway/astro';
import { burnTransition, nonlinearCheck, type PathInto, planAvoidance, primaryOrbit } from '@clearway/avoidance';
import { expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { elementSetsOf } from '../sgp4/real-catalog.ts';

/**
 * Iridium 33 and Cosmos 2251 by the last elements before they collided: 0.698 km apart at 2009-02-10 16:55:59.796 UTC, 11.647 km/s
 * (SOCRATES). Element sets have no covariance, so the aim is a distance. Both nominal paths are SGP4's.
 */
const COLLISION = 'events/iridium33-cosmos2251_2009-02-10/pre_collision_spacetrack_format.3le';
const TCA = parseUtc('2009-02-10T16:55:59.796Z')!;

/** 5, 10, 20 and 50 mm/s. */
const CURVE_BURNS = [5e-6, 1e-5, 2e-5, 5e-5];
/** Revolutions before, and the greater miss of both senses, km. */
const CURVE: readonly (readonly [number, readonly number[]])[] = [
  [0.5, [0.73, 0.75, 0.81, 0.99]],
  [1, [0.75, 0.81, 0.92, 1.26]],
  [1.5, [0.78, 0.87, 1.04, 1.55]],
  [2.5, [0.84, 0.98, 1.26, 2.12]],
  [4.5, [0.95, 1.21, 1.71, 3.24]],
  [6.5, [1.06, 1.43, 2.17, 4.37]],
  [9.5, [1.23, 1.77, 2.84, 6.06]],
  [12.5, [1.4, 2.11, 3.52, 7.76]],
];

describeWithReferenceData('the collision of 2009, replayed', [COLLISION], () => {
  const [iridium, cosmos] = [24946, 22675].map((id) => elementSetsOf(COLLISION).find((set) => set.id === id)!);
  const path = (elements: NonNullable<typeof iridium>): PathInto => {
    const constants = initializeSgp4(elements);
    const age = secondsBetween(elements.epoch, TCA);
    return (seconds, out) => void propagateSgp4(constants, (age + seconds) / 60, out);
  };
  const nominal = { primary: path(iridium!), secondary: path(cosmos!) };
  const object = (into: PathInto, id: number): EncounterObject => {
    const s = new Float64Array(6);
    into(0, s);
    return {
      id,
      name: null,
      position: [s[0]!, s[1]!, s[2]!],
      velocity: [s[3]!, s[4]!, s[5]!],
      covariance: null,
      isPositionOnly: true,
    };
  };
  const encounter: Encounter = {
    tca: TCA,
    primary: object(nominal.primary, 24946),
    secondary: object(nominal.secondary, 22675),
    hardBodyRadiusKm: 0.005,
  };
  const orbit = primaryOrbit(encounter);

  test('unburnt, the closest approach is that published', () => {
    const before = nonlinearCheck(encounter, burnTransition(orbit, 0), { nominal })([0, 0, 0])!;
    expect(Math.abs(before.missDistanceKm - 0.698)).toBeLessThan(1e-3);
    expect(Math.abs(before.tcaShiftSeconds)).toBeLessThan(1e-3);
    expect(Math.abs(before.relativeSpeedKmS - 11.647)).toBeLessThan(1e-3);
  });

  test('the curve: miss against lead for four burns, as docs/avoidance.md has it', () => {
    const rows = CURVE.map(([orbits]) => {
      const transition = burnTransition(orbit, orbits * orbit.periodSeconds);
      const inTrack = transition.rtn.subarray(3, 6);
      const check = nonlinearCheck(encounter, transition, { nominal });
      return CURVE_BURNS.map((size) =>
        Math.max(...[size, -size].map((v) => check(inTrack.map((x) => v * x))!.missDistanceKm)),
      );
    });
    const lines = rows.map((misses, k) => `| ${CURVE[k]![0]} | ${misses.map((km) => km.toFixed(2)).join(' | ')} |`);
    process.stderr.write(`${lines.join('\n')}\n`);
    rows.forEach((misses, k) => {
      misses.forEach((km, burn) => {
        expect(Math.abs(km - CURVE[k]![1][burn]!)).toBeLessThan(0.006);
      });
    });
  });

  test('two centimetres a second hours before open the miss to kilometres', () => {
    const curve = [0.5, 1.5, 2.5, 4.5, 6.5, 9.5, 12.5].map((orbits) => {
      const transition = burnTransition(orbit, orbits * orbit.periodSeconds);
      const inTrack = transition.rtn.subarray(3, 6);
      const check = nonlinearCheck(encounter, transition, { nominal });
      const miss = [2e-5, -2e-5].map((size) => check(inTrack.map((x) => size * x))!.missDistanceKm);
      return { orbits, hours: (orbits * orbit.periodSeconds) / 3600, miss: Math.max(...miss) };
    });
    const shown = curve.map(({ orbits, hours, miss }) => `${orbits} (${hours.toFixed(1)} h) ${miss.toFixed(2)} km`);
    process.stderr.write(`20 mm/s in-track, revolutions before: ${shown.join(', ')}\n`);
    for (const [k, { miss }] of curve.entries()) expect(miss).toBeGreaterThan(curve[k - 1]?.miss ?? 0.698);
    expect(curve.at(-1)!.miss).toBeGreaterThan(2);
  });

  test('a plan for two kilometres is a burn of some centimetres a second, and holds by SGP4', () => {
    const plan = planAvoidance(encounter, {
      target: { kind: 'miss-distance', missDistanceKm: 2 },
      sweepOrbits: Float64Array.from({ length: 40 }, (_, k) => (k + 1) / 4),
      nominal,
    });
    expect(plan.before.probability).toBeNull();
    expect(plan.burn!.size).toBeLessThan(5e-5);
    expect(plan.after!.missDistanceKm).toBeGreaterThan(1.998);
    expect(plan.after!.missDistanceKm).toBeLessThan(2.1);
    expect(formatUtc(plan.burn!.time) < formatUtc(TCA)).toBe(true);
  });
});
