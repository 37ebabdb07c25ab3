import { readdirSync } from 'node:fs';
import { formatUtc, parseUtc, secondsBetween } from '@clearway/astro';
import {
  formatOrbitMessage,
  oemMessage,
  operatorEphemerisFromOcm,
  operatorEphemerisFromOem,
  readOcm,
  readOem,
  readOmm,
  readOperatorEphemerides,
  readOpm,
  readOrbitMessages,
} from '@clearway/messages';
import { expect, test } from 'vitest';
import { readText } from '../../packages/messages/src/catalog/read-catalog.fixture.ts';
import { describeWithReferenceData, referencePath, referenceText } from '../reference-data.ts';

describeWithReferenceData('what published orbit messages say', ['ccsds/oem-omm', 'ccsds/ndm/odm'], () => {
  test('an OPM with covariance and three manoeuvres, as a person reads it', () => {
    const opm = readOpm(referenceText('ccsds/ndm/odm/opm/OPMExample5.txt'));
    expect(opm).toMatchObject({
      objectName: 'EUTELSAT W4',
      objectId: '2000-028A',
      timeSystem: 'GPS',
      referenceFrame: 'GCRF',
    });
    expect(formatUtc(opm.epoch, 0)).toBe('2006-06-03T00:00:00Z');
    expect(opm.position).toEqual([6655.9942, -40218.5751, -82.9177]);
    expect(opm.velocity).toEqual([3.11548208, 0.47042605, -0.00101495]);
    expect(opm.keplerian).toMatchObject({ semiMajorAxis: 41399.5123, trueAnomalyDeg: 41.922339, meanAnomalyDeg: null });
    expect(opm.spacecraft).toMatchObject({ mass: 1913, dragCoefficient: 2.3 });
    expect(opm.maneuvers.map(({ duration }) => duration)).toEqual([132.6, 0, 0]);
    expect(opm.maneuvers[0]).toMatchObject({
      deltaMass: -18.418,
      referenceFrame: 'EME2000',
      deltaV: [-0.023257, 0.0168316, -0.00893444],
    });
    const covariance = readOpm(referenceText('ccsds/ndm/odm/opm/OPMExample3.txt')).covariance!;
    expect(covariance.referenceFrame).toBe('TOD');
    expect([covariance.matrix[0], covariance.matrix[1], covariance.matrix[6], covariance.matrix[35]]).toEqual([
      3.331349476038534e-4, 4.618927349220216e-4, 4.618927349220216e-4, 6.2244443386355e-10,
    ]);
  });

  test('an OEM and an OCM of one orbit are one ephemeris', () => {
    const oem = operatorEphemerisFromOem(readOem(referenceText('ccsds/ndm/odm/oem/OEMExample5.txt')));
    const ocm = operatorEphemerisFromOcm(readOcm(referenceText('ccsds/ndm/odm/ocm/OCMExample5ITRF.txt')));
    const [ofOem, ofOcm] = [oem.segments[0]!, ocm.segments[0]!];
    expect(ofOem.times.length).toBe(49);
    expect(ofOcm.times).toEqual(ofOem.times);
    expect(ofOcm.referenceFrame).toBe(ofOem.referenceFrame);
    for (const [i, value] of ofOem.states.entries()) expect(Math.abs(value - ofOcm.states[i]!)).toBeLessThan(1e-9);
  });

  test('the covariances of an OCM agree with the correlations written beside them', () => {
    const text = referenceText('ccsds/ndm/odm/ocm/OCMExample4.txt');
    const { covariances, maneuvers, trajectories, physical } = readOcm(text);
    const line = text.split('\n').find((each) => each.startsWith('1800.0 43.0'))!;
    const written = line.trim().split(/\s+/).slice(1).map(Number);
    const matrix = covariances[1]!.matrices;
    for (let row = 0; row < 6; row++) {
      for (let column = 0; column < row; column++) {
        const spread = Math.sqrt(matrix[row * 7]! * matrix[column * 7]!);
        expect(matrix[row * 6 + column]! / spread).toBeCloseTo(written[row * 6 + column]!, 12);
      }
    }
    expect([...covariances[0]!.matrices.subarray(0, 12)]).toEqual([
      1.1, 2.1, 3.1, 4.1, 5.1, 6.1, 2.1, 2.2, 3.2, 4.2, 5.2, 6.2,
    ]);
    expect(trajectories.map(({ type, width }) => [type, width])).toEqual([
      ['CARTPVA', 9],
      ['CARTP', 3],
      ['KEPLERIAN', 6],
    ]);
    expect(maneuvers.map(({ lines }) => lines.length)).toEqual([2, 2, 8]);
    expect(maneuvers[0]!.lines[1]).toMatchObject({ duration: 200, deltaV: [0.025, 0.0015, 0.00029], deltaMass: -5 });
    expect(formatUtc(maneuvers[1]!.lines[0]!.start, 0)).toBe('2019-07-23T00:16:40Z');
    // A child of 0.4 kg: the host gets -0.05 of its velocity.
    expect(maneuvers[2]!.lines[0]!.deltaV).toEqual([0.0001 * -0.05, 0.0003 * -0.05, 0.0002 * -0.05]);
    expect(physical).toMatchObject({
      wetMass: 600,
      boxSides: [3, 2, 1],
      areaForPc: { least: 4.3, typical: 5.3, most: 6.3 },
    });
  });

  test('finer and coarser files of one orbit have the same states', () => {
    for (const [fine, coarse, ratio] of [
      ['LEO_10s', 'LEO_60s', 6],
      ['GEO_20s', 'GEO_60s', 3],
      ['MEO_20s', 'MEO_60s', 3],
    ] as const) {
      const [a, b] = [fine, coarse].map(
        (name) => readOem(referenceText(`ccsds/oem-omm/oem/real/${name}.oem`)).segments[0]!,
      );
      expect(a!.times.seconds.length).toBe((b!.times.seconds.length - 1) * ratio + 1);
      for (const [i, second] of b!.times.seconds.entries()) {
        expect(a!.times.seconds[i * ratio]).toBe(second);
        expect(a!.states.subarray(6 * i * ratio, 6 * i * ratio + 6)).toEqual(b!.states.subarray(6 * i, 6 * i + 6));
      }
    }
  });

  test.each(['kvn', 'xml'])('full OMMs in %s say what the reader of catalogues reads', (syntax) => {
    const folder = `ccsds/oem-omm/omm/real/${syntax}`;
    const files = readdirSync(referencePath(folder));
    expect(files.length).toBe(28);
    for (const file of files) {
      const text = referenceText(`${folder}/${file}`);
      const omm = readOmm(text, file);
      const [e] = readText(text).elements;
      expect(omm).toMatchObject({ objectName: e!.name, objectId: e!.internationalDesignator, referenceFrame: 'TEME' });
      expect(omm.elements).toEqual({
        epoch: e!.epoch,
        semiMajorAxis: null,
        meanMotionRevPerDay: e!.meanMotionRevPerDay,
        eccentricity: e!.eccentricity,
        inclinationDeg: e!.inclinationDeg,
        raanDeg: e!.raanDeg,
        argumentOfPericenterDeg: e!.argumentOfPericenterDeg,
        meanAnomalyDeg: e!.meanAnomalyDeg,
        gravitationalParameter: null,
      });
      expect(omm.tle).toMatchObject({ catalogNumber: e!.id, bstar: e!.bstar, meanMotionDot: e!.meanMotionDot });
    }
  });
});

