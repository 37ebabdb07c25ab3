import {
  AXIS_DIRECTIONS,
  avoidancePlane,
  burnTransition,
  planAvoidance,
  primaryOrbit,
  probabilityAt,
  rewardMatrix,
  singleImpulse,
  sweepBurnTimes,
} from '@clearway/avoidance';
import type { BenchItem } from '../bench-item.ts';
import { digits, type Figure } from '../figure.ts';
import { judgeBelow } from '../goal.ts';
import { spreadOf } from '../statistics.ts';
import { avoidanceAmongOthers } from './avoidance-others.ts';
import { trialEncounters } from './trial-encounters.ts';

const ENCOUNTERS = 400;
const FEW = 20;
const BURN_TIMES = 500;
/** Burn times, sizes and six directions: 60,000 cells. */
const GRID = [100, 100] as const;
const TARGET = { kind: 'probability', probability: 1e-7 } as const;

/** Certified optimum, sweep, reward matrix and whole plans, each on one core. */
export const avoidance: BenchItem = {
  name: 'avoidance',
  measure: async (run) => {
    const cases = trialEncounters(run.quick ? FEW : ENCOUNTERS)
      .map((encounter) => ({ encounter, orbit: primaryOrbit(encounter), plane: avoidancePlane(encounter) }))
      // Those that need a burn.
      .filter(({ plane }) => probabilityAt(plane, ...plane.place) > TARGET.probability);
    const leads = (period: number, count: number): Float64Array =>
      Float64Array.from({ length: count }, (_, k) => ((k + 1) * 5 * period) / count);
    const sizes = Float64Array.from({ length: GRID[1] }, (_, k) => k * 1e-6);
    const times = { optimum: [] as number[], sweep: [] as number[], matrix: [] as number[], plan: [] as number[] };
    const of = (each: number, some: typeof cases, measured: (one: (typeof cases)[number]) => void): number => {
      const started = performance.now();
      for (const one of some) measured(one);
      return (performance.now() - started) / (each * some.length);
    };
    const few = cases.slice(0, FEW);
    for (let k = 0; k < run.repetitions; k++) {
      run.signal.throwIfAborted();
      times.optimum.push(
        of(1, cases, ({ plane, orbit }) => {
          singleImpulse(plane, burnTransition(orbit, 0.5 * orbit.periodSeconds), TARGET);
        }),
      );
      times.sweep.push(
        of(1, few, ({ plane, orbit }) => {
          sweepBurnTimes(plane, orbit, TARGET, leads(orbit.periodSeconds, BURN_TIMES));
        }),
      );
      times.matrix.push(
        of(1, few, ({ plane, orbit }) => {
          const leadSeconds = leads(orbit.periodSeconds, GRID[0]);
          rewardMatrix(plane, orbit, { leadSeconds, sizes, directions: AXIS_DIRECTIONS });
        }),
      );
      times.plan.push(of(1, few, ({ encounter }) => void planAvoidance(encounter, { target: TARGET })));
      run.say(`avoidance, ${k + 1} of ${run.repetitions}`);
    }
    const whole = `whole plan ${digits(spreadOf(times.plan).median)} ms`;
    const matrix = `reward matrix of 60,000 cells ${digits(spreadOf(times.matrix).median)} ms`;
    return [
      {
        what: 'certified least burn, one core',
        unit: 'ms',
        values: times.optimum,
        beside: '–',
        goal: judgeBelow(1, 0.5, spreadOf(times.optimum).median, 'ms'),
        notes: `exact probability, polished and bounded; ${whole} with a sweep of 100 burn times and the check by propagation`,
      },
      {
        what: 'sweep of 500 burn times, one core',
        unit: 'ms',
        values: times.sweep,
        beside: '–',
        goal: judgeBelow(100, 50, spreadOf(times.sweep).median, 'ms'),
        notes: matrix,
      },
      ...(await avoidanceAmongOthers(run)),
    ] satisfies Figure[];
  },
};
