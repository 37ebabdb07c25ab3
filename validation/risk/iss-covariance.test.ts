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
} from '@clearway/astro';
import { covarianceFor } from '@clearway/risk';
import { expect, test } from 'vitest';
import { oemXmlRows, pointsOf } from '../ephemerides/measured-orbits.fixture.ts';
import { describeWithReferenceData } from '../reference-data.ts';
import { elementSetsOf } from '../sgp4/real-catalog.ts';

const OEM = 'ephemerides/iss-oem/ISS.OEM_J2K_EPH1-18.xml.gz';
const CATALOG = 'catalogs/2022-01-22/3le.txt.gz';

/**
 * NASA's own ephemeris of the ISS (predicted on 2022-01-17, so not the truth either) against the covariance that the table of
 * regimes gives for its element set: what the two differ by has to be of the size that the covariance says.
 */
describeWithReferenceData('the covariance of the ISS by its regime', [OEM, CATALOG], () => {
  test("covers what its element set differs by from NASA's ephemeris, over four days each way", () => {
    const ephemeris = ephemerisOf([pointsOf(oemXmlRows(OEM))]);
    const origin = parseUtc('2022-01-17')!;
    const elements = elementSetsOf(CATALOG).find(({ id }) => id === 25544)!;
    const constants = initializeSgp4(elements);
    const orientation = bundledEarthOrientation();
    const iss = { ...elements, kind: 'payload', isManoeuvrable: true } as const;
    const state = new Float64Array(6);
    const nasa = new Float64Array(6);
    const sums = [0, 0, 0];
    let count = 0;
    for (let days = -4; days <= 4; days += 0.031) {
      const utc = addSeconds(elements.epoch, days * 86_400);
      propagateSgp4(constants, days * 1440, state);
      const attitude = earthAttitude(utc, orientationAt(orientation, utc));
      const { position } = eme2000FromTeme(
        { frame: 'TEME', position: [state[0]!, state[1]!, state[2]!], velocity: [state[3]!, state[4]!, state[5]!] },
        attitude,
      );
      ephemerisStateInto(ephemeris, secondsBetween(origin, utc), nasa);
      const [x, y, z, vx, vy, vz] = nasa as unknown as [number, number, number, number, number, number];
      const rtn = rotated(rtnRotation([x, y, z], [vx, vy, vz]), [position[0] - x, position[1] - y, position[2] - z]);
      const { rr, tt, nn } = covarianceFor(iss, days).covariance;
      [rr, tt, nn].forEach((variance, k) => {
        sums[k]! += rtn[k]! ** 2 / variance;
      });
      count++;
    }
    // Measured: 0.9, 1.6 and 1.6 standard deviations radially, in-track and cross-track.
    for (const sum of sums) {
      expect(Math.sqrt(sum / count)).toBeGreaterThan(0.5);
      expect(Math.sqrt(sum / count)).toBeLessThan(2);
    }
  });
});
