import { EARTH_ROTATION_RAD_S, type Encounter, rotated, type Vector3 } from '@clearway/astro';
import { alfano2005, elrod2019, encounterPlaneOf, type PrincipalPlane, probability2d } from '@clearway/risk';
import { expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import {
  ALFANO_CASES,
  alfanoCases,
  ESA_ENCOUNTERS,
  encounterOf,
  esaEncounters,
  objectOf,
} from './encounters.fixture.ts';

/** What goes wrong with real data, each with what it costs. */
const probabilityOf = (encounter: Encounter): number => {
  const outcome = encounterPlaneOf(encounter);
  return outcome.reason === null ? probability2d.probability(outcome.principal).probability : Number.NaN;
};
const moved = (object: Encounter['primary'], seconds: number): Encounter['primary'] => ({
  ...object,
  position: object.position.map((each, k) => each + seconds * object.velocity[k]!) as unknown as Vector3,
});
const far = (mine: number, theirs: number): number => Math.abs(mine / theirs - 1);

describeWithReferenceData('pitfalls of an encounter plane', [ESA_ENCOUNTERS, ALFANO_CASES], () => {
  const all = esaEncounters().filter((_, k) => k % 40 === 0);

  test('a: a time of closest approach rounded to a millisecond changes nothing', () => {
    let worstLength = 0;
    for (const { encounter } of all) {
      const { primary, secondary, hardBodyRadiusKm } = encounter;
      const late = encounterOf(moved(primary, 5e-4), moved(secondary, 5e-4), hardBodyRadiusKm);
      expect(far(probabilityOf(late), probabilityOf(encounter))).toBeLessThan(1e-7);
      const length = (e: Encounter): number =>
        Math.hypot(...e.primary.position.map((each, k) => each - e.secondary.position[k]!));
      worstLength = Math.max(worstLength, far(length(late), length(encounter)));
    }
    // The length of the miss vector, which must not be taken for its projection, does change.
    expect(worstLength).toBeGreaterThan(1e-3);
  });

  test('b: velocities relative to the turning Earth need ω × r added; the frame itself does not matter', () => {
    const [c, s] = [Math.cos(1.234), Math.sin(1.234)];
    const turn = Float64Array.of(c, s, 0, -s, c, 0, 0, 0, 1);
    let worst = 0;
    for (const { encounter } of all) {
      const inFrame = (object: Encounter['primary'], isInertial: boolean): Encounter['primary'] => {
        const position = rotated(turn, object.position);
        const [vx, vy, vz] = rotated(turn, object.velocity);
        const w = isInertial ? 0 : EARTH_ROTATION_RAD_S;
        const turnedCovariance = (m: Float64Array): number[] => {
          const rows = [0, 1, 2].map((i) => rotated(turn, [m[6 * i]!, m[6 * i + 1]!, m[6 * i + 2]!]));
          const columns = [0, 1, 2].map((j) => rotated(turn, [rows[0]![j]!, rows[1]![j]!, rows[2]![j]!]));
          return columns.flat();
        };
        return objectOf(
          position,
          [vx + w * position[1], vy - w * position[0], vz],
          turnedCovariance(object.covariance!),
        );
      };
      const { primary, secondary, hardBodyRadiusKm: radius } = encounter;
      const inertial = probabilityOf(encounter);
      const fixed = encounterOf(inFrame(primary, true), inFrame(secondary, true), radius);
      expect(far(probabilityOf(fixed), inertial)).toBeLessThan(1e-7);
      const relative = encounterOf(inFrame(primary, false), inFrame(secondary, false), radius);
      worst = Math.max(worst, far(probabilityOf(relative), inertial));
    }
    expect(worst).toBeGreaterThan(1e-7);
  });

  test('c: a thin ellipse and a far tail keep their digits', () => {
    const thin: PrincipalPlane = {
      xm: -1.2217895,
      ym: 2.1230067,
      sigmaX: 0.0373279,
      sigmaY: 177.8109003,
      hardBodyRadius: 10,
    };
    // What fixed nodes along the long axis give, and what is right.
    expect(far(elrod2019.probability(thin).probability, 4.450985952e-2)).toBeGreaterThan(1e-4);
    expect(far(alfano2005.probability(thin).probability, 4.450985952e-2)).toBeLessThan(1e-9);
    const tail: PrincipalPlane = {
      xm: -692.362272,
      ym: 4475.456261,
      sigmaX: 193.454603,
      sigmaY: 562.027293,
      hardBodyRadius: 13.2,
    };
    // Plain differences of erf give 2.17e-20.
    expect(far(alfano2005.probability(tail).probability, 2.279577054e-20)).toBeLessThan(1e-9);
  });

  test('d: without a relative velocity there is a reason and no number; a miss of nothing is an ordinary case', () => {
    const still = alfanoCases().find((one) => one.case === 12)!.encounter;
    expect(encounterPlaneOf(still)).toEqual({ reason: 'no-relative-velocity' });
    const { primary, secondary, hardBodyRadiusKm } = all[0]!.encounter;
    const hit = encounterOf(primary, { ...secondary, position: primary.position }, hardBodyRadiusKm);
    const nearly = encounterOf(
      primary,
      { ...secondary, position: primary.position.map((each) => each + 1e-9) as unknown as Vector3 },
      hardBodyRadiusKm,
    );
    expect(probabilityOf(hit)).toBeGreaterThan(0);
    expect(far(probabilityOf(hit), probabilityOf(nearly))).toBeLessThan(1e-6);
  });

  test('e: a covariance of position alone is enough here; one that stands for "unknown" counts as none', () => {
    const { primary, secondary, hardBodyRadiusKm } = all[0]!.encounter;
    expect(primary.isPositionOnly).toBe(true);
    const unknown = {
      ...secondary,
      covariance: Float64Array.from({ length: 36 }, (_, k) => (k % 7 === 0 ? 4.1e9 : 0)),
    };
    const none = { ...secondary, covariance: null };
    const outcome = encounterPlaneOf(encounterOf(primary, unknown, hardBodyRadiusKm));
    expect(outcome).toEqual(encounterPlaneOf(encounterOf(primary, none, hardBodyRadiusKm)));
    expect(outcome.reason === null && outcome.primaryCovariance !== null && outcome.secondaryCovariance === null).toBe(
      true,
    );
    const neither = encounterOf({ ...primary, covariance: null }, unknown, hardBodyRadiusKm);
    expect(encounterPlaneOf(neither)).toEqual({ reason: 'no-covariance' });
  });
});
