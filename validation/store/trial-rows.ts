import {
  type Database,
  type EventRow,
  type EventSighting,
  eventPages,
  type NewElementSet,
  type NewRun,
  type ObjectRow,
} from '@clearway/store';

/** 2026-06-01T00:00:00Z, in microseconds. */
export const JUNE_US = 1_780_272_000_000_000;
export const HOUR_US = 3600e6;
export const DAY_US: number = 24 * HOUR_US;

export function trialObject(objectId: number, changes: Partial<ObjectRow> = {}): ObjectRow {
  return {
    object_id: objectId,
    name: `SYNTHETIC-${objectId}`,
    cospar: null,
    kind: 'payload',
    owner: 'XX',
    size_class: null,
    radar_cross_section_m2: 0.25,
    status: '+',
    manoeuvrable: null,
    fleet: null,
    launched_us: -1.5e15,
    decayed_us: null,
    updated_us: JUNE_US,
    in_orbit: null,
    has_elements: null,
    ...changes,
  };
}

export function trialElementSet(
  objectId: number,
  epochUs: number,
  changes: Partial<NewElementSet> = {},
): NewElementSet {
  return {
    object_id: objectId,
    source_id: 1,
    private: false,
    epoch_us: epochUs,
    arrived_us: epochUs + 4 * HOUR_US,
    mean_motion_rev_per_day: 15.123456789012,
    eccentricity: 0.0012345,
    inclination_deg: 97.4321,
    raan_deg: 359.9999,
    argument_of_pericenter_deg: 0,
    mean_anomaly_deg: 123.4567,
    bstar: -1.2345e-5,
    mean_motion_dot: 5e-324,
    mean_motion_ddot: 0,
    revolution_at_epoch: 99_999,
    element_set_number: 999,
    ephemeris_type: 0,
    classification: 'U',
    series: '',
    ...changes,
  };
}

export function trialRun(changes: Partial<NewRun> = {}): NewRun {
  return {
    kind: 'full',
    private: false,
    basedOnRunId: null,
    windowStartUs: JUNE_US,
    windowStopUs: JUNE_US + 7 * DAY_US,
    sliceCount: 2,
    settings: { thresholdKm: 5 },
    coverage: null,
    snapshot: Uint8Array.of(1, 2, 3),
    createdUs: JUNE_US,
    ...changes,
  };
}

export function trialSighting(
  primaryId: number,
  secondaryId: number,
  changes: Partial<EventSighting> = {},
): EventSighting {
  return {
    eventId: null,
    primaryId,
    secondaryId,
    private: false,
    state: 'open',
    tcaUs: JUNE_US + DAY_US,
    missDistanceKm: 1.25,
    relativeSpeedKmS: 14.2,
    radialKm: 0.1,
    inTrackKm: -1.2,
    crossTrackKm: 0.3,
    maxProbability: 1e-5,
    details: { relativeVelocityRtn: [1, 2, 3] },
    ...changes,
  };
}

/** The rows of all pages. */
export async function all<Each>(pages: AsyncIterable<readonly Each[]>): Promise<Each[]> {
  const rows: Each[] = [];
  for await (const page of pages) rows.push(...page);
  return rows;
}

export function allEvents(db: Database): Promise<EventRow[]> {
  return all(eventPages(db));
}
