import { earthAttitude, geodeticFromItrf, itrfFromGcrf, parseUtc, type Vector3 } from '@clearway/astro';
import { expect, test } from 'vitest';
import { describeWithReferenceData, referenceText } from '../reference-data.ts';

const FOLDER = 'ccsds/ndm/odm';
const GCRF = `${FOLDER}/oem/OEMExample5.txt`;
const ITRF = `${FOLDER}/oem/OEMExample5ITRF.txt`;
const GEODETIC = `${FOLDER}/ocm/OCMExample5Geodetic.txt`;

/** Lines of an epoch and six numbers. */
function linesOf(file: string): { readonly epoch: string; readonly values: readonly number[] }[] {
  return referenceText(file)
    .split('\n')
    .filter((line) => /^\d{4}-\d{2}-\d{2}T/.test(line))
    .map((line) => line.trim().split(/\s+/))
    .map(([epoch, ...values]) => ({ epoch: epoch!.slice(0, 26), values: values.map(Number) }));
}

const position = (values: readonly number[]): Vector3 => [values[0]!, values[1]!, values[2]!];
const velocity = (values: readonly number[]): Vector3 => [values[3]!, values[4]!, values[5]!];
const apart = (one: Vector3, other: Vector3): number => Math.hypot(...one.map((value, i) => value - other[i]!));

// Orekit wrote one day of the ISS in GCRF, in ITRF and as geodetic coordinates; it had no Earth orientation loaded, so all
// of it is zero. It has IAU 2006/2000A: the tolerance is the 1 mas of the abridged nutation, 3.3 cm there.
describeWithReferenceData('an ephemeris that Orekit wrote in two frames', [GCRF, ITRF, GEODETIC], () => {
  test('from GCRF to ITRF', () => {
    const inGcrf = linesOf(GCRF);
    const inItrf = linesOf(ITRF);
    expect(inGcrf).toHaveLength(49);
    for (const [i, { epoch, values }] of inGcrf.entries()) {
      const expected = inItrf[i]!;
      expect(expected.epoch).toBe(epoch);
      const attitude = earthAttitude(parseUtc(epoch)!, {
        xPole: 0,
        yPole: 0,
        ut1MinusUtc: 0,
        excessLengthOfDay: 0,
        dX: 0,
        dY: 0,
      });
      const found = itrfFromGcrf({ frame: 'GCRF', position: position(values), velocity: velocity(values) }, attitude);
      expect(apart(found.position, position(expected.values))).toBeLessThan(3.3e-5);
      expect(apart(found.velocity, velocity(expected.values))).toBeLessThan(5e-8);
    }
  });

  test('geodetic coordinates, taken from the axes as they are', () => {
    const states = linesOf(GCRF);
    for (const [i, { values }] of linesOf(GEODETIC).entries()) {
      const found = geodeticFromItrf(position(states[i]!.values));
      expect(Math.abs((found.longitude * 180) / Math.PI - values[0]!)).toBeLessThan(1e-11);
      expect(Math.abs((found.latitude * 180) / Math.PI - values[1]!)).toBeLessThan(1e-11);
      expect(Math.abs(found.height - values[4]!)).toBeLessThan(1e-8);
    }
  });
});
