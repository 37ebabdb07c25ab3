import type { Encounter } from '@clearway/astro';
import { allowedLeads, type BurnConstraints, isAllowedLead } from '../constraints/burn-constraints.ts';
import { excursion, returnBurn } from '../constraints/return-burn.ts';
import { millimetres } from '../plan/rule-of-thumb.ts';
import type { BurnTransition } from '../transition/burn-transition.ts';
import { type GivenBurn, givenVelocity } from './given-burn.ts';

export const BURN_FAULTS = [
  'too-soon-to-command',
  'outside-windows',
  'in-blackout',
  'too-late',
  'too-small',
  'too-large',
  'wrong-direction',
  'leaves-the-box',
] as const;
export type BurnFaultCode = (typeof BURN_FAULTS)[number];

/** In what a burn that somebody set is outside the constraints. */
export interface BurnFault {
  readonly code: BurnFaultCode;
  /** A sentence for people. */
  readonly words: string;
}

/** Off an allowed axis by a smaller share a burn still goes along it: hands and addresses round. */
const ALONG_AXIS = 1e-3;

/** All in which a burn is outside what is allowed; none: it may be flown as it is. */
export function burnFaults(
  encounter: Encounter,
  transition: BurnTransition,
  given: GivenBurn,
  constraints: BurnConstraints,
): readonly BurnFault[] {
  const faults: BurnFault[] = [];
  const { leadSeconds, rtn } = given;
  const { now, contacts, commandLeadSeconds, windows, blackouts, leastLeadSeconds = 0 } = constraints;
  // One constraint at a time, so that each that is broken is named.
  const isOutside = (some: BurnConstraints): boolean =>
    !isAllowedLead(allowedLeads(encounter, some, Number.POSITIVE_INFINITY), leadSeconds);
  const add = (code: BurnFaultCode, words: string): void => {
    faults.push({ code, words });
  };
  const commands: BurnConstraints = {
    ...(now && { now }),
    ...(contacts && { contacts }),
    ...(commandLeadSeconds !== undefined && { commandLeadSeconds }),
  };
  if (isOutside(commands)) add('too-soon-to-command', 'No contact is left in which it can be commanded in time.');
  if (windows && isOutside({ windows })) add('outside-windows', 'It is outside the windows in which burns may be.');
  if (blackouts && isOutside({ blackouts })) add('in-blackout', 'It is in a blackout, in which nothing may be burnt.');
  if (leadSeconds < leastLeadSeconds) {
    const minutes = (seconds: number): string => (seconds / 60).toPrecision(3);
    add(
      'too-late',
      `It is ${minutes(leadSeconds)} min before the closest approach, and ${minutes(leastLeadSeconds)} are asked for.`,
    );
  }
  const size = Math.hypot(...rtn);
  const { leastSizeKmS = 0, mostSizeKmS = Number.POSITIVE_INFINITY, directions = ['free'], box } = constraints;
  if (size < leastSizeKmS) {
    add(
      'too-small',
      `The thrusters do no less than ${millimetres(leastSizeKmS)} mm/s, and it has ${millimetres(size)}.`,
    );
  }
  if (size > mostSizeKmS) {
    add('too-large', `No more than ${millimetres(mostSizeKmS)} mm/s are allowed, and it has ${millimetres(size)}.`);
  }
  const isAlong = (axis: number): boolean => Math.hypot(...rtn.filter((_, k) => k !== axis)) <= ALONG_AXIS * size;
  const AXES = ['radial', 'in-track', 'cross-track'] as const;
  if (!directions.includes('free') && !directions.some((each) => each !== 'free' && isAlong(AXES.indexOf(each)))) {
    add('wrong-direction', `The thrusters push ${directions.join(' or ')} alone.`);
  }
  if (box) {
    const velocity = givenVelocity(transition, rtn);
    const back = returnBurn(transition, velocity, rtn);
    const out = back && excursion(transition, velocity, leadSeconds + back.secondsAfterTca);
    const { inTrackKm = Number.POSITIVE_INFINITY, altitudeKm = Number.POSITIVE_INFINITY } = box;
    if (!out || out.inTrackKm > inTrackKm || out.altitudeKm > altitudeKm) {
      add('leaves-the-box', 'It takes the satellite out of its box before it can return.');
    }
  }
  return faults;
}
