import { describe, expect, test } from 'vitest';
import { describeWithReferenceData, referenceText } from '../reference-data.ts';
import { faultOfReference, loadReference, referenceFiles } from './reference-catalog.ts';

const OEM_OMM = 'ccsds/oem-omm/omm';
const OREKIT = 'ccsds/ndm/odm/omm';
const SOCRATES = 'socrates/2026-03-09_run1800_top20/gp';
const SGP4 = 'sgp4/python-sgp4';

/** Of each sample the elements, or why it is refused. */
const SAMPLES: Readonly<Record<string, Readonly<Record<string, object | RegExp>>>> = {
  [`${OEM_OMM}/v3_0/valid`]: {
    'sample.omm': { id: 25544, name: 'ISS (ZARYA)', meanMotionRevPerDay: 15.50103472, bstar: 3.8792e-5 },
    'sample.xml': { id: 25544, name: 'ISS (ZARYA)', meanMotionRevPerDay: 15.50103472, bstar: 3.8792e-5 },
    'comments-and-units.omm': { id: 12345, meanMotionRevPerDay: 15, inclinationDeg: 98, bstar: 1e-5 },
    'yday-and-scientific-notation.omm': { id: 12345, epoch: { day: 7306, second: 11_045 }, meanMotionRevPerDay: 15 },
    'sgp4-xp.omm': /mean element theory SGP4-XP is not SGP4/,
    'covariance-default-frame.omm': /mean element theory DSST is not SGP4/,
    'namespaced-user-defined.xml': /mean element theory DSST is not SGP4/,
    'optional-header-and-spacecraft.omm': /mean element theory DSST is not SGP4/,
  },
  [`${OEM_OMM}/v3_0/invalid`]: {
    'conflicting-drag-parameters.omm': /BTERM belongs to theory SGP4-XP/,
    'invalid-classification-type.omm': /malformed CLASSIFICATION_TYPE "UN"/,
    'invalid-root.xml': /outermost element is <opm>/,
    'missing-bterm.omm': /mean element theory SGP4-XP is not SGP4/,
    'missing-norad-catalog-id.omm': /missing NORAD_CAT_ID/,
    'partial-covariance.omm': /mean element theory DSST is not SGP4/,
  },
  [`${OEM_OMM}/v2_0/valid`]: {
    'sample.omm': { id: 25544, revolutionAtEpoch: 20_248, epoch: { day: 7282, second: 59_909.363424 } },
    'sample.xml': { id: 25544, revolutionAtEpoch: 20_248, epoch: { day: 7282, second: 59_909.363424 } },
    'sgp.omm': /mean element theory SGP is not SGP4/,
    'covariance.omm': /mean element theory DSST is not SGP4/,
    'semi-major-axis.omm': /mean element theory DSST is not SGP4/,
  },
  [`${OEM_OMM}/v2_0/invalid`]: {
    'both-size-fields.omm': /mean element theory DSST is not SGP4/,
    'metadata-after-data.omm': /missing NORAD_CAT_ID/,
    'missing-sgp-derivative.omm': /mean element theory SGP is not SGP4/,
    'partial-covariance.omm': /mean element theory DSST is not SGP4/,
    'sgp4-xp.omm': /mean element theory SGP4-XP is not SGP4/,
    'unsupported-version.omm': /OMM version 1.0 is not 2.x or 3.x/,
    'v3-header-field.omm': /mean element theory DSST is not SGP4/,
  },
  [OREKIT]: {
    'OMMExample1.txt': { id: 23581, name: 'GOES 9', epoch: { day: 2620, second: 38_081.4264 }, elementSetNumber: 925 },
    'OMMExample2.txt': { id: 23581, meanMotionDot: -0.00000113, bstar: 0.0001 },
    'OMMExample2.xml': { id: 23581, meanMotionDot: -0.00000113, bstar: 0.0001 },
    'OMM-with-units.xml': { id: 23581, inclinationDeg: 3.0539 },
    'OMM-empty-object-id.txt': { id: 23581, internationalDesignator: '' },
    'OMM-empty-object-id.xml': { id: 7646, internationalDesignator: '' },
    'OMMExample4.txt': { id: 7646, eccentricity: 0.0205751, bstar: -0.47102e-5, meanMotionDot: -0.147e-5 },
    'OMMExample4.xml': { id: 7646, eccentricity: 0.0205751, bstar: -0.47102e-5, meanMotionDot: -0.147e-5 },
    'OMMExample3.txt': /mean element theory SOME THEORY is not SGP4/,
    'OMMExample3_utc.txt': /mean element theory SOME THEORY is not SGP4/,
    'OMMExample5.txt': /mean element theory SGP4-XP is not SGP4/,
  },
  [SGP4]: {
    'sample_omm.csv': { id: 5, eccentricity: 0.1845686, bstar: -0.22483e-4 },
    'sample_omm.json': { id: 5, eccentricity: 0.1841322, bstar: 0.00035436 },
    'sample_omm.xml': { id: 5, eccentricity: 0.1845686, bstar: -0.22483e-4 },
  },
};

