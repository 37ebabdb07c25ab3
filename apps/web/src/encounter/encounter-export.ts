import type { EventDocument } from '@clearway/contract';
import type { Encounter } from '../workers/questions/encounter.ts';

/** What everything from element sets is labelled with, in any language: files are read by programs. */
const SCREENING_ONLY = 'screening only, uncertain by kilometres';

/** One line in the columns of `clearway screen`, with its header; times in UTC, lengths in km. */
export function encounterCsv(encounter: Encounter, event: EventDocument | null): string {
  const [radial, inTrack, crossTrack] = encounter.missRtnKm;
  // How old an ephemeris is the map does not know.
  const ageDays = ({ byEphemeris, epochMs }: Encounter['primary']): string =>
    byEphemeris ? '' : ((encounter.tcaMs - epochMs) / 86_400_000).toFixed(6);
  const columns: readonly (readonly [string, string])[] = [
    ['primary_id', String(encounter.primary.objectId)],
    ['secondary_id', String(encounter.secondary.objectId)],
    ['tca_utc', utcOf(encounter.tcaMs)],
    ['miss_distance_km', encounter.missDistanceKm.toFixed(6)],
    ['relative_speed_km_s', encounter.relativeSpeedKmS.toFixed(6)],
    ['radial_km', radial.toFixed(6)],
    ['in_track_km', inTrack.toFixed(6)],
    ['cross_track_km', crossTrack.toFixed(6)],
    ['primary_age_days', ageDays(encounter.primary)],
    ['secondary_age_days', ageDays(encounter.secondary)],
    ['max_probability', String(event?.max_probability ?? '')],
    ['probability', String(event?.probability ?? '')],
    ['probability_method', event?.probability_method ?? ''],
    ['covariance_source', event?.covariance_source ?? ''],
    // It holds a comma.
    ['probability_note', `"${noteOf(encounter, event)}"`],
    ['primary_source', sourceOf(encounter.primary)],
    ['secondary_source', sourceOf(encounter.secondary)],
    ['alarm', event?.alarm ?? ''],
  ];
  return `${columns.map(([name]) => name).join(',')}\n${columns.map(([, value]) => value).join(',')}\n`;
}

/** Everything that the view shows: the event, the closest approach, its plane, and the relative motion about it. */
export function encounterJson(encounter: Encounter, event: EventDocument | null): string {
  const { plane } = encounter;
  const object = (of: Encounter['primary']): Record<string, unknown> => ({
    object_id: of.objectId,
    source: sourceOf(of),
    epoch_utc: of.byEphemeris ? null : utcOf(of.epochMs),
    teme_state_km_km_s: [...of.state],
    latitude_deg: (of.below.latitude * 180) / Math.PI,
    longitude_deg: (of.below.longitude * 180) / Math.PI,
    height_km: of.below.heightKm,
  });
  const document = {
    event,
    closest_approach: {
      tca_utc: utcOf(encounter.tcaMs),
      miss_distance_km: encounter.missDistanceKm,
      miss_rtn_km: encounter.missRtnKm,
      relative_speed_km_s: encounter.relativeSpeedKmS,
      relative_velocity_rtn_km_s: encounter.relativeVelocityRtnKmS,
      approach_angle_deg: (encounter.approachAngle * 180) / Math.PI,
      encounter_plane:
        plane === null ? null : { x_rtn: plane.x, y_rtn: plane.y, along_rtn: plane.along, miss_km: plane.miss },
      primary: object(encounter.primary),
      secondary: object(encounter.secondary),
    },
    relative_motion: {
      frame: 'RTN of the primary at each time',
      seconds_from_tca: [...encounter.seconds],
      separation_km: rows(encounter.positionsRtn),
      rate_km_s: rows(encounter.ratesRtn),
    },
    note: noteOf(encounter, event),
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

function sourceOf({ byEphemeris }: Encounter['primary']): 'ephemeris' | 'element_set' {
  return byEphemeris ? 'ephemeris' : 'element_set';
}

/** What the event's probability is said with; without one, what the paths are worth. Elements of one object are enough. */
function noteOf({ primary, secondary }: Encounter, event: EventDocument | null): string {
  const given = event?.probability_note ?? null;
  if (given !== null) return given;
  return primary.byEphemeris && secondary.byEphemeris ? '' : SCREENING_ONLY;
}

/** To the microsecond, as the service writes times. */
export function utcOf(ms: number): string {
  const whole = Math.floor(ms);
  const micros = Math.min(999, Math.round((ms - whole) * 1000));
  return new Date(whole).toISOString().replace('Z', `${String(micros).padStart(3, '0')}Z`);
}

function rows(values: Float64Array): number[][] {
  return Array.from({ length: values.length / 3 }, (_, k) => [...values.subarray(k * 3, k * 3 + 3)]);
}
