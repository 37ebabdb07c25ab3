import { type Encounter, UserError, type UtcTime, type Vector3 } from '@clearway/astro';
import { type ExecutionErrors, executionCovariance } from '../constraints/execution-errors.ts';
import { type CheckedEncounter, type NominalPaths, nonlinearCheck } from '../nonlinear-check/nonlinear-check.ts';
import { PROBABILITY_TOLERANCE } from '../nonlinear-check/raise-burn.ts';
import { type Certificate, certifiedOptimum, changedBurn, gapOf } from '../single-impulse/certificate.ts';
import { fallingRoot } from '../single-impulse/falling-root.ts';
import { type BurnDirection, impulse, singleImpulse } from '../single-impulse/single-impulse.ts';
import { leastAlongRay } from './least-along-ray.ts';
import { combinedProbability, type SharedEncounter, sharedEncounters } from './shared-burn.ts';

/** One burn for several encounters of a satellite. */
export interface SeveralPlan {
  readonly time: UtcTime;
  /** Inertial, km/s. */
  readonly velocity: Vector3;
  /** Radial, in-track, cross-track at the burn, km/s. */
  readonly rtn: Vector3;
  readonly size: number;
  readonly raisedBy: number;
  readonly certificate: Certificate;
  /** 1 − Π(1 − P) by propagation, without the burn and with it. */
  readonly combinedBefore: number;
  readonly combinedAfter: number;
  /** By propagation, in the order of the encounters. */
  readonly after: readonly CheckedEncounter[];
}

const DIRECTIONS = 240;
const STARTS = 4;
const FIRST_TURN = 0.15;
const LAST_TURN = 1e-5;
/** Larger impulses are not looked for, km/s. */
const MOST_KM_S = 1;
const LARGEST_FACTOR = 4;
const OPTIMAL_GAP = 1e-6;

/** What the satellite can do, as far as it shapes the burn. */
export interface SeveralOptions {
  /** Ways that the thrusters may push; default: any. */
  readonly directions?: readonly BurnDirection[];
  /** They join the covariances in the check by propagation, which raises the burn where it falls short. */
  readonly executionErrors?: ExecutionErrors;
}

/**
 * The least burn found at one time that brings the combined probability of several encounters of one satellite to the limit. Directions
 * over the sphere, and those that are best for one encounter alone, are searched and the best ones refined; the size along each is exact.
 * No impulse is smaller than the largest of those that the encounters need alone, which is the lower bound of the certificate.
 *
 * @param encounters all with the same primary, after the burn.
 * @returns null where no burn up to 1 km/s reaches the limit, or propagation does not confirm it up to four times that burn.
 * @throws UserError for no encounters, a burn after one of them, an encounter without a plane, a limit that is none
 */
export function planSeveral(
  encounters: readonly Encounter[],
  time: UtcTime,
  limit = 1e-6,
  nominal: readonly NominalPaths[] = [],
  { directions = ['free'], executionErrors: errors }: SeveralOptions = {},
): SeveralPlan | null {
  if (encounters.length === 0) throw new UserError('option-missing', 'no encounters to avoid', 'give at least one');
  const shared = sharedEncounters(encounters, time, limit);
  const target = { kind: 'probability', probability: limit } as const;
  const alone = shared.map(({ plane, transition }) => singleImpulse(plane, transition, target));
  const bound = Math.max(...alone.map((each) => each?.certificate.lowerBoundKmS ?? Number.POSITIVE_INFINITY));
  const lambda = alone.find((each) => each?.certificate.lowerBoundKmS === bound)?.certificate.lambda ?? 0;
  if (bound > MOST_KM_S) return null;
  const isFree = directions.includes('free');
  const rays = isFree
    ? [...sphere(DIRECTIONS), ...alone.flatMap((each) => (each && each.size > 0 ? bothWays(each.velocity) : []))]
    : directions.flatMap((direction) => bothWays(axisOf(shared[0]!, direction)));
  const best = leastOver(shared, rays, limit, isFree);
  if (best === null) return null;
  const velocity = best.ray.map((component) => component * best.size) as unknown as Vector3;
  const checks = shared.map(({ encounter, transition }, k) =>
    nonlinearCheck(encounter, transition, {
      nominal: nominal[k] ?? {},
      ...(errors && {
        executionCovariance: (v: ArrayLike<number>, factor: number) =>
          executionCovariance(transition, v, factor, errors),
      }),
    }),
  );
  const checked = (factor: number): CheckedEncounter[] | null => {
    const all = checks.map((check) => check(velocity, factor));
    return all.some((each) => each === null) ? null : (all as CheckedEncounter[]);
  };
  const excess = (factor: number): number => Math.log(combinedOf(checked(factor)) / limit);
  const short = excess(1);
  const isEnough = short <= Math.log1p(PROBABILITY_TOLERANCE);
  const raisedBy = isEnough ? 1 : fallingRoot(excess, 1, 1 + short / 40, -40, LARGEST_FACTOR, 1e-4);
  const after = checked(raisedBy);
  if (Number.isNaN(raisedBy) || after === null || Number.isNaN(short)) return null;
  const size = best.size * raisedBy;
  const isOptimal = raisedBy === 1 && gapOf(size, bound) < OPTIMAL_GAP;
  const what = `${raisedBy > 1 ? 'raised after the check by propagation, and ' : ''}found by a search for several encounters together`;
  const certificate = isOptimal
    ? certifiedOptimum(target, lambda, size, bound)
    : changedBurn(lambda, size, bound, what);
  const { rtn, velocity: raised } = impulse(
    shared[0]!.transition,
    velocity.map((component) => component * raisedBy),
    certificate,
  );
  return {
    time,
    velocity: raised,
    rtn,
    size,
    raisedBy,
    certificate,
    combinedBefore: combinedOf(checked(0)),
    combinedAfter: combinedOf(after),
    after,
  };
}