describeWithReferenceData('published samples of OMM', [...Object.keys(SAMPLES), `${OEM_OMM}/real`], () => {
  for (const [folder, samples] of Object.entries(SAMPLES)) {
    describe(folder, () => {
      test('none is forgotten', () => {
        const files = referenceFiles(folder, '').filter((file) => /\.(?:omm|xml|csv|json)$|OMM/.test(file));
        expect(files).toEqual(
          Object.keys(samples)
            .sort()
            .map((name) => `${folder}/${name}`),
        );
      });
      test.each(Object.entries(samples))('%s', async (name, expected) => {
        if (expected instanceof RegExp) {
          expect((await faultOfReference(`${folder}/${name}`)).message).toMatch(expected);
          return;
        }
        const { elements, rejected } = await loadReference([`${folder}/${name}`]);
        expect(rejected).toEqual([]);
        expect(elements).toHaveLength(1);
        expect(elements[0]).toMatchObject(expected);
      });
    });
  }

  test('28 real messages of CelesTrak are the same as KVN and as XML', async () => {
    const kvn = await loadReference(referenceFiles(`${OEM_OMM}/real/kvn`, '.omm'));
    const xml = await loadReference(referenceFiles(`${OEM_OMM}/real/xml`, '.xml'));
    expect(kvn.rejected).toEqual([]);
    expect(kvn.elements).toHaveLength(28);
    expect(xml.elements).toEqual(kvn.elements);
  });
});

describeWithReferenceData('the elements behind the SOCRATES rows', [SOCRATES], () => {
  const names = referenceFiles(SOCRATES, '.csv').map((file) => file.slice(0, -4));

  test.each(names)('%s: the same from CSV, JSON and 3LE', async (name) => {
    const csv = await loadReference([`${name}.csv`]);
    const json = await loadReference([`${name}.json`]);
    const tle = await loadReference([`${name}.txt`]);
    expect(csv.elements).toHaveLength(2);
    expect(csv.rejected).toEqual([]);
    expect(json.elements).toEqual(csv.elements);
    // CelesTrak served some second lines with an eighth digit of eccentricity: those records, and only they, are lost.
    for (const { reason } of tle.rejected) expect(reason).toMatch(/^eccentricity \d{8} in line 2 has eight digits/);
    const lost = tle.rejected.map((record) => record.id);
    expect(tle.elements).toEqual(csv.elements.filter((e) => !lost.includes(e.id)));
  });

  test('five of the second lines are malformed', async () => {
    const { rejected } = await loadReference(names.map((name) => `${name}.txt`));
    expect(rejected.map((record) => record.id).sort()).toEqual([35153, 43771, 58184, 67298, 67506]);
  });
});

const VERIFICATION = `${SGP4}/SGP4-VER.TLE`;
const SPOT = 'sgp4/orekit-tle/tle-series';
const EVENTS = ['events/iridium33-cosmos2251_2009-02-10', 'events/cosmos1408-asat_2021-11-15'] as const;
const HISTORY = ['history/manoeuvres', 'history/celestrak-2026-05-24_08-22'] as const;

describeWithReferenceData('published files of TLE', [VERIFICATION, SPOT, ...EVENTS, ...HISTORY], () => {
  test('the verification set: comments, more columns after the 69th, three invented records without checksum', async () => {
    const { elements, rejected, duplicateCount } = await loadReference([VERIFICATION]);
    expect(elements.length + duplicateCount).toBe(30);
    expect(rejected.map((record) => record.id)).toEqual([33333, 33334, 33335]);
    for (const { reason } of rejected) expect(reason).toMatch(/^checksum of line [12] is/);
  });

  test('a series with stray text, and one cut off', async () => {
    const extra = await loadReference([`${SPOT}/spot-5-with-extra-lines.tle`]);
    expect(extra.read - extra.rejected.length).toBe(3);
    const last = await loadReference([`${SPOT}/spot-5-unexpected-last-line.tle`]);
    expect(last.rejected.map((record) => record.line)).toEqual([5]);
    expect((await faultOfReference(`${SPOT}/spot-5-one-line.tle`)).message).toMatch(
      /line 1 is not followed by its line 2/,
    );
  });

  test('both spellings of the elements before the collision of 2009 agree', async () => {
    const folder = EVENTS[0];
    const usual = await loadReference([`${folder}/pre_collision.3le`]);
    const spaceTrack = await loadReference([`${folder}/pre_collision_spacetrack_format.3le`]);
    expect(usual.elements.map((e) => e.name)).toEqual(['COSMOS 2251', 'IRIDIUM 33']);
    const alike = { elementSetNumber: 0 };
    expect(spaceTrack.elements.map((e) => ({ ...e, ...alike }))).toEqual(
      usual.elements.map((e) => ({ ...e, ...alike })),
    );
    expect((await loadReference([`${EVENTS[1]}/pre_event.3le`])).elements.map((e) => e.id)).toContain(13_552);
  });

  test('histories: every record is read, the latest epoch before the start is used', async () => {
    const files = HISTORY.flatMap((folder) => referenceFiles(folder, 'le.gz'));
    expect(files).toHaveLength(11);
    const catalog = await loadReference(files, '2026-06-30T00:00:00Z');
    expect(catalog.rejected).toEqual([]);
    const firstLines = files.map((file) => referenceText(file).match(/^1 /gm)!.length);
    expect(catalog.read).toBe(firstLines.reduce((sum, count) => sum + count, 0));
    expect(catalog.epochAfterStart).toEqual([]);
    // 2026-06-30 is day 181 of the year, and 2026 starts 9,497 days after 2000.
    const station = catalog.elements.find((e) => e.id === 25_544)!;
    const epochs = [...referenceText(`${HISTORY[1]}/stations.3le.gz`).matchAll(/^1 25544U .{9}26(\d{3}\.\d{8})/gm)];
    const latest = Math.max(...epochs.map((match) => Number(match[1])).filter((day) => day <= 181));
    expect(station.epoch.day + station.epoch.second / 86_400).toBeCloseTo(9497 + latest - 1, 8);
  });
});
