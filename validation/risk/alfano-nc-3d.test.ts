import { hall2021Nc3D } from '@clearway/risk';
import { expect, test } from 'vitest';
import { describeWithReferenceData, referenceText } from '../reference-data.ts';
import { ALFANO_CASES, alfanoCases } from './encounters.fixture.ts';

/**
 * Alfano's twelve cases (AAS 09-233) over the time that he gives each, against 3D-Nc as NASA CARA published it. The issue asks
 * for 1 %; measured are 1e-7 to 7e-4 (case 12, where the rule on the sphere is at its coarsest), so 0.1 % is asked.
 */
const ANSWERS = 'probability/alfano2009_answers.csv';
const TOLERANCE = 1e-3;

describeWithReferenceData("3D-Nc of Alfano's cases", [ALFANO_CASES, ANSWERS], () => {
  const seconds = (JSON.parse(referenceText(ALFANO_CASES)) as { final_time_s: number }[]).map(
    (row) => row.final_time_s,
  );
  const [head, ...rows] = referenceText(ANSWERS).trim().split('\n') as [string, ...string[]];
  const column = head.split(',').indexOf('CARA_Pc3D');
  const published = rows.map((row) => Number(row.split(',')[column]));

  test.each(alfanoCases())('case $case', ({ case: number, encounter }) => {
    const last = seconds[number - 1]!;
    const found = hall2021Nc3D(encounter, { limits: { begin: -last, end: last } });
    if ('reason' in found) throw new Error(found.reason);
    expect(found.isConverged).toBe(true);
    expect(found.isAtOverlap).toBe(true);
    expect(Math.abs(found.expectedCollisions / published[number - 1]! - 1)).toBeLessThan(TOLERANCE);
  });

  // Case 10 is case 9 watched twice as long, case 12 has its own time.
  test.each(alfanoCases().filter(({ case: number }) => number !== 10 && number !== 12))(
    'case $case over its own segment, where no time is given',
    ({ case: number, encounter }) => {
      const found = hall2021Nc3D(encounter);
      if ('reason' in found) throw new Error(found.reason);
      expect(Math.abs(found.expectedCollisions / published[number - 1]! - 1)).toBeLessThan(1e-2);
    },
  );
});
