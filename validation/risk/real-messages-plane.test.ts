import type { Vector3 } from '@clearway/astro';
import { encounterPlaneOf, PLANE_METHODS, probability2d } from '@clearway/risk';
import { expect, test } from 'vitest';
import { describeWithReferenceData, referenceText } from '../reference-data.ts';
import { encounterOfMessage, sensitivitiesOfMessage } from './conjunction-messages.fixture.ts';

/**
 * Eleven of NASA CARA's real conjunction messages, against the two-dimensional probability that CARA computed from them
 * (column Pc2D, states moved to the exact time of closest approach). Those values range from 1.6e-3 to 3.9e-168.
 */
const TABLE = 'probability/cara_pc_methods.csv';
const TOLERANCE = 1e-6;

interface MessageRow {
  readonly file: string;
  readonly radiusM: number;
  readonly pc2d: number;
}

function messageRows(): MessageRow[] {
  const [head, ...rows] = referenceText(TABLE).trim().split('\n') as [string, ...string[]];
  const column = (name: string): number => head.split(',').indexOf(name);
  return rows.map((row) => {
    const values = row.split(',');
    return {
      file: `probability/cdm-real/${values[0]}.cdm`,
      radiusM: Number(values[column('HBR_m')]),
      pc2d: Number(values[column('Pc2D')]),
    };
  });
}

describeWithReferenceData('eleven real conjunction messages in the plane', [TABLE], () => {
  const rows = messageRows();

  test('the probability is that of NASA CARA', () => {
    expect(rows).toHaveLength(11);
    const wrong = rows.flatMap(({ file, radiusM, pc2d }) => {
      const outcome = encounterPlaneOf(encounterOfMessage(file, radiusM));
      if (outcome.reason !== null) return [`${file}: ${outcome.reason}`];
      const { probability } = probability2d.probability(outcome.principal);
      return Math.abs(probability / pc2d - 1) < TOLERANCE ? [] : [`${file}: ${probability} for ${pc2d}`];
    });
    expect(wrong).toEqual([]);
  });

  test('the exact methods agree with each other', () => {
    for (const { file, radiusM } of rows) {
      const outcome = encounterPlaneOf(encounterOfMessage(file, radiusM));
      if (outcome.reason !== null) throw new Error(outcome.reason);
      const { probability, bounds } = probability2d.probability(outcome.principal);
      expect(bounds![1] / bounds![0] - 1).toBeLessThan(1e-12);
      for (const method of PLANE_METHODS) {
        if (method.name === 'Chan 1997' || method.name === 'Alfriend 1999') continue;
        const other = method.probability(outcome.principal).probability;
        expect(Math.abs(other / probability - 1), `${method.name} ${file}`).toBeLessThan(3e-11);
      }
    }
  });

  test('an error of the air density that both objects share is taken out of both covariances', () => {
    const row = rows.find(({ file }) => file.includes('000044628_conj_000027127'))!;
    const encounter = encounterOfMessage(row.file, row.radiusM);
    const sensitivities = sensitivitiesOfMessage(row.file);
    const without = encounterPlaneOf(encounter);
    const corrected = encounterPlaneOf(encounter, { sensitivities });
    if (without.reason !== null || corrected.reason !== null) throw new Error('no plane');
    const [p, q] = sensitivities.map(({ position, sigma }) => {
      const along = (axis: Vector3): number => axis.reduce((sum, each, k) => sum + each * position[k]! * sigma, 0);
      return without.axes.map(along) as [number, number];
    }) as [[number, number], [number, number]];
    expect(corrected.plane.xx).toBeCloseTo(without.plane.xx - 2 * p[0] * q[0], 12);
    expect(corrected.plane.xy).toBeCloseTo(without.plane.xy - p[0] * q[1] - p[1] * q[0], 12);
    expect(corrected.plane.yy).toBeCloseTo(without.plane.yy - 2 * p[1] * q[1], 12);
    // Here the error that both share is half of the variance along the miss.
    expect(corrected.plane.xx).toBeLessThan(0.5 * without.plane.xx);
    expect(corrected.isPositiveDefiniteInSpace).toBe(true);
  });
});
