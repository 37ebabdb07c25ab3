import { type Encounter, type EncounterObject, rotated, rtnRotation, transposed, type Vector3 } from '@clearway/astro';
import type { AssessmentFlag } from '@clearway/contract';
import type { Cdm, CdmObject } from '@clearway/messages';
import { type DensitySensitivity, type EncounterAssessment, encounterPlaneOf, probability2d } from '@clearway/risk';

/** What is worth saying: a share of the probability by which it changes. */
const WORTH_SAYING = 0.01;

/**
 * What the error of the density forecast that both objects share would make of the 2D probability (Casali et al., AAS 18-272). A note
 * and no method of its own: the values that operators quote, NASA's among them, leave it out.
 */
export function sharedDensityFlags(
  { objects: [first, second] }: Cdm,
  encounter: Encounter,
  { methods }: EncounterAssessment,
): readonly AssessmentFlag[] {
  const one = sensitivityOf(first, encounter.primary);
  const other = sensitivityOf(second, encounter.secondary);
  const usual = methods.find(({ method }) => method === 'Pc2D')?.probability ?? null;
  if (one === null || other === null || usual === null) return [];
  const projected = encounterPlaneOf(encounter, { sensitivities: [one, other] });
  if (projected.reason !== null) return [];
  const { probability } = probability2d.probability(projected.principal);
  if (!(Math.abs(probability - usual) > WORTH_SAYING * usual)) return [];
  const text = `Both objects say how they depend on the density forecast. With the error that they share taken out, Pc2D would be ${probability.toExponential(2)} instead of ${usual.toExponential(2)}.`;
  return [{ method: null, code: 'shared-density', text, values: { probability, usual } }];
}

function sensitivityOf(
  { dragSensitivity }: CdmObject,
  { position, velocity }: EncounterObject,
): DensitySensitivity | null {
  if (dragSensitivity === null) return null;
  const [radial, inTrack, crossTrack] = dragSensitivity.position;
  const km: Vector3 = [radial / 1000, inTrack / 1000, crossTrack / 1000];
  const inertial = rotated(transposed(rtnRotation(position, velocity)), km);
  return { position: inertial, sigma: dragSensitivity.densityForecastUncertainty };
}
