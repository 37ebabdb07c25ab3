import { alfriend1999, covarianceFor, diagonalCovariance, encounterPlane, SOCRATES_COVARIANCE } from '@clearway/risk';
import { expect, test } from 'vitest';
import { madeUpObject } from '../runs/screening-run.fixture.ts';
import { covarianceAtAge, type ObjectUncertainties, uncertaintiesOfRadii } from './object-uncertainties.ts';
import { covarianceSource, methodName, probabilityNote } from './risk-basis.ts';
import { collectRisks, type RiskRow, type RowRisks } from './row-risks.ts';
import { uncertaintiesOfNames } from './run-uncertainties.ts';
import { columnsOfUncertainties, uncertaintiesOfColumns } from './uncertainty-columns.ts';

/** A kilometre apart, crossing at a right angle. */
const states = Float64Array.of(7000, 0, 0, 0, 7.5, 0, 7000.6, 0.8, 0, 0, 0, 7.5);
const row: RiskRow = {
  primary: 0,
  secondary: 1,
  primaryAgeDays: 1,
  secondaryAgeDays: 2,
  relativeSpeedKmS: 10.6,
  isCoLocated: false,
};
const radii = (...metres: number[]): ObjectUncertainties => uncertaintiesOfRadii(Float64Array.from(metres));
const risk = (uncertainties: ObjectUncertainties, over: Partial<RiskRow> = {}, where = states): RowRisks => {
  const collector = collectRisks(1, uncertainties);
  collector.add(where, { ...row, ...over });
  return collector.finish();
};
const maximum = (...given: Parameters<typeof risk>): number => risk(...given).maxProbability[0]!;

test('a larger object is likelier to be hit, by the square of the radii', () => {
  const small = maximum(radii(3, 0.3));
  expect(maximum(radii(3, 3)) / small).toBeCloseTo((6 / 3.3) ** 2, 5);
  expect(small).toBeGreaterThan(0);
  expect(small).toBeLessThan(1);
});

test('what passes at half the distance is likelier to collide', () => {
  const nearer = states.with(6, 7000.3).with(7, 0.4);
  expect(maximum(radii(3, 3), {}, nearer) / maximum(radii(3, 3))).toBeCloseTo(4, 5);
});

test('pairs that stay together or pass slowly have no probability', () => {
  for (const over of [{ isCoLocated: true }, { relativeSpeedKmS: 0.002 }]) {
    const { maxProbability, probability, method } = risk(radii(3, 3), over);
    expect([maxProbability[0], probability[0], methodName(method[0]!)]).toEqual([Number.NaN, Number.NaN, null]);
  }
});

test('without any covariance the probability is the maximum over its sizes, and says so', () => {
  const { maxProbability, probability, method, basis } = risk(radii(3, 3));
  expect(probability[0]).toBe(maxProbability[0]);
  expect(methodName(method[0]!)).toBe('Alfriend1999');
  expect(covarianceSource(basis[0]!)).toBe('socrates-shape');
  const plane = encounterPlane(...encounterOf(SOCRATES_COVARIANCE, SOCRATES_COVARIANCE));
  expect(probability[0]! / alfriend1999(plane, 0.006).maximumProbability).toBeCloseTo(1, 6);
});

const objects = [
  madeUpObject(5, 'STARLINK-1'),
  madeUpObject(6, 'COSMOS 2251 DEB'),
  madeUpObject(7, 'FAR', { meanMotionRevPerDay: 2 }),
  madeUpObject(8, 'SL-16 R/B'),
];
const known = uncertaintiesOfNames(objects);

test('covariances are those that covarianceFor chooses, and the sizes those of the kinds', () => {
  const { probability, maxProbability, method, basis } = risk(known);
  const of = (place: number, kind: 'payload' | 'debris', age: number) =>
    covarianceFor({ ...objects[place]!, kind, isManoeuvrable: null }, age).covariance;
  const plane = encounterPlane(...encounterOf(of(0, 'payload', 1), of(1, 'debris', 2)));
  const radiusKm = Math.sqrt(3.3 ** 2 + 1.5 ** 2 + 0.2 ** 2) / 1000;
  // The hard body is small beside the covariance.
  expect(probability[0]! / alfriend1999(plane, radiusKm).probability).toBeCloseTo(1, 3);
  expect(probability[0]).toBeLessThan(maxProbability[0]!);
  expect(methodName(method[0]!)).toBe('Pc2D');
  expect(covarianceSource(basis[0]!)).toBe('regime-table');
  expect(probabilityNote(basis[0]!)).toBe('screening only, uncertain by kilometres; if it does not manoeuvre');
});