function combinedOf(all: readonly CheckedEncounter[] | null): number {
  return all === null ? Number.NaN : combinedProbability(all.map(({ probability }) => probability ?? Number.NaN));
}

interface Ray {
  readonly ray: Vector3;
  readonly size: number;
}

function leastOver(
  shared: readonly SharedEncounter[],
  rays: readonly Vector3[],
  limit: number,
  mayTurn: boolean,
): Ray | null {
  const found = rays
    .map((ray): Ray => ({ ray, size: leastAlongRay(shared, ray, limit, MOST_KM_S) }))
    .filter(({ size }) => !Number.isNaN(size))
    .sort((a, b) => a.size - b.size);
  let best: Ray | null = null;
  for (const start of found.slice(0, STARTS)) {
    const refined = mayTurn ? refine(shared, start, limit) : start;
    if (best === null || refined.size < best.size) best = refined;
  }
  return best;
}

/** Turns a direction a little each way while that makes the burn smaller, then by less. */
function refine(shared: readonly SharedEncounter[], start: Ray, limit: number): Ray {
  let best = start;
  for (let turn = FIRST_TURN; turn > LAST_TURN; ) {
    const [x, y, z] = best.ray;
    const across: Vector3 = Math.abs(x) < 0.7 ? unit([0, z, -y]) : unit([-z, 0, x]);
    const other: Vector3 = [
      y * across[2] - z * across[1],
      z * across[0] - x * across[2],
      x * across[1] - y * across[0],
    ];
    let improved = false;
    for (let k = 0; k < 8; k++) {
      const [c, s] = [turn * Math.cos((k * Math.PI) / 4), turn * Math.sin((k * Math.PI) / 4)];
      const ray = unit([
        x + c * across[0] + s * other[0],
        y + c * across[1] + s * other[1],
        z + c * across[2] + s * other[2],
      ]);
      const size = leastAlongRay(shared, ray, limit, MOST_KM_S);
      if (size < best.size) {
        best = { ray, size };
        improved = true;
      }
    }
    if (!improved) turn /= 2;
  }
  return best;
}

const AXES = { radial: 0, 'in-track': 3, 'cross-track': 6, free: 3 } as const;

/** Along the primary's axes at the burn. */
function axisOf({ transition: { rtn } }: SharedEncounter, direction: BurnDirection): Vector3 {
  const at = AXES[direction];
  return [rtn[at]!, rtn[at + 1]!, rtn[at + 2]!];
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Directions spread evenly: a Fibonacci lattice. */
function sphere(count: number): Vector3[] {
  return Array.from({ length: count }, (_, k): Vector3 => {
    const z = 1 - (2 * k + 1) / count;
    const r = Math.sqrt(1 - z * z);
    return [r * Math.cos(GOLDEN_ANGLE * k), r * Math.sin(GOLDEN_ANGLE * k), z];
  });
}

const bothWays = (v: Vector3): Vector3[] => {
  const [x, y, z] = unit(v);
  return [
    [x, y, z],
    [-x, -y, -z],
  ];
};

function unit(v: Vector3): Vector3 {
  const size = Math.hypot(...v);
  return [v[0] / size, v[1] / size, v[2] / size];
}
