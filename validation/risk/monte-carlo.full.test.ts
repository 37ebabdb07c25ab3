import {
  clopperPearson,
  emptyTally,
  hall2021Nc3D,
  type MonteCarloTally,
  monteCarloBatch,
  monteCarloJob,
  requiredTrials,
} from '@clearway/risk';
import { expect, test } from 'vitest';
import { describeWithReferenceData, referenceText } from '../reference-data.ts';
import { encounterOfMessage } from './conjunction-messages.fixture.ts';
import { ALFANO_CASES, alfanoCases } from './encounters.fixture.ts';

const TABLE = 'probability/cara_pc_methods.csv';
const ANSWERS = 'probability/alfano2009_answers.csv';
/** Some minutes of one core. */
const MOST_TRIALS = 5_000_000;

describeWithReferenceData('Monte Carlo of real conjunction messages, many trials', [TABLE], () => {
  const [head, ...lines] = referenceText(TABLE).trim().split('\n') as [string, ...string[]];
  const names = head.split(',');
  const rows = lines.map((line) => {
    const values = line.split(',');
    const of = (name: string): string => values[names.indexOf(name)]!;
    const [hits, trials] = [Number(of('NhitSDMC')), Number(of('NtotSDMC'))];
    return { id: of('Conjunction_ID'), radiusM: Number(of('HBR_m')), hits, trials };
  });

  test.each(rows)('$id', { timeout: 600_000 }, ({ id, radiusM, hits, trials }) => {
    const encounter = encounterOfMessage(`probability/cdm-real/${id}.cdm`, radiusM);
    const expected = hall2021Nc3D(encounter);
    const job = monteCarloJob(encounter);
    if (typeof job === 'string' || 'reason' in expected) throw new Error('no orbits');
    const tally: MonteCarloTally = emptyTally();
    monteCarloBatch(job, 0, Math.min(MOST_TRIALS, requiredTrials(expected.probability, 0.05)), tally);
    const mine = clopperPearson(tally.hits, tally.trials, 0.999);
    const theirs = clopperPearson(hits, trials, 0.999);
    expect(mine.lower).toBeLessThan(theirs.upper);
    expect(mine.upper).toBeGreaterThan(theirs.lower);
    expect(expected.probability).toBeGreaterThan(mine.lower);
    expect(expected.probability).toBeLessThan(mine.upper);
  });
});

describeWithReferenceData("Monte Carlo of Alfano's cases, a million trials", [ALFANO_CASES, ANSWERS], () => {
  const published = referenceText(ANSWERS)
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.split(',').map(Number));
  const seconds = (JSON.parse(referenceText(ALFANO_CASES)) as { final_time_s: number }[]).map(
    (row) => row.final_time_s,
  );

  test.each(alfanoCases())('case $case', { timeout: 600_000 }, ({ case: number, encounter }) => {
    const last = seconds[number - 1]!;
    const job = monteCarloJob(encounter, { span: { begin: -last, end: last } });
    if (typeof job === 'string') throw new Error(job);
    const tally = emptyTally();
    monteCarloBatch(job, 0, 1_000_000, tally);
    const row = published[number - 1]!;
    const mine = clopperPearson(tally.hits, tally.trials, 0.999);
    const theirs = clopperPearson(row[10]!, row[11]!, 0.999);
    expect(mine.lower).toBeLessThan(theirs.upper);
    expect(mine.upper).toBeGreaterThan(theirs.lower);
  });
});
