import {
  type Alfriend1999Columns,
  alfriend1999Columns,
  type CovarianceRtn,
  createPlaneColumns,
  diagonalCovariance,
  directionsInPlane,
  PLANE_DIRECTIONS,
  type PlaneColumns,
  probabilities2d,
  projectCovariances,
  SOCRATES_COVARIANCE,
  standardDeviationsAt,
} from '@clearway/risk';
import { type ObjectUncertainties, sourceNumber } from './object-uncertainties.ts';
import { ROW_METHODS, riskBasis } from './risk-basis.ts';

/** Risk of rows, a column each. */
export interface RowRisks {
  /**
   * Greatest probability over all sizes of the uncertainty (Alfriend 1999), in the shape that SOCRATES assumes or in that of the
   * covariances of both objects, whichever gives more; never below `probability`. NaN where it says nothing.
   */
  readonly maxProbability: Float32Array<ArrayBuffer>;
  /** By the covariances of both objects; NaN where there is none. */
  readonly probability: Float32Array<ArrayBuffer>;
  /** Place in `ROW_METHODS`. */
  readonly method: Uint8Array<ArrayBuffer>;
  /** See `riskBasis`. */
  readonly basis: Uint8Array<ArrayBuffer>;
}

/** One row as risk sees it. */
export interface RiskRow {
  /** Places in the uncertainties. */
  readonly primary: number;
  readonly secondary: number;
  /** TCA − epoch of the elements of each, days. */
  readonly primaryAgeDays: number;
  readonly secondaryAgeDays: number;
  readonly relativeSpeedKmS: number;
  readonly isCoLocated: boolean;
  /** Covariances at TCA that are better than any from element sets; null or absent where there is none. */
  readonly primaryCovariance?: GivenCovariance | null;
  readonly secondaryCovariance?: GivenCovariance | null;
}

/** A covariance (RTN, km²) from the operator. */
export interface GivenCovariance {
  readonly covariance: CovarianceRtn;
  readonly source: 'message' | 'operator-ephemeris';
}

/** Pairs slower than this are no short encounters: the probability of one passage says nothing of them, km/s. */
const SLOWEST_KM_S = 0.01;

const SHAPE_ONLY = sourceNumber('socrates-shape');
const PC_2D = ROW_METHODS.indexOf('Pc2D');
const MAXIMUM = ROW_METHODS.indexOf('Alfriend1999');

/** No risk said of `count` rows. */
export function noRisks(count: number): RowRisks {
  return {
    maxProbability: new Float32Array(count).fill(Number.NaN),
    probability: new Float32Array(count).fill(Number.NaN),
    method: new Uint8Array(count),
    basis: new Uint8Array(count).fill(riskBasis(SHAPE_ONLY, SHAPE_ONLY, 0, 0)),
  };
}

/** Takes `count` rows one by one and gives the risk of all at once, without an object for each. */
export interface RiskCollector {
  /**
   * `states`: position (km) and velocity (km/s) of the primary, then of the secondary, at TCA, in one inertial frame, from `at` on. The
   * row is not kept.
   */
  readonly add: (states: Float64Array, row: RiskRow, at?: number) => void;
  readonly finish: () => RowRisks;
}

/** So many planes stay in the fast memory of a processor, from their making to their probabilities. */
const PLANES_AT_ONCE = 1024;

/**
 * Pairs that stay together or pass too slowly have no probability: the plane of an encounter means nothing for them. Where one of
 * both has no covariance but SOCRATES's shape, the probability is the maximum.
 */
