import {
  type Alfriend1999Columns,
  alfriend1999Columns,
  COVARIANCE_SOURCES,
  type CovarianceRtn,
  createPlaneColumns,
  diagonalCovariance,
  type PlaneColumns,
  probabilities2d,
  projectStates,
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
  /** `states`: position (km) and velocity (km/s) of the primary, then of the secondary, at TCA, in one inertial frame. */
  readonly add: (states: Float64Array, row: RiskRow) => void;
  readonly finish: () => RowRisks;
}

/**
 * Pairs that stay together or pass too slowly have no probability: the plane of an encounter means nothing for them. Where one of
 * both has no covariance but SOCRATES's shape, the probability is the maximum.
 */
export function collectRisks(count: number, uncertainties: ObjectUncertainties): RiskCollector {
  const shape = createPlaneColumns(count);
  const chosen = createPlaneColumns(count);
  const risks = noRisks(count);
  const { method, basis } = risks;
  let k = 0;
  const covarianceOf = (place: number, ageDays: number): CovarianceRtn | null => {
    const profile = uncertainties.profiles[uncertainties.profileOf[place]!];
    const sigmas = profile && standardDeviationsAt(profile.growth, profile.floorKm, ageDays);
    return sigmas ? diagonalCovariance(sigmas) : null;
  };
  const sourceOf = (place: number): number =>
    sourceNumber(uncertainties.profiles[uncertainties.profileOf[place]!]!.source);
  return {
    add(states, row) {
      const { primary, secondary } = row;
      const radiusKm = effectiveRadiusKm(uncertainties, primary, secondary);
      const isShort = !row.isCoLocated && row.relativeSpeedKmS >= SLOWEST_KM_S;
      const own = row.primaryCovariance?.covariance ?? covarianceOf(primary, row.primaryAgeDays);
      const other = row.secondaryCovariance?.covariance ?? covarianceOf(secondary, row.secondaryAgeDays);
      const ownSource = numberOf(row.primaryCovariance, own, () => sourceOf(primary));
      const otherSource = numberOf(row.secondaryCovariance, other, () => sourceOf(secondary));
      basis[k] = riskBasis(
        ownSource,
        otherSource,
        isGivenByEphemeris(row.primaryCovariance) ? 0 : uncertainties.isMovable[primary]!,
        isGivenByEphemeris(row.secondaryCovariance) ? 0 : uncertainties.isMovable[secondary]!,
      );
      shape.hardBodyRadius[k] = radiusKm;
      chosen.hardBodyRadius[k] = radiusKm;
      if (isShort) {
        projectStates(states, SOCRATES_COVARIANCE, SOCRATES_COVARIANCE, shape, k);
        if (own && other) projectStates(states, own, other, chosen, k);
        method[k] = own && other ? PC_2D : MAXIMUM;
      }
      k++;
    },
    finish: () => fill(risks, shape, chosen),
  };
}

function fill(risks: RowRisks, shape: PlaneColumns, chosen: PlaneColumns): RowRisks {
  const { count } = shape;
  const column = (): Float64Array => new Float64Array(count);
  const densities = (): Alfriend1999Columns => ({
    probability: column(),
    maximumProbability: column(),
    mahalanobisSquared: column(),
  });
  const ofShape = densities();
  alfriend1999Columns(shape, ofShape);
  const ofChosen = densities();
  alfriend1999Columns(chosen, ofChosen);
  const exact = column();
  // Rows without covariances, all 0, give NaN.
  probabilities2d(chosen, exact);
  const { maxProbability, probability, method } = risks;
  for (let k = 0; k < count; k++) {
    if (method[k] === 0) continue;
    const most = ofShape.maximumProbability[k]!;
    probability[k] = method[k] === PC_2D ? exact[k]! : most;
    if (Number.isNaN(probability[k]!)) method[k] = 0;
    // Where the hard body is no small part of the covariance, Alfriend's density falls short of the integral.
    maxProbability[k] = method[k] === PC_2D ? Math.max(most, ofChosen.maximumProbability[k]!, exact[k]!) : most;
  }
  return risks;
}

/** √((R1 + R2)² + σ1² + σ2²): see `combinedRadius` of `@clearway/risk`. */
function effectiveRadiusKm({ radiiM, radiusSigmasM }: ObjectUncertainties, one: number, other: number): number {
  const sum = radiiM[one]! + radiiM[other]!;
  const [sigma, otherSigma] = [radiusSigmasM[one]!, radiusSigmasM[other]!];
  return Math.sqrt(sum * sum + sigma * sigma + otherSigma * otherSigma) / 1000;
}

function numberOf(
  given: GivenCovariance | null | undefined,
  covariance: CovarianceRtn | null,
  own: () => number,
): number {
  if (given) return COVARIANCE_SOURCES.indexOf(given.source);
  return covariance ? own() : SHAPE_ONLY;
}

function isGivenByEphemeris(given: GivenCovariance | null | undefined): boolean {
  return given?.source === 'operator-ephemeris';
}