const GROUPS = ['analyst', 'last30days', 'stations'].map((group) => `catalogs/2026-03-10/${group}_gp.json.gz`);

describeWithReferenceData('groups of CelesTrak in JSON', GROUPS, () => {
  test.each(GROUPS)('%s: every record is a full OMM with the elements that the reader of catalogues reads', (file) => {
    const text = referenceText(file);
    const { elements } = readText(text);
    const omms = readOrbitMessages(text, file).flatMap((message) => (message.kind === 'OMM' ? [message] : []));
    expect(elements.length).toBeGreaterThan(30);
    expect(omms.length).toBe(elements.length);
    for (const [i, e] of elements.entries()) {
      const { elements: mean, tle, objectName } = omms[i]!;
      expect([objectName, tle!.catalogNumber, mean.epoch]).toEqual([e.name, e.id, e.epoch]);
      expect([mean.meanMotionRevPerDay, mean.eccentricity, mean.meanAnomalyDeg, tle!.bstar]).toEqual([
        e.meanMotionRevPerDay,
        e.eccentricity,
        e.meanAnomalyDeg,
        e.bstar,
      ]);
    }
  });
});

describeWithReferenceData('ephemerides of the ISS by NASA', ['ephemerides/iss-oem'], () => {
  test.each(['ISS.OEM_J2K_EPH1-18.xml.gz', 'ISS.OEM_J2K_EPH-11-02-21.xml.gz'])('%s', (file) => {
    const text = referenceText(`ephemerides/iss-oem/${file}`);
    const [ephemeris] = readOperatorEphemerides(text, file);
    const segment = ephemeris!.segments[0]!;
    expect(ephemeris).toMatchObject({ source: 'OEM', objectName: 'ISS', objectId: '1998-067-A', originator: 'JSC' });
    expect(segment).toMatchObject({
      referenceFrame: 'EME2000',
      timeSystem: 'UTC',
      centerName: 'EARTH',
      hasVelocity: true,
    });
    expect(segment.times[0]).toBe(43_200);
    expect(segment.stop - segment.start).toBe(15 * 86_400);
    // The file tells its first and last ascending nodes, on the equator of date: 0.12° from that of J2000, 2 s at most.
    for (const name of ['first asc. node', 'last asc. node ']) {
      const told = new RegExp(`ISS ${name}: EPOCH = (\\S+)`).exec(text)![1]!;
      const at = secondsBetween(ephemeris!.origin, parseUtc(told)!);
      expect(Math.abs(ascendingNodeNear(segment.times, segment.states, at) - at)).toBeLessThan(2.5);
    }
    const written = formatOrbitMessage(
      oemMessage(ephemeris!, { originator: 'CLEARWAY', created: parseUtc('2026-01-01')! }),
      'KVN',
    );
    const again = operatorEphemerisFromOem(readOem(written)).segments[0]!;
    expect(again.times).toEqual(segment.times);
    expect(again.states).toEqual(segment.states);
  });
});

/** When z rises through 0, by a cubic through positions and velocities of the two states around `at`. */
function ascendingNodeNear(times: Float64Array, states: Float64Array, at: number): number {
  const i = times.findIndex((time) => time > at) - 1;
  const step = times[i + 1]! - times[i]!;
  const [z0, z1, v0, v1] = [
    states[6 * i + 2]!,
    states[6 * i + 8]!,
    states[6 * i + 5]! * step,
    states[6 * i + 11]! * step,
  ];
  const z = (s: number): number =>
    (2 * s ** 3 - 3 * s ** 2 + 1) * z0 +
    (s ** 3 - 2 * s ** 2 + s) * v0 +
    (3 * s ** 2 - 2 * s ** 3) * z1 +
    (s ** 3 - s ** 2) * v1;
  let [low, high] = [0, 1];
  expect(z(0)).toBeLessThan(20);
  for (let n = 0; n < 60; n++) {
    const middle = (low + high) / 2;
    if (z(middle) < 0) low = middle;
    else high = middle;
  }
  return times[i]! + low * step;
}
