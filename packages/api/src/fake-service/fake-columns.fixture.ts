import {
  ALARM_LEVELS,
  type CatalogDocument,
  DISPOSITIONS,
  EVENT_STATES,
  type EventDocument,
  type EventTableDocument,
  exampleCatalog,
  exampleHealth,
  OBJECT_KINDS,
  type ObjectDetail,
} from '@clearway/contract';

/** All objects, each with the elements of the example. */
export function fakeCatalog(objects: readonly ObjectDetail[]): CatalogDocument {
  const sets = exampleCatalog.element_sets;
  const each = <Value>(value: Value): Value[] => objects.map(() => value);
  return {
    ...exampleCatalog,
    objects: {
      object_id: objects.map(({ object_id }) => object_id),
      name: objects.map(({ name }) => name),
      cospar_id: objects.map(({ cospar_id }) => cospar_id),
      kind: objects.map(({ kind }) => OBJECT_KINDS.indexOf(kind)),
      regime: each(0),
      owner: each(null),
      fleet: each(null),
      manoeuvrable: objects.map(({ manoeuvrable }) => manoeuvrable),
    },
    element_sets: {
      object: objects.map((_, place) => place),
      source: each(0),
      epoch_us: each(sets.epoch_us[0]!),
      from_us: each(null),
      to_us: each(null),
      mean_motion_rev_per_day: each(sets.mean_motion_rev_per_day[0]!),
      eccentricity: each(sets.eccentricity[0]!),
      inclination_deg: each(sets.inclination_deg[0]!),
      raan_deg: each(sets.raan_deg[0]!),
      argument_of_pericenter_deg: each(sets.argument_of_pericenter_deg[0]!),
      mean_anomaly_deg: each(sets.mean_anomaly_deg[0]!),
      bstar_per_earth_radius: each(sets.bstar_per_earth_radius[0]!),
    },
  };
}

export function fakeEventTable(events: readonly EventDocument[], runId: number | null): EventTableDocument {
  const sorted = events.toSorted((one, other) => Date.parse(one.tca_utc) - Date.parse(other.tca_utc));
  const of = <Value>(value: (event: EventDocument) => Value): Value[] => sorted.map(value);
  return {
    run_id: runId,
    clock_utc: exampleHealth.clock_utc,
    note: 'screening only, uncertain by kilometres',
    states: EVENT_STATES,
    dispositions: DISPOSITIONS,
    alarms: ALARM_LEVELS,
    event_id: of((event) => event.event_id),
    state: of((event) => EVENT_STATES.indexOf(event.state)),
    primary_id: of((event) => event.primary.object_id),
    secondary_id: of((event) => event.secondary.object_id),
    tca_us: of((event) => Date.parse(event.tca_utc) * 1000),
    miss_distance_km: of((event) => event.miss_distance_km),
    relative_speed_km_s: of((event) => event.relative_speed_km_s),
    radial_km: of((event) => event.radial_km),
    in_track_km: of((event) => event.in_track_km),
    cross_track_km: of((event) => event.cross_track_km),
    max_probability: of((event) => event.max_probability),
    probability: of((event) => (event.cdm === null ? event.probability : event.cdm.probability)),
    by_message: of((event) => event.cdm !== null),
    alarm: of((event) => ALARM_LEVELS.indexOf(event.alarm)),
    co_located: of((event) => event.co_located),
    disposition: of((event) => DISPOSITIONS.indexOf(event.disposition)),
    private: of((event) => event.private),
    primary_age_days: of((event) => event.primary.element_age_days),
    secondary_age_days: of((event) => event.secondary.element_age_days),
  };
}
