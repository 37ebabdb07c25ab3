import type { Encounter, Vector3 } from '@clearway/astro';
import { METHOD_WORDS } from '@clearway/risk';
import { type ExcessOf, type FoundBurn, leastByMethod } from '../applying-method/least-by-method.ts';
import type { PlanningMethod } from '../applying-method/planning-method.ts';
import type { BurnConstraints } from '../constraints/burn-constraints.ts';
import { executionCovariance } from '../constraints/execution-errors.ts';
import type { AvoidancePlane } from '../encounter-plane/avoidance-plane.ts';
import { type NominalPaths, nonlinearCheck } from '../nonlinear-check/nonlinear-check.ts';
import { excessAfter, type PassedBurn } from '../nonlinear-check/raise-burn.ts';
import type { BurnTarget } from '../single-impulse/burn-target.ts';
import { heldAlongCourse } from '../single-impulse/certificate.ts';
import { type BurnDirection, type Impulse, impulse, singleImpulse } from '../single-impulse/single-impulse.ts';
import type { BurnTransition } from '../transition/burn-transition.ts';

/** What a burn along the whole course of an encounter is planned from. */
export interface CourseRequest {
  readonly encounter: Encounter;
  readonly plane: AvoidancePlane;
  readonly transition: BurnTransition;
  readonly target: BurnTarget;
  readonly constraints: BurnConstraints;
  readonly nominal: NominalPaths;
  readonly method: Exclude<PlanningMethod, 'Pc2D'>;
}

/** A burn that is held to its target by the method that applies. */
export interface CourseBurn {
  readonly direction: BurnDirection;
  readonly impulse: Impulse;
}

/** Where nothing is known of the size, km/s. */
const FIRST_GUESS_KM_S = 1e-5;

/**
 * The least burn found where the probability in the encounter plane does not hold: the planner's own check, by 2D-Nc or 3D-Nc, is brought
 * to the target itself. It starts from both ways along the three axes and along the least burn by the plane; for 3D-Nc, dearer by
 * a hundred times, from what 2D-Nc comes to.
 *
 * @returns null where no burn up to 1 km/s reaches the target.
 */
export function leastAlongCourse(request: CourseRequest): CourseBurn | null {
  const { plane, transition, target, method, constraints } = request;
  const byPlane = singleImpulse(plane, transition, target);
  const found = searched(request, byPlane);
  if (found === null) return null;
  const { velocity, size } = found.burn;
  const bound = byPlane?.certificate.lowerBoundKmS ?? 0;
  const certificate = heldAlongCourse(byPlane?.certificate.lambda ?? 0, size, bound, METHOD_WORDS[method]);
  const { directions = ['free'] } = constraints;
  const direction = directions.includes('free') ? 'free' : found.direction;
  return { direction, impulse: impulse(transition, velocity, certificate) };
}

interface Found {
  readonly direction: BurnDirection;
  readonly burn: FoundBurn;
}

function searched(request: CourseRequest, byPlane: Impulse | null): Found | null {
  const { transition, method, constraints } = request;
  const { directions = ['free'] } = constraints;
  const guess = byPlane && byPlane.size > 0 ? byPlane.size : FIRST_GUESS_KM_S;
  if (!directions.includes('free')) {
    const excess = excessBy(request, method);
    let best: Found | null = null;
    for (const direction of directions) {
      const burn = leastByMethod(excess, bothWays(axisOf(transition, direction)), guess, false);
      if (burn !== null && !(best !== null && best.burn.size <= burn.size)) best = { direction, burn };
    }
    return best;
  }
  const axes = (['in-track', 'radial', 'cross-track'] as const).map((direction) => axisOf(transition, direction));
  const starts = [...(byPlane && byPlane.size > 0 ? [unit(byPlane.velocity)] : []), ...axes].flatMap(bothWays);
  const quick = leastByMethod(excessBy(request, 'Nc2D'), starts, guess, true);
  if (method === 'Nc2D') return quick && { direction: 'free', burn: quick };
  const first = quick === null ? starts : bothWays(unit(quick.velocity));
  const burn = leastByMethod(excessBy(request, method), first, quick?.size ?? guess, true);
  return burn && { direction: 'free', burn };
}

/** The burn the other way than one that was found; null where it does not reach the target. */
export function oppositeAlongCourse(
  request: CourseRequest,
  { direction, impulse: least }: CourseBurn,
): CourseBurn | null {
  const [x, y, z] = unit(least.velocity);
  const burn = leastByMethod(excessBy(request, request.method), [[-x, -y, -z]], least.size, false);
  if (burn === null) return null;
  const { lambda, lowerBoundKmS } = least.certificate;
  const what = `${METHOD_WORDS[request.method]}, the other way than the least burn, which runs into other objects`;
  return {
    direction,
    impulse: impulse(request.transition, burn.velocity, heldAlongCourse(lambda, burn.size, lowerBoundKmS, what)),
  };
}

/** What the method finds after a burn as it stands; null where the burnt orbit is none. */
export function checkedAlongCourse(request: CourseRequest, velocity: Vector3): PassedBurn | null {
  const checked = checkBy(request, request.method)(velocity);
  return checked === null || checked.probability === null ? null : { checked, factor: 1 };
}

function checkBy({ encounter, transition, nominal, constraints }: CourseRequest, method: PlanningMethod) {
  const { executionErrors: errors } = constraints;
  return nonlinearCheck(encounter, transition, {
    nominal,
    method,
    ...(errors && {
      executionCovariance: (v: ArrayLike<number>, factor: number) => executionCovariance(transition, v, factor, errors),
    }),
  });
}

function excessBy(request: CourseRequest, method: PlanningMethod): ExcessOf {
  const check = checkBy(request, method);
  return (velocity) => {
    const checked = check(velocity);
    return checked === null ? Number.NaN : excessAfter(request.target, checked);
  };
}

const AXES = { radial: 0, 'in-track': 3, 'cross-track': 6 } as const;

function axisOf({ rtn }: BurnTransition, direction: Exclude<BurnDirection, 'free'> | BurnDirection): Vector3 {
  const at = AXES[direction === 'free' ? 'in-track' : direction];
  return [rtn[at]!, rtn[at + 1]!, rtn[at + 2]!];
}

const bothWays = ([x, y, z]: Vector3): Vector3[] => [
  [x, y, z],
  [-x, -y, -z],
];

function unit([x, y, z]: Vector3): Vector3 {
  const size = Math.hypot(x, y, z);
  return [x / size, y / size, z / size];
}
