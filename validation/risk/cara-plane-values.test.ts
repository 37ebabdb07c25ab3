import type { Vector3 } from '@clearway/astro';
import {
  alfano2005,
  analyseDilution,
  elrod2019,
  encounterPlaneOf,
  foster1992,
  fosterSquare,
  frisbee2015,
  halfSideOfEqualArea,
  type ProjectedEncounter,
  principalPlane,
  probability2d,
} from '@clearway/risk';
import { describe, expect, test } from 'vitest';
import { describeWithReferenceData, referenceText } from '../reference-data.ts';
import { encounterOfMessage } from './conjunction-messages.fixture.ts';
import { ALFANO_CASES, alfanoCases, encounterOf, objectOf } from './encounters.fixture.ts';

/** Values of NASA CARA's unit tests, with their tolerances: facts of those tests, computed here from the states. */
const VALUES = 'probability/expected_unit_values.json';
const SAMPLES = 'probability/cdm-samples';

interface OmitronCase {
  readonly r1: Vector3;
  readonly v1: Vector3;
  readonly cov1: readonly (readonly number[])[];
  readonly r2: Vector3;
  readonly v2: Vector3;
  readonly cov2: readonly (readonly number[])[];
  readonly hbr: number;
  readonly expected: Readonly<Record<string, number>>;
}

function projected(outcome: ReturnType<typeof encounterPlaneOf>): ProjectedEncounter {
  if (outcome.reason !== null) throw new Error(outcome.reason);
  return outcome;
}

const far = (mine: number, theirs: number): number => Math.abs(mine / theirs - 1);

describeWithReferenceData('unit values of NASA CARA in the plane', [VALUES], () => {
  const values = JSON.parse(referenceText(VALUES)) as Record<string, OmitronCase>;
  const planeOf = ({ r1, v1, cov1, r2, v2, cov2, hbr }: OmitronCase): ProjectedEncounter =>
    projected(encounterPlaneOf(encounterOf(objectOf(r1, v1, cov1.flat()), objectOf(r2, v2, cov2.flat()), hbr)));

  test('circle, square and square of equal area, within the 1e-3 of those tests', () => {
    for (const one of [values.omitron_case1!, values.omitron_case2!]) {
      const { plane, principal } = planeOf(one);
      const circle = one.expected['Pc2D_Foster_circle(rtol1e-3)'] ?? one.expected['PcElrod(rtol1e-3)']!;
      for (const method of [foster1992, alfano2005, elrod2019, probability2d]) {
        expect(far(method.probability(principal).probability, circle)).toBeLessThan(1e-3);
      }
      const square = one.expected['Pc2D_Foster_square(rtol1e-3)'];
      const equal = one.expected['Pc2D_Foster_squareEquArea(rtol1e-3)'];
      if (square === undefined || equal === undefined) continue;
      expect(far(fosterSquare(plane, one.hbr).probability, square)).toBeLessThan(1e-6);
      expect(far(fosterSquare(plane, halfSideOfEqualArea(one.hbr)).probability, equal)).toBeLessThan(1e-3);
    }
  });

  test("with the miss's full length for its projection the circle is CARA's to 1e-10", () => {
    for (const one of [values.omitron_case1!, values.omitron_case2!]) {
      const { plane } = planeOf(one);
      const distance = Math.hypot(...one.r1.map((each, k) => each - one.r2[k]!));
      const { probability } = probability2d.probability(principalPlane({ ...plane, x: distance }, one.hbr));
      expect(far(probability, one.expected['PcCircle(rtol1e-10)']!)).toBeLessThan(1e-10);
    }
  });
});

describeWithReferenceData("Alfano's cases 1 to 11 in the plane", [ALFANO_CASES], () => {
  /** NASA CARA's Pc2D of the same states: 3 digits more than Alfano prints, still limited by how its covariances are rounded. */
  const CARA = new Map(
    referenceText('probability/alfano2009_answers.csv')
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(',').map(Number))
      .map((row) => [row[0]!, row[5]!]),
  );

  test.each(alfanoCases().filter((one) => one.case <= 11))('case $case', ({ case: number, encounter, linear }) => {
    const { principal } = projected(encounterPlaneOf(encounter));
    const { probability } = probability2d.probability(principal);
    expect(far(probability, linear)).toBeLessThan(1e-3);
    expect(far(probability, CARA.get(number)!)).toBeLessThan(1e-6);
  });

  test('case 12 has no plane: the objects stand still beside each other', () => {
    const last = alfanoCases().find((one) => one.case === 12)!;
    expect(encounterPlaneOf(last.encounter)).toEqual({ reason: 'no-relative-velocity' });
  });
});

describe('sample messages of NASA CARA', () => {
  const sample = (name: string, radiusM: number): ProjectedEncounter =>
    projected(encounterPlaneOf(encounterOfMessage(`${SAMPLES}/${name}.cdm`, radiusM)));

  describeWithReferenceData('probabilities', [`${SAMPLES}/OmitronTestCase_Test08_3DNc.cdm`], () => {
    test('a covariance that is not positive definite is said to be so, and gives 0', () => {
      const outcome = sample('OmitronTestCase_Test07_NonPDCovariance', 20);
      expect(outcome.isPositiveDefiniteInSpace).toBe(false);
      expect(probability2d.probability(outcome.principal).probability).toBe(0);
    });

    test('the case where two dimensions are wrong by fifteen orders', () => {
      const { principal } = sample('OmitronTestCase_Test08_3DNc', 20);
      // 2.2660816e-20 is with the miss's full length; its projection gives 3e-6 less.
      expect(far(probability2d.probability(principal).probability, 2.2660816e-20)).toBeLessThan(1e-5);
    });
  });

  /** Radius in metres, greatest probability over all sizes of both covariances (5e-3), both diluted. */
  const DILUTED = [
    ['OmitronTestCase_Test01_HighPc', 20, 0.999],
    ['OmitronTestCase_Test02_MaxRadialSigma', 100, 0.999],
    ['OmitronTestCase_Test03_MaxIntrackSigma', 100, 9.1e-2],
    ['OmitronTestCase_Test04_MaxCrossTrackSigma', 100, 5.73e-3],
    ['OmitronTestCase_Test05_MinMiss', 20, 0.999],
  ] as const;

  describeWithReferenceData('dilution', [`${SAMPLES}/${DILUTED[0][0]}.cdm`], () => {
    test.each(DILUTED)('%s', (name, radiusM, greatest) => {
      const { plane, primaryCovariance, secondaryCovariance, principal } = sample(name, radiusM);
      const found = analyseDilution({
        x: plane.x,
        y: plane.y,
        primary: primaryCovariance!,
        secondary: secondaryCovariance!,
        hardBodyRadius: principal.hardBodyRadius,
      });
      expect(found.dilution).toBe('both');
      expect(far(found.maximum.probability, greatest)).toBeLessThan(5e-3);
    });
  });

  describeWithReferenceData('one missing covariance', [`${SAMPLES}/FrisbeeMaxPcTestCase_Test01.cdm`], () => {
    test('the greatest probability after Frisbee is 4.3e-5', () => {
      const { plane, primaryCovariance } = sample('FrisbeeMaxPcTestCase_Test01', 5);
      const worst = frisbee2015(plane.x, plane.y, primaryCovariance!)!;
      const { probability } = probability2d.probability(principalPlane(worst.plane, 5e-3));
      // Two digits are published.
      expect(probability.toPrecision(2)).toBe('0.000043');
    });
  });
});
