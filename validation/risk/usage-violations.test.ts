import { assessEncounter, type UsageViolation } from '@clearway/risk';
import { expect, test } from 'vitest';
import { describeWithReferenceData, referenceText } from '../reference-data.ts';
import { encounterOfMessage } from './conjunction-messages.fixture.ts';

/**
 * What the gate flags of eleven real conjunction messages, against what NASA CARA flags (columns ViolationsPc2D, ViolationsNc2D:
 * three digits, of which the messages show the order to be inaccurate, offset, extended), and the recommended value against
 * CARA's of the same method, within the 1 % that the issue asks for.
 */
const TABLE = 'probability/cara_pc_methods.csv';
const ORDER: readonly UsageViolation[] = ['inaccurate', 'offset', 'extended'];
const SLOW_PAIR = '000048901_conj_000048903_20211220_012535_20211215_145954';

describeWithReferenceData('usage violations of eleven real conjunction messages', [TABLE], () => {
  const [head, ...lines] = referenceText(TABLE).trim().split('\n') as [string, ...string[]];
  const names = head.split(',');
  const rows = lines.map((line) => {
    const values = line.split(',');
    return (name: string): string => values[names.indexOf(name)]!;
  });
  const assessed = rows.map((row) => ({
    row,
    id: row('Conjunction_ID'),
    found: assessEncounter(
      encounterOfMessage(`probability/cdm-real/${row('Conjunction_ID')}.cdm`, Number(row('HBR_m'))),
    ),
  }));

  test('the recommended value is that of NASA CARA for its method', () => {
    const wrong = assessed.flatMap(({ row, id, found: { recommended } }) => {
      const theirs = Number(row(recommended.method!));
      return Math.abs(recommended.probability! / theirs - 1) < 0.01 ? [] : [`${id} ${recommended.method}`];
    });
    expect(wrong).toEqual([]);
    const chosen = assessed.map(({ found }) => found.recommended.method);
    expect(chosen.filter((method) => method === 'Pc2D')).toHaveLength(5);
    expect(chosen.filter((method) => method === 'Nc2D')).toHaveLength(5);
    expect(chosen.filter((method) => method === 'Nc3D')).toHaveLength(1);
  });

  test.each(['Pc2D', 'Nc2D'] as const)('%s is flagged where NASA CARA flags it', (method) => {
    for (const { row, id, found } of assessed) {
      const codes = found.methods.find((each) => each.method === method)!.violations!.map(({ code }) => code);
      const digits = ORDER.map((code) => (codes.includes(code) ? '1' : '0')).join('');
      // Of the slow pair CARA expands 2D-Nc near TCA and finds it inaccurate; we expand it where the objects meet, and find
      // that the value holds but that this is far from TCA. Both refuse it.
      const theirs = id === SLOW_PAIR && method === 'Nc2D' ? '011' : row(`Violations${method}`).padStart(3, '0');
      expect(digits, `${id} ${method}`).toBe(theirs);
    }
  });

  test('a sentence says why a method was passed over', () => {
    const { found } = assessed.find(({ id }) => id === SLOW_PAIR)!;
    expect(found.recommended.words).toContain(
      'The 2D probability does not hold: the encounter lasts 28 % of a revolution',
    );
    expect(found.recommended.words).toContain('3D-Nc is recommended');
  });
});
