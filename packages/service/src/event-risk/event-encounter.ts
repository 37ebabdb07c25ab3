import {
  type Covariance6,
  type Encounter,
  type EncounterObject,
  initializeSgp4,
  propagateChecked,
  rotateCovariance,
  rtnRotation,
  transposed,
  unixMicros,
  utcFromUnixMicros,
  type Vector3,
} from '@clearway/astro';
import { alfriend1999, type CovarianceRtn, encounterPlane, hardBodyRadius, SOCRATES_COVARIANCE } from '@clearway/risk';
import type { ObjectContext } from '../assess/assessment-document.ts';
import { covarianceAtAge } from '../covariance/object-uncertainties.ts';
import { type EphemerisObject, objectState } from '../operator-ephemerides/run-object.ts';
import { ephemerisCovariance } from '../operator-ephemerides/span-covariances.ts';
import type { RunMaterial } from '../runs/plan/run-snapshot.ts';
import { kindFromName } from '../runs/rank-object-kind.ts';

/** The encounter of a screened event by the element sets and covariances of a run, in TEME. */
export interface EventEncounter {
  readonly encounter: Encounter;
  /** Whether the states of each are those of its operator's ephemeris. */
  readonly isByEphemeris: readonly [primary: boolean, secondary: boolean];
  readonly primary: ObjectContext;
  readonly secondary: ObjectContext;
  /** True where only the shape of the covariances is assumed, and their size is the one that makes the probability greatest. */
  readonly isShapeOnly: boolean;
}

const DAY_US = 86_400e6;

/**
 * Null where an object has no elements in the run, or none that reach the time. Those of which `ephemerides` has one are where it says,
 * with its covariance.
 */
export function eventEncounter(
  material: RunMaterial,
  event: { readonly primary_id: number; readonly secondary_id: number; readonly tca_us: number },
  names: (id: number) => string,
  ephemerides: ReadonlyMap<number, EphemerisObject> = new Map(),
): EventEncounter | null {
  const screened = (id: number): ScreenedObject | null => {
    const ephemeris = ephemerides.get(id);
    return ephemeris ? ephemerisObject(material, ephemeris, event.tca_us) : screenedObject(material, id, event.tca_us);
  };
  const one = screened(event.primary_id);
  const other = screened(event.secondary_id);
  if (one === null || other === null) return null;
  const radiusKm = effectiveRadiusKm(one, other);
  const isShapeOnly = one.covariance === null || other.covariance === null;
  const shape = isShapeOnly ? mostProbableShape(one, other, radiusKm) : null;
  const objectOf = (screened: ScreenedObject, id: number): EncounterObject => ({
    id,
    name: names(id),
    position: screened.position,
    velocity: screened.velocity,
    covariance: inertialCovariance(screened, shape ?? screened.covariance!),
    isPositionOnly: true,
  });
  const contextOf = ({ ageDays, source, isMovable }: ScreenedObject): ObjectContext => ({
    covarianceSource: isShapeOnly ? 'socrates-shape' : source,
    elementAgeDays: ageDays,
    ifItDoesNotManoeuvre: isMovable,
  });
  return {
    isByEphemeris: [ephemerides.has(event.primary_id), ephemerides.has(event.secondary_id)],
    encounter: {
      tca: utcFromUnixMicros(event.tca_us),
      primary: objectOf(one, event.primary_id),
      secondary: objectOf(other, event.secondary_id),
      hardBodyRadiusKm: radiusKm,
    },
    primary: contextOf(one),
    secondary: contextOf(other),
    isShapeOnly,
  };
}

interface ScreenedObject {
  readonly radiusM: number;
  readonly radiusSigmaM: number;
  /** What is said holds only if it does not manoeuvre. */
  readonly isMovable: boolean;
  readonly position: Vector3;
  readonly velocity: Vector3;
  readonly ageDays: number;
  /** Null where nothing but the shape is left. */
  readonly covariance: CovarianceRtn | null;
  readonly source: string;
}

