import { clopperPearson } from '@clearway/risk';
import { expect, test } from 'vitest';
import { describeWithReferenceData, referenceText } from '../reference-data.ts';

const ALFANO = 'probability/alfano2009_answers.csv';
const MESSAGES = 'probability/cara_pc_methods.csv';

/** NASA CARA's intervals of up to 4·10⁹ trials. Agreement: 2e-8 and mostly 1e-11, once (441 hits) 2e-6. */
describeWithReferenceData("Clopper and Pearson's interval of published trials", [ALFANO, MESSAGES], () => {
  const table = (file: string, columns: readonly string[]): number[][] => {
    const [head, ...rows] = referenceText(file).trim().split('\n') as [string, ...string[]];
    const places = columns.map((column) => head.split(',').indexOf(column));
    return rows.map((row) => places.map((place) => Number(row.split(',')[place])));
  };

  test('95 % intervals as published', () => {
    const rows = [
      ...table(ALFANO, ['CARA_MCHits', 'CARA_MCTrials', 'CARA_PcMCLo95', 'CARA_PcMCHi95']),
      ...table(MESSAGES, ['NhitSDMC', 'NtotSDMC', 'PcSDMCLo', 'PcSDMCHi']),
    ];
    expect(rows).toHaveLength(23);
    for (const [hits, trials, lower, upper] of rows) {
      const mine = clopperPearson(hits!, trials!);
      expect(Math.abs(mine.lower / lower! - 1)).toBeLessThan(3e-6);
      expect(Math.abs(mine.upper / upper! - 1)).toBeLessThan(3e-6);
    }
  });
});
