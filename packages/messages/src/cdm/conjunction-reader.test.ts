import { formatUtc, UserError } from '@clearway/astro';
import { describe, expect, it } from 'vitest';
import { readCdms } from './cdm-reader.ts';
import { formatCdm } from './cdm-writer.ts';
import { readConjunctions } from './conjunction-reader.ts';
import { encounterFromCdm } from './encounter-from-cdm.ts';
import { spaceTrackRecord } from './space-track-record.fixture.ts';

function faultOf(text: string): string {
  try {
    readConjunctions(text, { file: 'a.json' });
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'no fault';
}

describe("Space-Track's class cdm", () => {
  const text = JSON.stringify([spaceTrackRecord(), spaceTrackRecord()], null, 1);

  it('is read as the message that it is', () => {
    const records = readConjunctions(text);
    expect(records.map(({ kind }) => kind)).toEqual(['message', 'message']);
    const cdm = records[0]!.kind === 'message' ? records[0]!.cdm : null;
    expect(formatUtc(cdm!.tca, 6)).toBe('2026-01-10T09:00:00.074000Z');
    expect(cdm!.objects.map((object) => [object.designator, object.objectType, object.isManeuverable])).toEqual([
      ['12345', 'PAYLOAD', null],
      ['67890', 'UNKNOWN', null],
    ]);
    expect([...cdm!.objects[0].covarianceRtn].slice(0, 8)).toEqual([1.5, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 2.5]);
    const { primary } = encounterFromCdm(cdm!, 0.01);
    // ω × r, from the y of 1703 km: 0.1242 km/s.
    expect(primary.velocity[0]).toBeCloseTo(-1.28827778 - 7.292115e-5 * 1703.04577, 6);
    expect(primary.covariance![0]).toBeLessThan(1e-5);
  });

  it('keeps what the standard has no keyword for as comments, and can be written as KVN', () => {
    const record = readConjunctions(text)[0]!;
    if (record.kind !== 'message') throw new Error('no message');
    const kvn = formatCdm(record.cdm.message, 'KVN');
    for (const comment of ['CDM_ID = 1234', 'CONSTELLATION = CLEARWAY', 'Apogee Altitude = 601   [km]']) {
      expect(kvn).toContain(`COMMENT ${comment}\n`);
    }
    expect(readCdms(kvn)[0]!.missDistance).toBe(800);
  });

  it.each([
    ['SAT2_X', 'oops', 'SAT2_X', 'X = "oops": expected a number'],
    ['SAT1_CN_N', '', 'SAT1_CN_N', 'CN_N has no value'],
    ['SAT2_X_UNIT', 'm', 'SAT2_X', 'X = "6562.2804": unit "m": expected [km]'],
  ])('tells the line of %s = %j', (name, value, at, fault) => {
    const record: Record<string, string | null> = spaceTrackRecord();
    record[name] = value;
    const broken = JSON.stringify([record], null, 1);
    const line = broken.split('\n').findIndex((each) => each.includes(`"${at}"`)) + 1;
    expect(faultOf(broken)).toContain(`a.json: line ${line}: ${fault}`);
  });
});

describe("Space-Track's class cdm_public", () => {
  const summary = {
    CDM_ID: '98',
    CREATED: '2026-03-01 04:05:06.500',
    EMERGENCY_REPORTABLE: 'Y',
    TCA: '2026-03-04T05:06:07.250',
    MIN_RNG: '42',
    PC: '0.00042',
    SAT_1_ID: '25544',
    SAT_1_NAME: 'ISS (ZARYA)',
    SAT1_OBJECT_TYPE: 'PAYLOAD',
    SAT1_RCS: 'LARGE',
    SAT_1_EXCL_VOL: '5.00',
    SAT_2_ID: 900001,
    SAT_2_NAME: null,
    SAT2_OBJECT_TYPE: 'DEBRIS',
    SAT2_RCS: '',
    SAT_2_EXCL_VOL: '2.5',
  };

  it('is a summary, without states', () => {
    const [record] = readConjunctions(JSON.stringify([summary]));
    expect(record).toMatchObject({
      kind: 'summary',
      summary: {
        id: '98',
        isEmergencyReportable: true,
        missDistance: 42,
        collisionProbability: 0.00042,
        objects: [
          {
            catalogNumber: 25544,
            name: 'ISS (ZARYA)',
            objectType: 'PAYLOAD',
            radarCrossSection: 'LARGE',
            exclusionVolume: 5,
          },
          { catalogNumber: 900001, name: null, radarCrossSection: null, exclusionVolume: 2.5 },
        ],
      },
    });
  });

  it('is refused where a message with states is asked for', () => {
    expect(() => readCdms(JSON.stringify([summary]))).toThrow('without states and covariances');
  });

  it.each([
    [{ MIN_RNG: null }, 'MIN_RNG is missing: expected a distance in m'],
    [{ PC: '2' }, 'PC = "2": expected a number from 0 to 1'],
    [{ TCA: 'soon' }, 'TCA = "soon": expected a time'],
    [{ SAT_2_ID: 'A0001' }, 'SAT_2_ID = "A0001": expected a catalogue number'],
  ])('refuses %j', (change, fault) => {
    expect(faultOf(JSON.stringify([{ ...summary, ...change }]))).toContain(`a.json: line 1: ${fault}`);
  });
});
