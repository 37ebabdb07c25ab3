import {
  type Covariance6,
  type Encounter,
  parseUtc,
  rotateCovariance,
  rtnRotation,
  transposed,
  type UtcTime,
  type Vector3,
} from '@clearway/astro';
import { referenceText } from '../reference-data.ts';

const ANY_TIME: UtcTime = parseUtc('2020-01-01T00:00:00Z')!;

/** The object of an encounter with these values; a 3 × 3 covariance (nine numbers) leaves the velocity's at 0. */
export function objectOf(
  position: Vector3,
  velocity: Vector3,
  covariance: ArrayLike<number> | null,
): Encounter['primary'] {
  const isPositionOnly = covariance?.length === 9;
  return { id: null, name: null, position, velocity, covariance: covariance && asSix(covariance), isPositionOnly };
}

export function encounterOf(
  primary: Encounter['primary'],
  secondary: Encounter['primary'],
  hardBodyRadiusKm: number,
): Encounter {
  return { tca: ANY_TIME, primary, secondary, hardBodyRadiusKm };
}

function asSix(covariance: ArrayLike<number>): Covariance6 {
  if (covariance.length === 36) return Float64Array.from(covariance);
  const six = new Float64Array(36);
  for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) six[6 * i + j] = covariance[3 * i + j]!;
  return six;
}

/** One of Alfano's twelve cases (AAS 09-233) at its time of closest approach, with the values published for it. */
export interface AlfanoCase {
  readonly case: number;
  readonly encounter: Encounter;
  /** Of Alfano's linear integral, and NASA CARA's recomputation of it. */
  readonly linear: number;
}

export const ALFANO_CASES = 'probability/alfano2009_cases.json';

export function alfanoCases(): AlfanoCase[] {
  interface Row {
    readonly case: number;
    readonly hbr_m: number;
    readonly pc_linear_alfano100: number;
    readonly at_tca: Readonly<Record<string, readonly (readonly number[])[]>>;
  }
  return (JSON.parse(referenceText(ALFANO_CASES)) as Row[]).map((row) => {
    const vector = (name: string): Vector3 => row.at_tca[name]![0]!.map((m) => m * 1e-3) as unknown as Vector3;
    const object = (name: string): Encounter['primary'] =>
      objectOf(
        vector(`${name}_position`),
        vector(`${name}_velocity`),
        row.at_tca[`${name}_covariance`]!.flat().map((c) => c * 1e-6),
      );
    return {
      case: row.case,
      encounter: encounterOf(object('primary'), object('secondary'), row.hbr_m * 1e-3),
      linear: row.pc_linear_alfano100,
    };
  });
}

/** The same object with its covariance turned from its own frame (radial, in-track, cross-track) into that of its state. */
export function turnedFromRtn(object: Encounter['primary']): Encounter['primary'] {
  const { position, velocity, covariance } = object;
  const toInertial = transposed(rtnRotation(position, velocity));
  return { ...object, covariance: covariance && rotateCovariance(covariance, toInertial) };
}

export const ESA_ENCOUNTERS = 'probability/armellin2021_2170.csv.gz';

/** One of the 2,170 encounters of ESA's collision avoidance challenge as published with Armellin (2021). */
export interface EsaEncounter {
  readonly id: number;
  readonly encounter: Encounter;
  /** As published: about 0.1 % lower than the exact integral, at most 0.35 %. */
  readonly probability: number;
}

export function esaEncounters(): EsaEncounter[] {
  const rows = referenceText(ESA_ENCOUNTERS).trim().split('\n').slice(1);
  return rows.map((row) => {
    const v = row.split(',').map(Number);
    const vector = (at: number): Vector3 => [v[at]!, v[at + 1]!, v[at + 2]!];
    const object = (at: number): Encounter['primary'] => {
      const [rr, tt, nn, rt, rn, tn] = v.slice(at + 6, at + 12) as [number, number, number, number, number, number];
      return turnedFromRtn(objectOf(vector(at), vector(at + 3), [rr, rt, rn, rt, tt, tn, rn, tn, nn]));
    };
    return { id: v[0]!, encounter: encounterOf(object(2), object(14), v[1]!), probability: v[26]! };
  });
}
