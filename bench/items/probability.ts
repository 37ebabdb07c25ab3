import {
  alfriend1999Columns,
  elrod2019,
  PLANE_METHODS,
  type PlaneMethod,
  type PrincipalPlane,
  probabilities2d,
  probability2d,
} from '@clearway/risk';
import type { BenchItem } from '../bench-item.ts';
import { digits, type Figure } from '../figure.ts';
import { judgeAbove } from '../goal.ts';
import { spreadOf } from '../statistics.ts';
import { trialPlanes } from './probability-planes.ts';

const PLANES = 20_000;
/** The slow methods see the first of them. */
const FEW = 500;
const SECONDS = 0.3;
const WARMING = 5;

/** Probabilities of collision in the encounter plane on one core, beside the 64-node rule that others compute them by. */
export const probability: BenchItem = {
  name: 'probability',
  measure: async (run) => {
    const { columns, principal } = trialPlanes(run.quick ? FEW : PLANES);
    const seconds = run.quick ? 0.01 : SECONDS;
    const exact = new Float64Array(columns.count);
    const constant = {
      probability: new Float64Array(columns.count),
      maximumProbability: new Float64Array(columns.count),
      mahalanobisSquared: new Float64Array(columns.count),
    };
    const rates = { exact: [] as number[], alfriend: [] as number[], nodes: [] as number[] };
    const methods = new Map<string, number[]>(PLANE_METHODS.map(({ name }) => [name, []]));
    for (let k = 0; k < run.repetitions; k++) {
      run.signal.throwIfAborted();
      rates.exact.push(rateOf(() => probabilities2d(columns, exact), columns.count, seconds));
      rates.alfriend.push(rateOf(() => alfriend1999Columns(columns, constant), columns.count, seconds));
      rates.nodes.push(rateOf(() => all(elrod2019, principal), principal.length, seconds));
      const few = principal.slice(0, FEW);
      for (const method of PLANE_METHODS)
        methods.get(method.name)!.push(rateOf(() => all(method, few), few.length, seconds));
      run.say(`probability, ${k + 1} of ${run.repetitions}`);
    }
    const nodes = spreadOf(rates.nodes).median;
    const others = [...methods].map(([name, each]) => `${name} ${digits(spreadOf(each).median / 1e6)}`);
    return [
      figure(
        '2D probability, one core',
        rates.exact,
        nodes,
        [0.2, 1],
        `${worstError(principal, exact)}; ${others.join(', ')} million/s`,
      ),
      figure('Alfriend and its maximum, one core', rates.alfriend, nodes, [5, 10], 'many at once, no allocation'),
    ];
  },
};

function figure(
  what: string,
  rates: readonly number[],
  nodes: number,
  [must, aim]: readonly [number, number],
  notes: string,
): Figure {
  const median = spreadOf(rates).median;
  return {
    what,
    unit: 'million/s',
    values: rates.map((rate) => rate / 1e6),
    beside: `64 fixed nodes (Elrod 2019) ${digits(nodes / 1e6)} million/s: ${digits(median / nodes)}×`,
    goal: judgeAbove(must, aim, median / 1e6, 'million/s'),
    notes,
  };
}

/** Evaluations per second, once the code is warm. */
function rateOf(evaluate: () => void, count: number, seconds: number): number {
  for (let k = 0; k < WARMING; k++) evaluate();
  const started = performance.now();
  let done = 0;
  while (performance.now() - started < seconds * 1000) {
    evaluate();
    done += count;
  }
  return (done * 1000) / (performance.now() - started);
}

function all(method: PlaneMethod, planes: readonly PrincipalPlane[]): void {
  for (const plane of planes) method.probability(plane);
}

/** How far the fast values are from the one by one with their bounds: what the speed costs. */
function worstError(planes: readonly PrincipalPlane[], values: Float64Array): string {
  let worst = 0;
  for (const [k, plane] of planes.entries()) {
    const { probability: exact } = probability2d.probability(plane);
    if (exact > 1e-300) worst = Math.max(worst, Math.abs(values[k]! / exact - 1));
  }
  return `within ${worst.toExponential(0)} of the values with proved bounds`;
}