export function collectRisks(count: number, uncertainties: ObjectUncertainties): RiskCollector {
  const planes = createPlanes(Math.min(count, PLANES_AT_ONCE));
  const { shape, chosen } = planes;
  const directions = new Float64Array(PLANE_DIRECTIONS);
  const risks = noRisks(count);
  const { method, basis } = risks;
  const { profiles, profileOf } = uncertainties;
  const profileSources = Uint8Array.from(profiles, ({ source }) => sourceNumber(source));
  let begun = 0;
  let k = 0;
  const covarianceOf = (place: number, ageDays: number): CovarianceRtn | null => {
    const profile = profiles[profileOf[place]!];
    const sigmas = profile && standardDeviationsAt(profile.growth, profile.floorKm, ageDays);
    return sigmas ? diagonalCovariance(sigmas) : null;
  };
  const sourceOf = (given: GivenCovariance | null | undefined, known: CovarianceRtn | null, place: number): number => {
    if (given) return sourceNumber(given.source);
    return known ? profileSources[profileOf[place]!]! : SHAPE_ONLY;
  };
  return {
    add(states, row, at = 0) {
      if (k - begun === PLANES_AT_ONCE) {
        fill(risks, begun, k, planes);
        begun = k;
      }
      const { primary, secondary, primaryCovariance, secondaryCovariance } = row;
      const own = primaryCovariance?.covariance ?? covarianceOf(primary, row.primaryAgeDays);
      const other = secondaryCovariance?.covariance ?? covarianceOf(secondary, row.secondaryAgeDays);
      basis[k] = riskBasis(
        sourceOf(primaryCovariance, own, primary),
        sourceOf(secondaryCovariance, other, secondary),
        isGivenByEphemeris(primaryCovariance) ? 0 : uncertainties.isMovable[primary]!,
        isGivenByEphemeris(secondaryCovariance) ? 0 : uncertainties.isMovable[secondary]!,
      );
      if (!row.isCoLocated && row.relativeSpeedKmS >= SLOWEST_KM_S) {
        const plane = k - begun;
        directionsInPlane(states, at, directions);
        const radiusKm = effectiveRadiusKm(uncertainties, primary, secondary);
        shape.hardBodyRadius[plane] = radiusKm;
        projectCovariances(directions, SOCRATES_COVARIANCE, SOCRATES_COVARIANCE, shape, plane);
        if (own && other) {
          chosen.hardBodyRadius[plane] = radiusKm;
          projectCovariances(directions, own, other, chosen, plane);
        }
        method[k] = own && other ? PC_2D : MAXIMUM;
      }
      k++;
    },
    finish: () => {
      fill(risks, begun, k, planes);
      begun = k;
      return risks;
    },
  };
}

/** Planes of some rows and what comes of them, used again and again: what a row does not need is left from an earlier one. */
interface ReusedPlanes {
  readonly shape: PlaneColumns;
  readonly chosen: PlaneColumns;
  readonly ofShape: Alfriend1999Columns;
  readonly ofChosen: Alfriend1999Columns;
  readonly exact: Float64Array;
}

function createPlanes(count: number): ReusedPlanes {
  const column = (): Float64Array => new Float64Array(count);
  const densities = (): Alfriend1999Columns => ({
    probability: column(),
    maximumProbability: column(),
    mahalanobisSquared: column(),
  });
  return {
    shape: createPlaneColumns(count),
    chosen: createPlaneColumns(count),
    ofShape: densities(),
    ofChosen: densities(),
    exact: column(),
  };
}

function fill(risks: RowRisks, from: number, to: number, planes: ReusedPlanes): void {
  const { shape, chosen, ofShape, ofChosen, exact } = planes;
  alfriend1999Columns(shape, ofShape);
  alfriend1999Columns(chosen, ofChosen);
  probabilities2d(chosen, exact);
  const { maxProbability, probability, method } = risks;
  for (let k = from; k < to; k++) {
    if (method[k] === 0) continue;
    const most = ofShape.maximumProbability[k - from]!;
    const has = method[k] === PC_2D;
    probability[k] = has ? exact[k - from]! : most;
    if (Number.isNaN(probability[k]!)) method[k] = 0;
    // Where the hard body is no small part of the covariance, Alfriend's density falls short of the integral.
    maxProbability[k] =
      method[k] === PC_2D ? Math.max(most, ofChosen.maximumProbability[k - from]!, exact[k - from]!) : most;
  }
}

/** √((R1 + R2)² + σ1² + σ2²): see `combinedRadius` of `@clearway/risk`. */
function effectiveRadiusKm({ radiiM, radiusSigmasM }: ObjectUncertainties, one: number, other: number): number {
  const sum = radiiM[one]! + radiiM[other]!;
  const [sigma, otherSigma] = [radiusSigmasM[one]!, radiusSigmasM[other]!];
  return Math.sqrt(sum * sum + sigma * sigma + otherSigma * otherSigma) / 1000;
}

function isGivenByEphemeris(given: GivenCovariance | null | undefined): boolean {
  return given?.source === 'operator-ephemeris';
}
