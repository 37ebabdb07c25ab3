import {
  type addPlanRecord,
  type Database,
  type EventRow,
  type EventSighting,
  eventPages,
  type NewCdm,
  type NewElementSet,
  type NewEphemeris,
  type NewPlanRow,
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

export function trialCdm(conjunctionId: number, identity: string, changes: Partial<NewCdm> = {}): NewCdm {
  return {
    conjunction_id: conjunctionId,
    created_us: 1,
    received_us: JUNE_US - DAY_US,
    tca_us: JUNE_US,
    miss_distance_km: 0.123456789012,
    relative_speed_km_s: 14.2,
    reported_probability: 1e-7,
    probability: 2.5e-300,
    max_probability: null,
    hard_body_radius_m: 10,
    mahalanobis_distance: 1.5,
    sigma_minor_km: 0.01,
    sigma_major_km: 0.2,
    primary_id: 1,
    secondary_id: 2,
    has_states: true,
    from_elements: false,
    identity,
    message_id: `ID ${identity}`,
    originator: 'TRIAL',
    conjunction_name: null,
    primary_name: 'ONE',
    secondary_name: "TWO \\ ' é",
    method: 'Pc2D',
    file_name: null,
    syntax: 'kvn',
    assessment: { probability: 2.5e-300, methods: { Pc2D: 2.5e-300 }, list: [1, null] },
    message: Uint8Array.of(0x1f, 0x8b, 0, 255),
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
    teamId: null,
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

export function trialEphemeris(fileId: number, identity: string, changes: Partial<NewEphemeris> = {}): NewEphemeris {
  return {
    ephemeris_file_id: fileId,
    object_id: 1,
    object_name: 'SYNTHETIC-1',
    mode: 'replaces',
    format: 'OEM',
    originator: 'TRIAL',
    created_us: JUNE_US - HOUR_US,
    epoch_us: JUNE_US - HOUR_US,
    received_us: JUNE_US,
    start_us: JUNE_US,
    stop_us: JUNE_US + DAY_US,
    spans: [
      [JUNE_US, JUNE_US + HOUR_US],
      [JUNE_US + 2 * HOUR_US, JUNE_US + DAY_US],
    ],
    states: 1441,
    frame: 'TEME',
    covariance_frame: null,
    covariances: 0,
    interpolation: null,
    warnings: [{ code: 'é', values: { metres: 1 }, text: 'a sentence' }],
    identity,
    prepared: new Uint8Array([1, 2, 3]),
    ...changes,
  };
}

/** A plan as it is asked for. */
export function trialPlan(more: Partial<NewPlanRow> = {}): NewPlanRow {
  return {
    version: 1,
    state: 'computing',
    event_id: null,
    cdm_id: 57,
    primary_id: 1,
    secondary_id: 2,
    primary_name: 'ONE',
    secondary_name: 'TWO',
    mover: 'primary',
    tca_us: JUNE_US,
    basis: 'message',
    created_us: JUNE_US,
    created_by: 'Ada',
    settings: { cdm_id: 57 },
    route: null,
    burn_us: null,
    go_us: null,
    total_mm_s: null,
    probability_before: null,
    probability_after: null,
    two_person_rule: false,
    replaces: null,
    failure: null,
    ...more,
  };
}

type TrialRecord = Parameters<typeof addPlanRecord>[1];

/** A line of a plan's record. */
export function trialRecord(plan_id: number, more: Partial<TrialRecord> = {}): TrialRecord {
  return {
    plan_id,
    at_us: JUNE_US,
    action: 'ask',
    by_name: 'Ada',
    role: 'analyst',
    from_state: null,
    to_state: 'computing',
    route: null,
    reason: null,
    override_reason: null,
    version: 1,
    document_sha256: null,
    document: null,
    ...more,
  };
}
