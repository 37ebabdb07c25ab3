import { parseUtc, UserError, type UtcTime, utcFromUnixMicros } from '@clearway/astro';
import type { BurnConstraints, TimeSpan } from '@clearway/avoidance';
import type { NamedSpan } from '@clearway/contract';
import type { BurnLimits } from './burn-question.ts';

const MM_S = 1e6;

/** What the satellite's profile allows, and that nothing can be commanded any more before now. */
export function profileConstraints({ earliestMs, profile }: BurnLimits): BurnConstraints {
  const commandLeadSeconds = 60 * (profile?.command_lead_minutes ?? 0);
  const now = utcFromUnixMicros(Math.round((earliestMs - 1000 * commandLeadSeconds) * 1000));
  const { thrusters, box, blackouts = [], contacts = [], least_lead_minutes: leastLead } = profile ?? {};
  const { directions, least_mm_s, most_mm_s, magnitude_error_percent, direction_error_deg } = thrusters ?? {};
  const { in_track_km: inTrackKm, altitude_km: altitudeKm } = box ?? {};
  const hasErrors = magnitude_error_percent !== undefined || direction_error_deg !== undefined;
  return {
    now,
    commandLeadSeconds,
    ...(leastLead !== undefined && { leastLeadSeconds: 60 * leastLead }),
    ...(directions !== undefined && { directions }),
    ...(least_mm_s !== undefined && { leastSizeKmS: least_mm_s / MM_S }),
    ...(most_mm_s !== undefined && { mostSizeKmS: most_mm_s / MM_S }),
    ...(hasErrors && {
      executionErrors: {
        magnitude: (magnitude_error_percent ?? 0) / 100,
        directionRad: ((direction_error_deg ?? 0) * Math.PI) / 180,
      },
    }),
    ...((inTrackKm !== undefined || altitudeKm !== undefined) && {
      box: { ...(inTrackKm !== undefined && { inTrackKm }), ...(altitudeKm !== undefined && { altitudeKm }) },
    }),
    ...(blackouts.length > 0 && { blackouts: blackouts.map(spanOf) }),
    ...(contacts.length > 0 && { contacts: contacts.map(spanOf) }),
  };
}

function spanOf({ start, stop }: NamedSpan): TimeSpan {
  return { start: timeOf(start), stop: timeOf(stop) };
}

function timeOf(text: string): UtcTime {
  const time = parseUtc(text);
  if (time) return time;
  throw new UserError('format-malformed', `the profile has a time that is none: ${text}`, 'change the profile');
}
