import { hardBodyRadius, parseRadiusTable } from '@clearway/risk';
import { expect, test } from 'vitest';
import { describeWithReferenceData, referenceText } from '../reference-data.ts';

const FILE = 'catalogs/metadata/HBR_Mass_Estimates_20260601_ForDistribution.csv.gz';

/** Counts and values as they were found in the file by another program (`reference/probability.md`, `data/README.md`). */
describeWithReferenceData("NASA CARA's table of hard-body radii", [FILE], () => {
  test('is read whole: values by origin, and rows that the licence leaves blank', () => {
    const { kind, table, blank } = parseRadiusTable(referenceText(FILE), FILE);
    expect({ kind, values: table.size, blank }).toEqual({ kind: 'cara', values: 23_583, blank: 35_026 });
    const radii = (origin: string): number[] =>
      [...table.values()].filter((entry) => entry.origin === origin).map(({ radiusM }) => radiusM);
    const estimates = radii('SFK RCS Estimate').sort((a, b) => a - b);
    expect(estimates).toHaveLength(17_765);
    expect(estimates[Math.floor(estimates.length / 2)]).toBeCloseTo(0.062, 3);
    expect(radii('Default')).toHaveLength(5581);
    expect(radii('CARA Protected Primary')).toHaveLength(235);
    expect(table.get(25_544)).toMatchObject({ radiusM: 66.1, massKg: 419_725 });
    expect(hardBodyRadius(20_580, 'payload', { caraTable: table })).toMatchObject({
      radiusM: 8.4,
      source: 'cara-table',
    });
    // One of those left blank.
    expect(hardBodyRadius(39_634, 'payload', { caraTable: table })).toMatchObject({ radiusM: 3, source: 'type' });
  });
});
