import type { Vector3 } from '@clearway/astro';
import {
  type Alfriend1999Columns,
  alfriend1999Columns,
  type CovarianceRtn,
  createPlaneColumns,
  diagonalCovariance,
  type ErrorGrowth,
  probabilities2d,
  projectStates,
  SOCRATES_COVARIANCE,
  standardDeviationsAt,
} from '@clearway/risk';
import type { ApproachRows } from './approach-rows.ts';

/** How uncertain the objects of a catalogue are, by the index of their element set. Plain values and typed arrays. */
export interface SecondaryUncertainties {
  readonly radiiM: Float64Array;
  /** One standard deviation of each radius, m. */
  readonly radiusSigmasM: Float64Array;
  readonly profiles: readonly { readonly growth: ErrorGrowth; readonly floorKm: Vector3 }[];
  /** Place in `profiles`; −1 where only the shape that SOCRATES assumes is left. */
  readonly profileOf: Int32Array;
  /** What an operator's ephemeris says of its errors at a time (microseconds since 1970-01-01 UTC), by its index behind the element sets. */
  readonly byEphemeris?: (index: number, timeUs: number) => CovarianceRtn | null;
}

/** What the probability of rows needs besides the rows. */
export interface RowsInCatalog {
  /** Of each object of the rows the index of its element set, and its epoch, microseconds since 1970-01-01 UTC. */
  readonly indices: Int32Array;
  readonly epochsUs: Float64Array;
  /** Microseconds since 1970-01-01 UTC of the day from whose start rows count. */
  readonly zeroUs: number;
  /** The satellite's own elements. */
  readonly ownIndex: number;
  readonly ownEpochUs: number;
}

/** A burn's errors: by how much the satellite's place along its path grows uncertain, km/s. */
export interface AlongTrackError {
  readonly burnSeconds: number;
  readonly rateKmS: number;
}

/** Pairs slower than this are no short encounters, km/s. */
const SLOWEST_KM_S = 0.01;
const DAY_US = 86_400e6;

/** Probabilities of rows as a screening gives them, and whether by covariances of both (1) or the greatest of SOCRATES's shape (2); 0: none. */
export interface RowProbabilities {
  readonly probability: Float64Array;
  readonly basis: Uint8Array;
}

/** The probability of each row. Covariances are those of element sets at their age; a burn's errors widen the satellite's along its track. */
export function rowProbabilities(
  rows: ApproachRows,
  { indices, epochsUs, zeroUs, ownIndex, ownEpochUs }: RowsInCatalog,
  uncertainties: SecondaryUncertainties,
  error: AlongTrackError | null,
): RowProbabilities {
  const { count } = rows;
  const planes = createPlaneColumns(count);
  const shape = createPlaneColumns(count);
  const basis = new Uint8Array(count);
  const { radiiM, radiusSigmasM, profiles, profileOf } = uncertainties;
  const covarianceOf = (index: number, epochUs: number, timeUs: number): CovarianceRtn | null => {
    const profile = profiles[profileOf[index]!];
    if (!profile) return uncertainties.byEphemeris?.(index, timeUs) ?? null;
    const sigmas = standardDeviationsAt(profile.growth, profile.floorKm, (timeUs - epochUs) / DAY_US);
    return sigmas && diagonalCovariance(sigmas);
  };
  for (let k = 0; k < count; k++) {
    if (!(rows.speedKmS[k]! >= SLOWEST_KM_S)) continue;
    const place = rows.object[k]!;
    const index = indices[place]!;
    const timeUs = zeroUs + rows.tca[k]! * 1e6;
    const sum = radiiM[ownIndex]! + radiiM[index]!;
    const radius = Math.hypot(sum, radiusSigmasM[ownIndex]!, radiusSigmasM[index]!) / 1000;
    planes.hardBodyRadius[k] = radius;
    shape.hardBodyRadius[k] = radius;
    const states = rows.states.subarray(12 * k, 12 * k + 12);
    const own = covarianceOf(ownIndex, ownEpochUs, timeUs);
    const other = covarianceOf(index, epochsUs[place]!, timeUs);
    if (own && other) {
      const wider = error === null ? 0 : error.rateKmS * Math.max(0, rows.tca[k]! - error.burnSeconds);
      projectStates(states, { ...own, tt: own.tt + wider * wider }, other, planes, k);
      basis[k] = 1;
    } else {
      projectStates(states, SOCRATES_COVARIANCE, SOCRATES_COVARIANCE, shape, k);
      basis[k] = 2;
    }
  }
  const exact = new Float64Array(count);
  probabilities2d(planes, exact);
  if (basis.includes(2)) {
    const column = (): Float64Array => new Float64Array(count);
    const greatest: Alfriend1999Columns = {
      probability: column(),
      maximumProbability: column(),
      mahalanobisSquared: column(),
    };
    alfriend1999Columns(shape, greatest);
    for (let k = 0; k < count; k++) if (basis[k] === 2) exact[k] = greatest.maximumProbability[k]!;
  }
  for (let k = 0; k < count; k++) if (Number.isNaN(exact[k])) basis[k] = 0;
  return { probability: exact, basis };
}
