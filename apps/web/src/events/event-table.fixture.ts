import {
  ALARM_LEVELS,
  type AlarmLevel,
  type CatalogDocument,
  DISPOSITIONS,
  EVENT_STATES,
  type EventTableDocument,
  exampleCatalog,
} from '@clearway/contract';
import { type Catalog, openCatalog } from '../catalog/catalog.ts';
import { packCatalog } from '../catalog/packed-catalog.ts';
import { type EventTable, readEventTable } from './event-table.ts';

/** An event as tests say it; what they do not say is harmless. */
export interface MadeUpEvent {
  readonly pair: readonly [number, number];
  readonly tcaMs: number;
  readonly missKm?: number;
  readonly maxProbability?: number | null;
  readonly disposition?: (typeof DISPOSITIONS)[number];
  readonly state?: (typeof EVENT_STATES)[number];
  readonly coLocated?: boolean;
  readonly alarm?: AlarmLevel;
  /** The level and the probability are a message's. */
  readonly byMessage?: boolean;
}

export function madeUpTable(events: readonly MadeUpEvent[]): EventTable {
  const sorted = events.toSorted((one, other) => one.tcaMs - other.tcaMs);
  const document: EventTableDocument = {
    run_id: 1,
    clock_utc: '2026-03-10T00:00:00.000Z',
    note: 'screening only, uncertain by kilometres',
    states: EVENT_STATES,
    dispositions: DISPOSITIONS,
    alarms: ALARM_LEVELS,
    event_id: sorted.map((_, index) => index + 1),
    state: sorted.map(({ state = 'open' }) => EVENT_STATES.indexOf(state)),
    primary_id: sorted.map(({ pair }) => pair[0]),
    secondary_id: sorted.map(({ pair }) => pair[1]),
    tca_us: sorted.map(({ tcaMs }) => tcaMs * 1000),
    miss_distance_km: sorted.map(({ missKm = 0.5 }) => missKm),
    relative_speed_km_s: sorted.map(() => 12),
    radial_km: sorted.map(() => 0.1),
    in_track_km: sorted.map(() => 0.2),
    cross_track_km: sorted.map(() => 0.3),
    max_probability: sorted.map(({ maxProbability = 1e-5 }) => maxProbability),
    probability: sorted.map(({ maxProbability = 1e-5 }) => maxProbability && maxProbability / 10),
    by_message: sorted.map(({ byMessage = false }) => byMessage),
    alarm: sorted.map(({ alarm = 'none' }) => ALARM_LEVELS.indexOf(alarm)),
    co_located: sorted.map(({ coLocated = false }) => coLocated),
    disposition: sorted.map(({ disposition = 'open' }) => DISPOSITIONS.indexOf(disposition)),
    private: sorted.map(() => false),
    primary_age_days: sorted.map(() => 1),
    secondary_age_days: sorted.map(() => null),
  };
  return readEventTable(document);
}

/** A catalogue of objects with a kind (`payload`, `rocket-body`, `debris`, `unknown` by place) and an owner each. */
export function madeUpCatalog(
  objects: readonly { readonly id: number; readonly kind?: number; readonly owner?: string }[],
): Catalog {
  const owners = [...new Set(objects.flatMap(({ owner }) => (owner === undefined ? [] : [owner])))];
  const column = <Value>(value: Value): Value[] => objects.map(() => value);
  const document: CatalogDocument = {
    ...exampleCatalog,
    owners,
    objects: {
      object_id: objects.map(({ id }) => id),
      name: objects.map(({ id }) => `OBJECT ${id}`),
      cospar_id: column(null),
      kind: objects.map(({ kind = 0 }) => kind),
      regime: column(0),
      owner: objects.map(({ owner }) => (owner === undefined ? null : owners.indexOf(owner))),
      fleet: column(null),
      manoeuvrable: column(null),
    },
    element_sets: {
      object: objects.map((_, index) => index),
      source: column(0),
      epoch_us: column(1_773_075_477_785_184),
      from_us: column(null),
      to_us: column(null),
      mean_motion_rev_per_day: column(15.5),
      eccentricity: column(0.001),
      inclination_deg: column(51.6),
      raan_deg: column(0),
      argument_of_pericenter_deg: column(0),
      mean_anomaly_deg: column(0),
      bstar_per_earth_radius: column(0),
    },
  };
  return openCatalog(packCatalog(document));
}
