import { secondsBetween } from '@clearway/astro';
import { decodeAlpha5 } from '@clearway/messages';
import { twoline2satrec } from 'satellite.js';
import { expect, test } from 'vitest';
import { describeWithReferenceData, referenceText } from '../reference-data.ts';
import { loadReference } from './reference-catalog.ts';

const MAIN = 'catalogs/2026-03-10/gp.csv.gz';
const DENSE = 'catalogs/full-density/gp.csv.gz';
const AUGUST_2022 = 'catalogs/2022-08-09/tle.txt.gz';
const JANUARY_2022 = 'catalogs/2022-01-22/3le.txt.gz';
const RADIANS = Math.PI / 180;

describeWithReferenceData('the real catalogues', [MAIN, DENSE, AUGUST_2022, JANUARY_2022], () => {
  test('2026-03-10: 21,569 objects as OMM CSV, six-digit numbers, docked stations', async () => {
    const catalog = await loadReference([MAIN]);
    expect(catalog.elements).toHaveLength(21_569);
    expect(catalog.rejected).toEqual([]);
    expect(catalog.elements.filter((e) => e.id >= 100_000)).toHaveLength(206);
    expect(catalog.identicalGroups.find((group) => group.includes(25_544))).toEqual([
      25544, 25575, 26400, 26700, 67796,
    ]);
    // One line of the file, read by eye.
    expect(catalog.elements[0]).toEqual({
      id: 11,
      name: 'VANGUARD 2',
      internationalDesignator: '1959-001A',
      classification: 'U',
      epoch: { day: 9564, second: 69_505.550496 },
      meanMotionRevPerDay: 11.90268048,
      eccentricity: 0.14456611,
      inclinationDeg: 32.8708,
      raanDeg: 101.2249,
      argumentOfPericenterDeg: 211.3482,
      meanAnomalyDeg: 139.2428,
      bstar: 0.00053091218,
      meanMotionDot: 1.038e-5,
      meanMotionDdot: 0,
      ephemerisType: 0,
      elementSetNumber: 999,
      revolutionAtEpoch: 52362,
    });
  });

  test('full density: a record for every line, none rejected', async () => {
    const catalog = await loadReference([DENSE]);
    expect(catalog.elements).toHaveLength(referenceText(DENSE).trimEnd().split('\n').length - 1);
    expect(catalog.elements.length).toBeGreaterThanOrEqual(33_530);
    expect(catalog.rejected).toEqual([]);
  });

  test('2022-08-09: TLEs behind a byte order mark, 8 duplicates, 275 Alpha-5 numbers', async () => {
    const catalog = await loadReference([AUGUST_2022], '2022-08-09T00:00:00Z');
    expect(catalog.rejected).toEqual([]);
    expect(catalog.read).toBe(25_975);
    expect(catalog.elements).toHaveLength(25_967);
    const superseded = catalog.duplicates.filter((d) => d.reason === 'superseded').map((d) => d.id);
    expect(superseded.sort()).toEqual([45915, 46410, 46433, 46610, 46658, 49553, 51082, 51083]);
    expect(catalog.elements.filter((e) => e.id >= 100_000)).toHaveLength(275);
    expect(catalog.elements[0]).toMatchObject({ id: 5, internationalDesignator: '1958-002B' });
  });

  test('2022-01-22: 23,939 named TLEs', async () => {
    const catalog = await loadReference([JANUARY_2022], '2022-01-22T00:00:00Z');
    expect(catalog.rejected).toEqual([]);
    expect(catalog.elements).toHaveLength(23_939);
    expect(catalog.elements[0]).toMatchObject({ id: 5, name: 'VANGUARD 1' });
    expect(catalog.elements.every((e) => e.name !== '' && !e.name.startsWith('0 '))).toBe(true);
  });

  test('every TLE of 2022-08-09 reads as satellite.js reads it', async () => {
    const lines = referenceText(AUGUST_2022)
      .replace(/^\ufeff/, '')
      .split(/\r?\n/);
    const catalog = await loadReference([AUGUST_2022], '2022-08-09T00:00:00Z');
    const byEpoch = new Map(catalog.elements.map((e) => [`${e.id} ${e.bstar} ${e.meanAnomalyDeg}`, e]));
    let compared = 0;
    for (let at = 0; at + 1 < lines.length; at += 2) {
      const satrec = twoline2satrec(lines[at]!, lines[at + 1]!);
      const number = satrec.satnum.trim();
      const id = /^\d/.test(number)
        ? Number(number)
        : 'ABCDEFGHJKLMNPQRSTUVWXYZ'.indexOf(number[0]!) * 10_000 + 100_000 + Number(number.slice(1));
      const e = byEpoch.get(`${id} ${satrec.bstar} ${Number(lines[at + 1]!.slice(43, 51))}`);
      if (!e) continue;
      compared++;
      expect(e.eccentricity).toBe(satrec.ecco);
      expect(e.inclinationDeg * RADIANS).toBeCloseTo(satrec.inclo, 12);
      expect(e.raanDeg * RADIANS).toBeCloseTo(satrec.nodeo, 12);
      expect(e.argumentOfPericenterDeg * RADIANS).toBeCloseTo(satrec.argpo, 12);
      expect(e.meanAnomalyDeg * RADIANS).toBeCloseTo(satrec.mo, 12);
      // Julian dates resolve 40 µs.
      expect(
        Math.abs(secondsBetween({ day: 0, second: 0 }, e.epoch) - (satrec.jdsatepoch - 2_451_544.5) * 86_400),
      ).toBeLessThan(1e-4);
    }
    expect(compared).toBe(catalog.elements.length);
  });

  test('two catalogues together: whichever order they are given in', async () => {
    const one = await loadReference([JANUARY_2022, AUGUST_2022], '2022-03-01T00:00:00Z');
    const other = await loadReference([AUGUST_2022, JANUARY_2022], '2022-03-01T00:00:00Z');
    expect(other.elements).toEqual(one.elements);
    expect(other.epochAfterStart).toEqual(one.epochAfterStart);
    expect(one.read).toBe(23_939 + 25_975);
    // Epochs of 2022 before 1 March have a day of the year below 60; those of other years are all earlier.
    const lines = `${referenceText(JANUARY_2022)}\n${referenceText(AUGUST_2022)}`.matchAll(
      /^\ufeff?1 (.{5}).{11}(\d{5})/gm,
    );
    const before = new Map<number, boolean>();
    for (const [, number, day] of lines) {
      const id = decodeAlpha5(number!)!;
      before.set(id, before.get(id) || Number(day) < 22_060);
    }
    const onlyAfter = [...before].filter(([, isBefore]) => !isBefore).map(([id]) => id);
    onlyAfter.sort((a, b) => a - b);
    expect(one.elements).toHaveLength(before.size);
    expect(one.epochAfterStart).toEqual(onlyAfter);
    expect(onlyAfter.length).toBeGreaterThan(1000);
  });
});
