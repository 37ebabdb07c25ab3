import { addSeconds, type Encounter, propagateTwoBody, type UtcTime, type Vector3 } from '@clearway/astro';
import {
  burnTransition,
  combinedProbability,
  nonlinearCheck,
  planAvoidance,
  planSeveral,
  primaryOrbit,
} from '@clearway/avoidance';
import { expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { ESA_ENCOUNTERS, esaEncounters } from '../risk/encounters.fixture.ts';
import { randomStream } from '../screening/random.ts';

/**
 * Planted: a real encounter, and a second object that waits where the cheapest burn for the first takes the satellite a revolution
 * later. One burn has to settle both. That no smaller one does is held against random impulses, by propagation.
 */
const LIMIT = 1e-6;
const TRIALS = 3000;

describeWithReferenceData('several encounters of one satellite', [ESA_ENCOUNTERS], () => {
  const first = esaEncounters()[99]!.encounter;
  const alone = planAvoidance(first, { leadOrbits: 0.5 });
  const orbit = primaryOrbit(first);
  const time = addSeconds(first.tca, -0.5 * orbit.periodSeconds);
  const second = waitingFor(first, alone.burn!.velocity, time);
  const shared = [first, second];
  const combinedAfter = (velocity: ArrayLike<number>): number =>
    combinedProbability(
      shared.map((encounter, k) => {
        const lead = (0.5 + k) * orbit.periodSeconds;
        return nonlinearCheck(encounter, burnTransition(primaryOrbit(encounter), lead))(velocity)!.probability!;
      }),
    );

  test('the burn for the first alone runs into the second; the plan for both does not', () => {
    expect(alone.after!.probability).toBeLessThan(1.02 * LIMIT);
    expect(combinedAfter(alone.burn!.velocity)).toBeGreaterThan(1e-3);
    const plan = planSeveral(shared, time, LIMIT)!;
    expect(plan.combinedBefore).toBeGreaterThan(1e-3);
    expect(plan.combinedAfter).toBeLessThanOrEqual(1.02 * LIMIT);
    expect(combinedAfter(plan.velocity) / plan.combinedAfter).toBeCloseTo(1, 6);
    expect(plan.certificate.optimal).toBe(false);
    expect(plan.size).toBeGreaterThanOrEqual(plan.certificate.lowerBoundKmS * (1 - 1e-9));
    const random = randomStream('burns for several encounters').next;
    for (let trial = 0; trial < TRIALS; trial++) {
      const z = 2 * random() - 1;
      const angle = 2 * Math.PI * random();
      const size = plan.size * 0.99 * Math.sqrt(random());
      const r = size * Math.sqrt(1 - z * z);
      expect(combinedAfter([r * Math.cos(angle), r * Math.sin(angle), size * z])).toBeGreaterThan(LIMIT);
    }
  });

  test('of one encounter alone it is the least burn', () => {
    const plan = planSeveral([first], time, LIMIT)!;
    expect(plan.size / alone.burn!.size).toBeCloseTo(1, 5);
  });

  test('a burn after one of the encounters is refused', () => {
    expect(() => planSeveral(shared, addSeconds(first.tca, 60), LIMIT)).toThrow(/after the closest approach/);
    expect(() => planSeveral([], time, LIMIT)).toThrow(/no encounters/);
  });
});

/** An object on the first's secondary's course, moved to where the burnt primary is one revolution after the first encounter. */
function waitingFor(first: Encounter, velocity: Vector3, time: UtcTime): Encounter {
  const orbit = primaryOrbit(first);
  const burn = burnTransition(orbit, 0.5 * orbit.periodSeconds);
  const burnt = Float64Array.from(burn.state, (value, k) => (k < 3 ? value : value + velocity[k - 3]!));
  const [there, nominal] = [new Float64Array(6), new Float64Array(6)];
  propagateTwoBody(burnt, 1.5 * orbit.periodSeconds, there);
  propagateTwoBody(burn.state, 1.5 * orbit.periodSeconds, nominal);
  const vector = (from: Float64Array, at: number): Vector3 => [from[at]!, from[at + 1]!, from[at + 2]!];
  // The time at which the unburnt primary is closest: the plane's miss is across the relative velocity.
  const relative = first.secondary.velocity.map((v, k) => v - nominal[3 + k]!);
  const gap = [0, 1, 2].map((k) => there[k]! - nominal[k]!);
  const squared = relative.reduce((sum, v) => sum + v * v, 0);
  const ahead = relative.reduce((sum, v, k) => sum + v * gap[k]!, 0) / squared;
  const position = [0, 1, 2].map((k) => there[k]! - ahead * relative[k]!) as unknown as Vector3;
  return {
    ...first,
    tca: addSeconds(time, 1.5 * orbit.periodSeconds),
    primary: { ...first.primary, position: vector(nominal, 0), velocity: vector(nominal, 3) },
    secondary: { ...first.secondary, position },
  };
}
