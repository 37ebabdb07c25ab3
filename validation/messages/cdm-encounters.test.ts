import { readdirSync } from 'node:fs';
import { type Encounter, rotated, rtnRotation, secondsBetween, utcTime, type Vector3 } from '@clearway/astro';
import {
  basisComments,
  type Cdm,
  type CdmToWrite,
  cdmFromEncounter,
  densitySensitivitiesOf,
  encounterFromCdm,
  formatCdm,
  hardBodyRadiusOf,
  readCdms,
} from '@clearway/messages';
import { encounterPlaneOf, fosterSquare, probability2d } from '@clearway/risk';
import { describe, expect, test } from 'vitest';
import { describeWithReferenceData, referencePath, referenceText } from '../reference-data.ts';

const TABLE = 'probability/cara_pc_methods.csv';
const ION = 'ccsds/ndm/cdm/ION_SCV8_vs_STARLINK_1233.txt';

function cdm(file: string): Cdm {
  return readCdms(referenceText(file), { file })[0]!;
}

function probability(encounter: Encounter): number {
  const plane = encounterPlaneOf(encounter);
  if (plane.reason !== null) throw new Error(plane.reason);
  return probability2d.probability(plane.principal).probability;
}

function realMessages(): readonly { readonly file: string; readonly radiusM: number; readonly pc2d: number }[] {
  const [head, ...rows] = referenceText(TABLE)
    .trim()
    .split('\n')
    .map((row) => row.split(','));
  const column = (row: readonly string[], name: string): string => row[head!.indexOf(name)]!;
  return rows.map((row) => ({
    file: `probability/cdm-real/${row[0]}.cdm`,
    radiusM: Number(column(row, 'HBR_m')),
    pc2d: Number(column(row, 'Pc2D')),
  }));
}

describeWithReferenceData('encounters of real messages', [TABLE, ION], () => {
  // NASA CARA's own values of the same messages; 1e-6 is what the issue asks for.
  test('give NASA CARA its probability, with the radius that stands in the message', () => {
    const messages = realMessages();
    expect(messages).toHaveLength(11);
    for (const { file, radiusM, pc2d } of messages) {
      const message = cdm(file);
      const radius = hardBodyRadiusOf(message)!;
      expect(radius).toEqual({ hardBodyRadiusKm: radiusM / 1000, source: 'COMMENT HBR' });
      const found = probability(encounterFromCdm(message, radius.hardBodyRadiusKm));
      expect(Math.abs(found / pc2d - 1), file).toBeLessThan(1e-6);
    }
  });

  // 18 SDS computed 0.004450713 from this message in ITRF, over a square of twice the sum of both exclusion volumes (5 m each);
  // over the disc it is π/4 of that. Found: 8e-5 below; the states are given to a millimetre, the time to a millisecond.
  test('in ITRF give 18 SDS its probability', () => {
    const message = cdm(ION);
    expect(message.frame).toBe('ITRF');
    const radius = hardBodyRadiusOf(message)!;
    expect(radius).toEqual({ hardBodyRadiusKm: 0.01, source: 'COMMENT Exclusion Volume Radius' });
    const plane = encounterPlaneOf(encounterFromCdm(message, radius.hardBodyRadiusKm));
    if (plane.reason !== null) throw new Error(plane.reason);
    const found = fosterSquare(plane.plane, radius.hardBodyRadiusKm).probability;
    expect(Math.abs(found / message.collisionProbability! - 1)).toBeLessThan(2e-4);
  });

  test('have the relative state that the message gives', () => {
    for (const { file } of realMessages()) {
      const message = cdm(file);
      const { primary, secondary } = encounterFromCdm(message, 0.01);
      const apart = (a: Vector3, b: Vector3): number => 1000 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
      // Given to a metre, and at the true closest approach.
      expect(Math.abs(apart(primary.position, secondary.position) - message.missDistance), file).toBeLessThan(5);
      expect(Math.abs(apart(primary.velocity, secondary.velocity) - message.relativeSpeed!), file).toBeLessThan(1);
    }
  });

  test('the shared error of drag is read from comments', () => {
    const [primary, secondary] = cdm(ION).objects;
    expect(primary.dragSensitivity).toEqual({
      densityForecastUncertainty: 0.195081459,
      position: [-9.688012210957092, 415.5828327654824, 0.1733266162619454],
      velocity: [-0.4587706552343564, 0.004604587822035064, 0.00002279082990530939],
    });
    expect(secondary.dragSensitivity!.densityForecastUncertainty).toBe(0.201143685);
  });

  test('the shared error of drag stands in the encounter as it stands in the message', () => {
    const message = cdm(ION);
    const { primary } = encounterFromCdm(message, 0.01);
    const [{ position, sigma }] = densitySensitivitiesOf(message)!;
    const back = rotated(rtnRotation(primary.position, primary.velocity), position);
    for (const [index, value] of message.objects[0].dragSensitivity!.position.entries()) {
      expect(back[index]! * 1000).toBeCloseTo(value, 9);
    }
    expect(sigma).toBe(0.195081459);
  });

  test('a velocity without variance makes a covariance of position only', () => {
    const single = 'probability/cdm-samples/SingleCovTestCase1-1.cdm';
    const { primary, secondary } = encounterFromCdm(cdm(single), 0.01);
    for (const object of [primary, secondary]) {
      expect(object.isPositionOnly).toBe(true);
      expect(object.covariance![0]).toBeGreaterThan(0);
      expect(
        [...object.covariance!].filter((_, index) => index % 6 > 2 || index > 17).every((each) => each === 0),
      ).toBe(true);
    }
  });

  test('the draft of version 2.0 has its radii in keywords', () => {
    const message = cdm('ccsds/ndm/cdm/CDMExample_issue_940.txt');
    expect(message.objects.map((object) => object.hardBodyRadius)).toEqual([2.5, null]);
    expect(hardBodyRadiusOf(message)).toBe(null);
    expect([message.conjunctionId, message.maximumCollisionProbability]).toEqual([
      '20220708T10hz SATELLITEA SATELLITEB',
      1.234e-5,
    ]);
    expect(message.objects[0].covarianceRows).toBe(6);
  });
});

