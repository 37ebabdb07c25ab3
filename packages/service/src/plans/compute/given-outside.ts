import { secondsBetween, UserError, utcFromUnixMicros } from '@clearway/astro';
import { burnFaults, burnTransition, primaryOrbit } from '@clearway/avoidance';
import type { PlanTask } from './plan-task.ts';
import { planningSettings } from './planning-settings.ts';
import { givenBurnOf } from './routes.ts';

/** As for the sweep. */
const MOST_ORBITS = 50;

/**
 * Looks at a burn that somebody set before anything is computed.
 * @throws UserError where its time has gone by or is not before the closest approach, and `conflict` where it is outside what profile and
 * constraints allow and nobody says why that may be
 */
export function refuseOutside(task: PlanTask): void {
  const { burn } = task.settings;
  if (burn === undefined) return;
  const { encounter } = task;
  const given = givenBurnOf(burn, encounter);
  if (!(given.leadSeconds > 0)) {
    const what = `burn.utc: ${burn.utc} is not before the closest approach, which no burn can avoid then`;
    throw new UserError('option-invalid', what, 'give an earlier time');
  }
  if (secondsBetween(utcFromUnixMicros(task.nowUs), encounter.tca) < given.leadSeconds) {
    throw new UserError('option-invalid', `burn.utc: ${burn.utc} has gone by`, 'give a time that is to come');
  }
  if (!(Math.hypot(...given.rtn) > 0)) {
    throw new UserError('option-invalid', 'burn: has no size', 'give its components, or route: stay');
  }
  const orbit = primaryOrbit(encounter);
  if (given.leadSeconds > MOST_ORBITS * orbit.periodSeconds) {
    const what = `burn.utc: ${burn.utc} is more than ${MOST_ORBITS} revolutions before the closest approach`;
    throw new UserError('option-invalid', what, 'give a later time');
  }
  const transition = burnTransition(orbit, given.leadSeconds);
  const faults = burnFaults(encounter, transition, given, planningSettings(task).constraints);
  if (faults.length === 0 || burn.outside_reason !== undefined) return;
  const what = `the burn is outside what is allowed: ${faults.map(({ words }) => words.replace(/\.$/, '')).join('; ')}`;
  throw new UserError('conflict', what, 'change it, or say with outside_reason why it may be all the same');
}
