import {
  addSeconds,
  bundledEarthOrientation,
  earthAttitude,
  eme2000FromTeme,
  ephemerisOf,
  ephemerisStateInto,
  initializeSgp4,
  orientationAt,
  parseUtc,
  propagateSgp4,
  rotated,
  rtnRotation,
  secondsBetween,
  type Vector3,
} from '@clearway/astro';
import { expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { elementSetsOf } from '../sgp4/real-catalog.ts';
import { oemXmlRows, pointsOf } from './measured-orbits.fixture.ts';

const OEM = 'ephemerides/iss-oem/ISS.OEM_J2K_EPH1-18.xml.gz';
const CATALOG = 'catalogs/2022-01-22/3le.txt.gz';

// NASA's prediction of 2022-01-17 in EME2000 and the element set of 2022-01-22.91 in TEME. They part along the track, with drag;
// across and radially they agree to what an element set is good for, which a frame that is wrong would spoil: precession
// alone is 32 km in 2022.
describeWithReferenceData('the ISS by NASA and by its element set', [OEM, CATALOG], () => {
  const ephemeris = ephemerisOf([pointsOf(oemXmlRows(OEM))]);
  const origin = parseUtc('2022-01-17')!;
  const elements = elementSetsOf(CATALOG).find(({ id }) => id === 25544)!;
  const orientation = bundledEarthOrientation();

  /** Element set minus NASA, km, radial, in-track, cross-track. */
  function difference(days: number, set = elements): Vector3 {
    const utc = addSeconds(set.epoch, days * 86_400);
    const state = new Float64Array(6);
    expect(propagateSgp4(initializeSgp4(set), days * 1440, state)).toBe(0);
    const attitude = earthAttitude(utc, orientationAt(orientation, utc));
    const { position } = eme2000FromTeme(
      { frame: 'TEME', position: [state[0]!, state[1]!, state[2]!], velocity: [state[3]!, state[4]!, state[5]!] },
      attitude,
    );
    const nasa = new Float64Array(6);
    expect(ephemerisStateInto(ephemeris, secondsBetween(origin, utc), nasa)).toBeNull();
    const [x, y, z, vx, vy, vz] = nasa as unknown as [number, number, number, number, number, number];
    return rotated(rtnRotation([x, y, z], [vx, vy, vz]), [position[0] - x, position[1] - y, position[2] - z]);
  }

  test('radially and across the track they agree to 0.5 and 1.5 km over eight days', () => {
    for (let days = -4; days <= 4; days += 0.031) {
      const [radial, , crossTrack] = difference(days);
      expect(Math.abs(radial)).toBeLessThan(0.5);
      expect(Math.abs(crossTrack)).toBeLessThan(1.5);
    }
  });

  // The issue speaks of 0.5 km at the epoch and 6.6 km 2.8 days after. No set of the station that the data have of these days does that.
  test('no set of the station of these days is 0.5 km off at its epoch and 6.6 km after 2.8 days', () => {
    const sets = elementSetsOf(CATALOG).filter(
      (e) => Math.abs(e.inclinationDeg - 51.64) < 0.05 && Math.abs(e.meanMotionRevPerDay - 15.49) < 0.01,
    );
    const table = sets
      .map((set) => ({ id: set.id, distances: [-2.8, 0, 2.8].map((days) => Math.hypot(...difference(days, set))) }))
      .filter(({ distances }) => distances[1]! < 50);
    const docked = [80, 4.5, 184];
    expect(table.map(({ id }) => id)).toEqual([25_544, 49_044, 49_269, 49_379, 49_407, 50_318]);
    for (const { id, distances } of table) {
      const expected = id === 25_544 ? [1.2, 1.8, 14.4] : docked;
      distances.forEach((distance, k) => {
        expect(Math.abs(distance / expected[k]! - 1)).toBeLessThan(0.02);
      });
    }
  });

  test('along the track they part from half a kilometre to 14 km', () => {
    expect(Math.hypot(...difference(-2))).toBeCloseTo(0.46, 1);
    expect(Math.hypot(...difference(0))).toBeCloseTo(1.8, 1);
    expect(Math.hypot(...difference(2.8))).toBeCloseTo(14.4, 0);
  });
});