describeWithReferenceData("messages of Clearway's own screening", [TABLE], () => {
  const details = {
    internationalDesignator: null,
    objectType: 'DEBRIS',
    isManeuverable: null,
    ephemerisName: null,
    covarianceSource: 'differences of the element sets',
    isDefaultCovariance: false,
  } as const;

  function toWrite(encounter: Encounter): CdmToWrite {
    return {
      encounter,
      frame: 'GCRF',
      creationDate: utcTime(9600, 1.25),
      messageId: 'run 12/§7',
      messageFor: null,
      basis: 'element sets',
      screeningPeriod: { start: utcTime(9600, 0), stop: utcTime(9607, 0) },
      probability: { value: 1.25e-5, method: 'Alfriend-1999' },
      comments: ['Ⅷ'],
      primary: { ...details, internationalDesignator: '1998-067A', objectType: 'PAYLOAD', isManeuverable: true },
      secondary: details,
    };
  }

  test.each(['KVN', 'XML', 'JSON'] as const)('pass the strict reader in %s, and are the same encounter', (syntax) => {
    for (const { file, pc2d, radiusM } of realMessages()) {
      const encounter = encounterFromCdm(cdm(file), radiusM / 1000);
      const text = formatCdm(cdmFromEncounter(toWrite(encounter)), syntax);
      const read = readCdms(text)[0]!;
      expect(hardBodyRadiusOf(read)!.hardBodyRadiusKm).toBeCloseTo(radiusM / 1000, 12);
      const again = encounterFromCdm(read, radiusM / 1000);
      expect(Math.abs(secondsBetween(encounter.tca, again.tca))).toBeLessThan(1e-6);
      // States are written to a micrometre, covariances to 16 digits.
      expect(Math.abs(probability(again) / pc2d - 1), file).toBeLessThan(1e-6);
    }
  });

  describe('as the standard asks', () => {
    const encounter = encounterFromCdm(cdm(realMessages()[0]!.file), 0.01);
    const bare = { ...encounter, secondary: { ...encounter.secondary, covariance: null, name: 'Škoda\n1', id: null } };
    const text = formatCdm(cdmFromEncounter(toWrite(bare)), 'KVN');

    test('they are of printable ASCII in lines of at most 254 characters', () => {
      expect(text).toMatch(/^[\x20-\x7e\n]+$/);
      expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(254);
      expect(text).toMatch(/\nOBJECT_NAME += SKODA\?1\n/);
      expect(text).toMatch(/\nMESSAGE_ID += RUN_12__7\n/);
    });

    test('they state their basis', () => {
      for (const comment of basisComments('element sets')) expect(text).toContain(`COMMENT ${comment}\n`);
      expect(text).toContain('uncertain by kilometres');
      expect(text).toContain('COMMENT Covariance: differences of the element sets.\n');
    });

    test('a covariance of position stays one of position, and operators have their own comments', () => {
      const covariance = encounter.primary.covariance!.map((each, index) => (index < 18 && index % 6 < 3 ? each : 0));
      const given = { ...encounter, primary: { ...encounter.primary, covariance, isPositionOnly: true } };
      const written = formatCdm(cdmFromEncounter({ ...toWrite(given), basis: 'operator ephemerides' }), 'KVN');
      expect(encounterFromCdm(readCdms(written)[0]!, 0.01).primary.isPositionOnly).toBe(true);
      expect(written).toContain('Basis: screening of ephemerides as their operators gave them.');
      expect(written).not.toContain('uncertain by kilometres');
    });

    test('an object without covariance stays one without', () => {
      const again = encounterFromCdm(readCdms(text)[0]!, 0.01);
      expect([again.primary.covariance === null, again.secondary.covariance]).toEqual([false, null]);
      expect(text).toMatch(/\nCOVARIANCE_METHOD += DEFAULT\n/);
    });
  });
});

test('there is nothing else in the folder of real messages', () => {
  const folder = 'probability/cdm-real';
  expect(readdirSync(referencePath(folder))).toHaveLength(11);
});
