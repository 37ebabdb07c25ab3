import { coverageOf, readSatcatText, type SatcatObject } from '@clearway/service/sources';
import { expect, test } from 'vitest';
import { loadReference } from '../catalogs/reference-catalog.ts';
import { describeWithReferenceData, referenceText } from '../reference-data.ts';

const MAIN = 'catalogs/2026-03-10/gp.csv.gz';
const DENSE = 'catalogs/full-density/gp.csv.gz';
const SATCAT = 'catalogs/metadata/satcat_owner_type.json.gz';

/** The pairs of owner and type as CelesTrak writes a SATCAT, in orbit only where a number is in the list. */
function satcatCsv(inOrbit: ReadonlySet<number>): string {
  const pairs = JSON.parse(referenceText(SATCAT)) as Record<string, [string, string]>;
  const rows = Object.entries(pairs).map(
    ([id, [owner, type]]) =>
      `OBJECT,,${id},${type},,${owner},,,${inOrbit.has(Number(id)) ? '' : '2020-01-01'},,,,,,,EA,ORB`,
  );
  const header =
    'OBJECT_NAME,OBJECT_ID,NORAD_CAT_ID,OBJECT_TYPE,OPS_STATUS_CODE,OWNER,LAUNCH_DATE,LAUNCH_SITE,DECAY_DATE,PERIOD,INCLINATION,APOGEE,PERIGEE,RCS,DATA_STATUS_CODE,ORBIT_CENTER,ORBIT_TYPE';
  return `${[header, ...rows].join('\r\n')}\r\n`;
}

describeWithReferenceData('coverage of the main catalogue', [MAIN, DENSE, SATCAT], () => {
  test("against today's density: counted apart, by kind", async () => {
    const main = new Set((await loadReference([MAIN])).elements.map(({ id }) => id));
    const dense = new Set((await loadReference([DENSE])).elements.map(({ id }) => id));
    const satcat = await readSatcatText(satcatCsv(dense), 'satcat.csv');
    const coverage = coverageOf(main, satcat);

    const pairs = JSON.parse(referenceText(SATCAT)) as Record<string, [string, string]>;
    const typed = (ids: ReadonlySet<number>, type: string): number =>
      [...ids].filter((id) => pairs[id]?.[1] === type).length;
    for (const [kind, type] of [
      ['payload', 'PAY'],
      ['rocket body', 'R/B'],
      ['debris', 'DEB'],
    ] as const) {
      expect(coverage.byKind[kind]).toMatchObject({ inOrbit: typed(dense, type), screened: typed(main, type) });
    }
    expect(coverage.full).toBe(false);
    expect(coverage.share).toBeGreaterThan(0.6);
    expect(coverage.share).toBeLessThan(0.7);
    expect(coverage.sentence).not.toMatch(/full/i);
    expect(coverageOf(dense, satcat)).toMatchObject({ full: true, share: 1 });
  });

  test('the table of owners and types alone says nothing of what is in orbit', async () => {
    const satcat: ReadonlyMap<number, SatcatObject> = await readSatcatText(referenceText(SATCAT), 'satcat');
    expect(satcat.size).toBe(69_352);
    expect(coverageOf(satcat.keys(), satcat)).toMatchObject({ full: false, share: null });
  });
});
