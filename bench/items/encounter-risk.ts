import type { Encounter } from '@clearway/astro';
import {
  assessEncounter,
  emptyTally,
  hall2021Nc2D,
  hall2021Nc3D,
  monteCarloBatch,
  monteCarloJob,
} from '@clearway/risk';
import type { BenchItem } from '../bench-item.ts';
import { digits, type Figure } from '../figure.ts';
import { judgeAbove } from '../goal.ts';
import { spreadOf } from '../statistics.ts';
import { trialEncounters } from './trial-encounters.ts';

const ENCOUNTERS = 400;
const FEW = 20;
const TRIALS = 200_000;

/** Expected collisions along curved orbits, whole assessments and Monte Carlo, each on one core. */
export const encounterRisk: BenchItem = {
  name: 'encounter-risk',
  measure: (run) => {
    const encounters = trialEncounters(run.quick ? FEW : ENCOUNTERS);
    const rates = { nc3D: [] as number[], nc2D: [] as number[], whole: [] as number[], trials: [] as number[] };
    for (const encounter of encounters.slice(0, FEW)) assessEncounter(encounter);
    for (let k = 0; k < run.repetitions; k++) {
      run.signal.throwIfAborted();
      rates.nc3D.push(perSecond(encounters, (each) => hall2021Nc3D(each)));
      rates.nc2D.push(perSecond(encounters, (each) => hall2021Nc2D(each)));
      rates.whole.push(perSecond(encounters, (each) => assessEncounter(each)));
      rates.trials.push(trialsPerSecond(encounters[0]!, run.quick ? TRIALS / 20 : TRIALS));
      run.say(`encounter-risk, ${k + 1} of ${run.repetitions}`);
    }
    const beside = `2D-Nc ${digits(spreadOf(rates.nc2D).median)}, all methods ${digits(spreadOf(rates.whole).median)} a second`;
    return Promise.resolve([
      {
        what: '3D-Nc encounters a second, one core',
        unit: '',
        values: rates.nc3D,
        beside,
        goal: judgeAbove(200, 400, spreadOf(rates.nc3D).median, 'a second'),
        notes: 'ordinary encounters in low orbits; to 1e-4 of the integral',
      },
      {
        what: 'Monte Carlo trials, one core',
        unit: 'million/s',
        values: rates.trials.map((rate) => rate / 1e6),
        beside: '–',
        goal: null,
        notes: 'both orbits drawn, two-body motion, closest approach decided by bounds',
      },
    ] satisfies Figure[]);
  },
};

function perSecond(encounters: readonly Encounter[], of: (encounter: Encounter) => unknown): number {
  const started = performance.now();
  for (const encounter of encounters) of(encounter);
  return (encounters.length * 1000) / (performance.now() - started);
}

function trialsPerSecond(encounter: Encounter, trials: number): number {
  const job = monteCarloJob(encounter);
  if (typeof job === 'string') throw new Error(job);
  const tally = emptyTally();
  const started = performance.now();
  monteCarloBatch(job, 0, trials, tally);
  return (tally.trials * 1000) / (performance.now() - started);
}
