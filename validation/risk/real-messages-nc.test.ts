import { clopperPearson, hall2021Nc2D, hall2021Nc3D } from '@clearway/risk';
import { expect, test } from 'vitest';
import { describeWithReferenceData, referenceText } from '../reference-data.ts';
import { encounterOfMessage } from './conjunction-messages.fixture.ts';

/**
 * Eleven of NASA CARA's real conjunction messages: 2D-Nc and 3D-Nc against CARA's own values, and against the Monte Carlo hits
 * and trials that CARA published (up to 4·10⁹ trials). Against CARA's 3D-Nc ours is lower by a steady 0.08 % (probably its
 * Lebedev points at the edge of the inflowing hemisphere: its own 2D-Nc, our 2D-Nc and our 3D-Nc agree to 5e-5 in nine of ten).
 */
const TABLE = 'probability/cara_pc_methods.csv';
/** Asked for by the issue; measured: 8.6e-4. */
const TOLERANCE = 2e-3;
/** Measured: 4e-4. */
const TOLERANCE_2D = 1e-3;

interface Row {
  readonly file: string;
  readonly radiusM: number;
  readonly nc2D: number;
  readonly nc3D: number;
  readonly hits: number;
  readonly trials: number;
}

function tableRows(): Row[] {
  const [head, ...rows] = referenceText(TABLE).trim().split('\n') as [string, ...string[]];
  const names = head.split(',');
  return rows.map((row) => {
    const values = row.split(',');
    const number = (name: string): number => Number(values[names.indexOf(name)]);
    return {
      file: `probability/cdm-real/${values[0]}.cdm`,
      radiusM: number('HBR_m'),
      nc2D: number('Nc2D'),
      nc3D: number('Nc3D'),
      hits: number('NhitSDMC'),
      trials: number('NtotSDMC'),
    };
  });
}

describeWithReferenceData('expected collisions of eleven real conjunction messages', [TABLE], () => {
  const rows = tableRows();

  test.each(rows)('3D-Nc of $file', ({ file, radiusM, nc3D, hits, trials }) => {
    const found = hall2021Nc3D(encounterOfMessage(file, radiusM));
    if ('reason' in found) throw new Error(found.reason);
    expect(found).toMatchObject({ isConverged: true, isAtOverlap: true, isRepaired: false });
    expect(Math.abs(found.expectedCollisions / nc3D - 1)).toBeLessThan(TOLERANCE);
    const { lower, upper } = clopperPearson(hits, trials, 0.999);
    expect(found.probability).toBeGreaterThan(lower);
    expect(found.probability).toBeLessThan(upper);
  });

  test.each(rows)('2D-Nc of $file', ({ file, radiusM, nc2D, nc3D }) => {
    const found = hall2021Nc2D(encounterOfMessage(file, radiusM));
    if ('reason' in found) throw new Error(found.reason);
    // CARA expands the slow pair 48901 and 48903 about a time near TCA, where nothing happens, and flags its 6e-166; we do it
    // where the distributions overlap, 25 minutes before, and are near 3D-Nc.
    const reference = nc2D > 1e-100 ? nc2D : nc3D;
    expect(Math.abs(found.expectedCollisions / reference - 1)).toBeLessThan(nc2D > 1e-100 ? TOLERANCE_2D : TOLERANCE);
  });
});