test('the maximum is over the sizes of both shapes, and never below the probability', () => {
  // Far along the track of both, where element sets are uncertain and the shape of SOCRATES is not.
  const along = Float64Array.of(7000, 0, 0, 0, 7.5, 0, 7000.02, 4, 0, 0, 7.4, 1.2);
  const given = { covariance: diagonalCovariance([0.05, 3, 0.05]), source: 'operator-ephemeris' } as const;
  const over = { relativeSpeedKmS: 1.2, primaryCovariance: given, secondaryCovariance: given };
  const { probability, maxProbability } = risk(known, over, along);
  const ofShape = maximum(radii(3, 0.3), { relativeSpeedKmS: 1.2 }, along);
  expect(probability[0]).toBeGreaterThan(ofShape);
  const plane = encounterPlane(...encounterOf(given.covariance, given.covariance, along));
  const radiusKm = Math.sqrt(3.3 ** 2 + 1.5 ** 2 + 0.2 ** 2) / 1000;
  expect(maxProbability[0]! / alfriend1999(plane, radiusKm).maximumProbability).toBeCloseTo(1, 6);
  expect(maxProbability[0]).toBeGreaterThanOrEqual(probability[0]!);
});

test('a regime without a table leaves the shape, and both sources are named', () => {
  const { probability, maxProbability, method, basis } = risk(known, { primary: 1, secondary: 2 });
  expect(probability[0]).toBe(maxProbability[0]);
  expect(methodName(method[0]!)).toBe('Alfriend1999');
  expect(covarianceSource(basis[0]!)).toBe('regime-table/socrates-shape');
});

test('debris and rocket bodies do not manoeuvre', () => {
  const { basis } = risk(known, { primary: 1, secondary: 3 });
  expect(probabilityNote(basis[0]!)).toBe('screening only, uncertain by kilometres');
});

test("an operator's ephemeris with covariance comes before element sets, and knows the plans", () => {
  const given = { covariance: diagonalCovariance([0.01, 0.02, 0.01]), source: 'operator-ephemeris' } as const;
  const { basis, method } = risk(known, { primaryCovariance: given });
  expect(covarianceSource(basis[0]!)).toBe('operator-ephemeris/regime-table');
  expect(probabilityNote(basis[0]!)).toBe('screening only, uncertain by kilometres');
  expect(methodName(method[0]!)).toBe('Pc2D');
  const both = risk(known, { primaryCovariance: given, secondaryCovariance: given });
  expect(probabilityNote(both.basis[0]!)).toBe('');
});

test('old elements leave the shape', () => {
  const { basis, method } = risk(known, { secondaryAgeDays: 31 });
  expect(covarianceSource(basis[0]!)).toBe('regime-table/socrates-shape');
  expect(methodName(method[0]!)).toBe('Alfriend1999');
});

test('the own history of an object comes before the table of its regime', () => {
  const growth = known.profiles[0]!.growth;
  const own = uncertaintiesOfNames(objects, { historyOf: (id) => (id === 5 ? growth : null) });
  expect(covarianceSource(risk(own).basis[0]!)).toBe('element-set-history/regime-table');
});

test('the covariance of one object at an age is the one that its rows are computed with', () => {
  const debris = covarianceFor({ ...objects[1]!, kind: 'debris', isManoeuvrable: null }, 2);
  expect(covarianceAtAge(known, 1, 2)).toEqual({ covariance: debris.covariance, source: debris.source });
  expect(covarianceAtAge(known, 1, 31)).toEqual({ covariance: SOCRATES_COVARIANCE, source: 'socrates-shape' });
  expect(covarianceAtAge(known, 2, 1)).toEqual({ covariance: SOCRATES_COVARIANCE, source: 'socrates-shape' });
});

test('what a run keeps of uncertainties is all of them, and older runs that kept radii are read', () => {
  expect(uncertaintiesOfColumns(columnsOfUncertainties(known))).toEqual(known);
  expect(uncertaintiesOfColumns([Float64Array.of(3, 1)])).toEqual(radii(3, 1));
});

function encounterOf(
  own: typeof SOCRATES_COVARIANCE,
  other: typeof SOCRATES_COVARIANCE,
  where = states,
): Parameters<typeof encounterPlane> {
  const state = (at: number) =>
    ({
      position: [...where.subarray(at, at + 3)],
      velocity: [...where.subarray(at + 3, at + 6)],
    }) as unknown as Parameters<typeof encounterPlane>[0];
  return [state(0), own, state(6), other];
}