function screenedObject(material: RunMaterial, id: number, tcaUs: number): ScreenedObject | null {
  const { elements, lives } = material.snapshot;
  const place = elements.findIndex(
    (each, k) => each.id === id && (lives === undefined || (lives.fromUs[k]! <= tcaUs && tcaUs < lives.toUs[k]!)),
  );
  if (place < 0) return null;
  const element = elements[place]!;
  const sinceEpochUs = tcaUs - unixMicros(element.epoch);
  const state = new Float64Array(6);
  if (propagateChecked(initializeSgp4(element), sinceEpochUs / 60e6, state) !== 0) return null;
  const ageDays = sinceEpochUs / DAY_US;
  const { covariance, source } = covarianceAtAge(material.uncertainties, place, ageDays);
  return {
    ...sizeOf(material, place),
    isMovable: material.uncertainties.isMovable[place] === 1,
    ...vectorsOf(state),
    ageDays,
    covariance: source === 'socrates-shape' ? null : covariance,
    source,
  };
}

function ephemerisObject(material: RunMaterial, ephemeris: EphemerisObject, tcaUs: number): ScreenedObject | null {
  const state = new Float64Array(6);
  if (!objectState(ephemeris, utcFromUnixMicros(tcaUs), state)) return null;
  const place = material.snapshot.elements.findIndex(({ id }) => id === ephemeris.id);
  const { radiusM, sigmaM } = hardBodyRadius(ephemeris.id, kindFromName(ephemeris.name));
  const covariance = ephemerisCovariance(ephemeris, tcaUs);
  return {
    ...(place >= 0 ? sizeOf(material, place) : { radiusM, radiusSigmaM: sigmaM }),
    // Its manoeuvres are in the ephemeris, as far as that says how sure it is.
    isMovable: false,
    ...vectorsOf(state),
    ageDays: (tcaUs - unixMicros(ephemeris.epoch)) / DAY_US,
    covariance,
    source: covariance === null ? 'socrates-shape' : 'operator-ephemeris',
  };
}

function sizeOf(
  { uncertainties }: RunMaterial,
  place: number,
): { readonly radiusM: number; readonly radiusSigmaM: number } {
  return { radiusM: uncertainties.radiiM[place]!, radiusSigmaM: uncertainties.radiusSigmasM[place]! };
}

function vectorsOf(state: Float64Array): Pick<ScreenedObject, 'position' | 'velocity'> {
  return { position: [state[0]!, state[1]!, state[2]!], velocity: [state[3]!, state[4]!, state[5]!] };
}

/** The shape that SOCRATES assumes of both, in the size at which the density at the hard body is greatest: variances d²/2 times as large. */
function mostProbableShape(one: ScreenedObject, other: ScreenedObject, radiusKm: number): CovarianceRtn {
  const plane = encounterPlane(one, SOCRATES_COVARIANCE, other, SOCRATES_COVARIANCE);
  const { mahalanobisSquared } = alfriend1999(plane, radiusKm);
  const factor = mahalanobisSquared > 0 ? mahalanobisSquared / 2 : 1;
  const { rr, tt, nn, rt, rn, tn } = SOCRATES_COVARIANCE;
  return { rr: rr * factor, tt: tt * factor, nn: nn * factor, rt: rt * factor, rn: rn * factor, tn: tn * factor };
}

function inertialCovariance({ position, velocity }: ScreenedObject, rtn: CovarianceRtn): Covariance6 {
  const covariance = new Float64Array(36);
  const { rr, tt, nn, rt, rn, tn } = rtn;
  for (const [row, values] of [
    [rr, rt, rn],
    [rt, tt, tn],
    [rn, tn, nn],
  ].entries()) {
    covariance.set(values, 6 * row);
  }
  return rotateCovariance(covariance, transposed(rtnRotation(position, velocity)));
}

/** √((R1 + R2)² + σ1² + σ2²), as the rows of the run have it. */
function effectiveRadiusKm(one: ScreenedObject, other: ScreenedObject): number {
  return Math.hypot(one.radiusM + other.radiusM, one.radiusSigmaM, other.radiusSigmaM) / 1000;
}
