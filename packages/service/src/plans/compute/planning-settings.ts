import { parseUtc, secondsBetween, UserError, type UtcTime, utcFromUnixMicros } from '@clearway/astro';
import {
  type BurnConstraints,
  type BurnTarget,
  DEFAULT_TARGET,
  type Propulsion,
  primaryOrbit,
} from '@clearway/avoidance';
import type { SatelliteProfile } from '@clearway/contract';
import { satelliteProfileOf } from '../../avoid/profile/read-satellite-profile.ts';
import { constraintsOfProfile, propulsionOfProfile } from '../../avoid/profile/satellite-profile.ts';
import type { PlanTask } from './plan-task.ts';

/** What planning goes by: the profile of the satellite, and over it what this plan was asked. */
export interface PlanningSettings {
  readonly target: BurnTarget;
  readonly constraints: BurnConstraints;
  readonly propulsion: Propulsion | null;
  readonly longestOrbits: number;
}

const LONGEST_ORBITS = 5;
const MM_S = 1e6;

export function planningSettings(task: PlanTask): PlanningSettings {
  const { profile, settings, nowUs, isShapeOnly } = task;
  const known = profile === null ? null : satelliteProfileOf(profile, 'the profile');
  const now = utcFromUnixMicros(nowUs);
  const { windows, directions, least_burn_mm_s, most_burn_mm_s, least_lead_minutes } = settings.constraints ?? {};
  const constraints: BurnConstraints = {
    ...(known ? constraintsOfProfile(known, now) : { now }),
    ...(windows && {
      windows: windows.map(({ start_utc, stop_utc }) => ({
        start: timeOf(start_utc, 'constraints.windows'),
        stop: timeOf(stop_utc, 'constraints.windows'),
      })),
    }),
    ...(directions && { directions }),
    ...(least_burn_mm_s !== undefined && { leastSizeKmS: least_burn_mm_s / MM_S }),
    ...(most_burn_mm_s !== undefined && { mostSizeKmS: most_burn_mm_s / MM_S }),
    ...(least_lead_minutes !== undefined && { leastLeadSeconds: 60 * least_lead_minutes }),
  };
  return {
    target: targetOf(settings, profile, isShapeOnly),
    constraints,
    propulsion: known && propulsionOfProfile(known),
    // A burn that was given lies within what is swept and screened.
    longestOrbits: Math.max(
      settings.longest_lead_orbits ?? Math.max(LONGEST_ORBITS, settings.lead_orbits ?? 0),
      givenLeadOrbits(task),
    ),
  };
}

/** 0 where none was given. */
function givenLeadOrbits({ encounter, settings: { burn } }: PlanTask): number {
  const time = burn && parseUtc(burn.utc);
  return time ? secondsBetween(time, encounter.tca) / primaryOrbit(encounter).periodSeconds : 0;
}

function targetOf(settings: PlanTask['settings'], profile: SatelliteProfile | null, isShapeOnly: boolean): BurnTarget {
  const { target_miss_km, target_probability } = settings;
  const asked = target_miss_km !== undefined || target_probability !== undefined ? settings : profile?.thresholds;
  if (asked?.target_miss_km !== undefined) return { kind: 'miss-distance', missDistanceKm: asked.target_miss_km };
  const probability = asked?.target_probability ?? (DEFAULT_TARGET as { readonly probability: number }).probability;
  // Of a covariance that is the worst of its shape only the greatest probability says anything.
  return { kind: isShapeOnly ? 'maximum-probability' : 'probability', probability };
}

function timeOf(text: string, where: string): UtcTime {
  const time = parseUtc(text);
  if (time) return time;
  throw new UserError('option-invalid', `${where}: "${text.slice(0, 40)}" is not valid`, 'give a UTC time');
}
