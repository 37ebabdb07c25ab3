import { secondsBetween, UserError, type UtcTime } from '@clearway/astro';
import { secondsFrom } from '../odm/day-second-times.ts';
import type {
  EphemerisCovariance,
  EphemerisManeuver,
  EphemerisSegment,
  OperatorEphemeris,
} from '../odm/operator-ephemeris.ts';
import { covarianceGroups, groupWithin, refuseTooManyParts } from './covariance-groups.ts';
import type { Ocm, OcmTrajectory } from './ocm.ts';

const CARTESIAN: ReadonlySet<string> = new Set(['CARTP', 'CARTPV', 'CARTPVA']);
/** Catalogues whose numbers are those of the US Space Force, in which objects are known here. */
const NUMBERED_CATALOG = /NORAD|SATCAT|SPCS|SPACE-?TRACK|CSPOC|USSPACECOM/i;
const DIGITS = /(?:^|\s)(\d{1,9})$/;

/**
 * An OCM as an operator's ephemeris: its Cartesian trajectories, each with the covariances within its span. Other element sets are
 * left out, and of two depictions of one span the first holds (502.0-B-3, 6.2.5.5).
 * @throws UserError where no trajectory is Cartesian
 */
export function operatorEphemerisFromOcm(ocm: Ocm): OperatorEphemeris {
  const trajectories = ocm.trajectories.filter(({ type }) => CARTESIAN.has(type));
  const first = trajectories[0];
  if (first === undefined) {
    const types = ocm.trajectories.map(({ type }) => type).join(', ');
    const what = types === '' ? 'the OCM has no trajectory' : `the OCM has trajectories of ${types} only`;
    throw new UserError('format-malformed', what, 'give a TRAJ block with TRAJ_TYPE = CARTPV');
  }
  const origin: UtcTime = { day: first.times.days[0]!, second: 0 };
  const groups = covarianceGroups(
    ocm.covariances.filter(({ type }) => CARTESIAN.has(type)),
    origin,
  );
  refuseTooManyParts(trajectories.length, groups.length);
  return {
    source: 'OCM',
    objectName: ocm.objectName,
    objectId: ocm.internationalDesignator ?? ocm.objectDesignator,
    catalogNumber: catalogNumberOf(ocm),
    originator: ocm.originator,
    created: ocm.created,
    origin,
    segments: trajectories.map((trajectory) => ephemerisSegment(trajectory, ocm, groups, origin)),
    maneuvers: ephemerisManeuvers(ocm, origin),
  };
}

function catalogNumberOf(ocm: Ocm): number | null {
  const digits = DIGITS.exec((ocm.objectDesignator ?? '').trim().slice(-40))?.[1];
  const isNumbered = NUMBERED_CATALOG.test(`${ocm.catalogName ?? ''} ${ocm.objectDesignator ?? ''}`);
  return digits !== undefined && (isNumbered || ocm.catalogName === null) ? Number(digits) : null;
}

function ephemerisSegment(
  trajectory: OcmTrajectory,
  ocm: Ocm,
  groups: readonly EphemerisCovariance[],
  origin: UtcTime,
): EphemerisSegment {
  const since = (time: UtcTime): number => secondsBetween(origin, time);
  const times = secondsFrom(origin, trajectory.times);
  const start = times[0]!;
  const stop = times[times.length - 1]!;
  const { width, values } = trajectory;
  const states = new Float64Array(6 * times.length);
  const accelerations = width === 9 ? new Float64Array(3 * times.length) : null;
  for (let i = 0; i < times.length; i++) {
    states.set(values.subarray(i * width, i * width + Math.min(width, 6)), 6 * i);
    accelerations?.set(values.subarray(i * width + 6, (i + 1) * width), 3 * i);
  }
  return {
    centerName: trajectory.centerName.toUpperCase(),
    referenceFrame: trajectory.referenceFrame,
    referenceFrameEpoch: trajectory.referenceFrameEpoch === null ? null : since(trajectory.referenceFrameEpoch),
    timeSystem: ocm.timeSystem.toUpperCase(),
    start,
    stop,
    useableStart: trajectory.useableStart === null ? start : since(trajectory.useableStart),
    useableStop: trajectory.useableStop === null ? stop : since(trajectory.useableStop),
    method: trajectory.interpolation?.toUpperCase() ?? null,
    degree: trajectory.interpolationDegree,
    times,
    states,
    hasVelocity: width >= 6,
    accelerations,
    covariances: groups.flatMap((group) => groupWithin(group, start, stop) ?? []),
  };
}

function ephemerisManeuvers(ocm: Ocm, origin: UtcTime): EphemerisManeuver[] {
  return ocm.maneuvers.flatMap((block) =>
    block.lines.map((line) => ({
      id: block.id ?? block.deviceId,
      start: secondsBetween(origin, line.start),
      duration: line.duration ?? 0,
      deltaV: line.deltaV,
      referenceFrame: block.referenceFrame,
      timeSystem: ocm.timeSystem.toUpperCase(),
      deltaMass: line.deltaMass,
      basis: block.basis,
    })),
  );
}
