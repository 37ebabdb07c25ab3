import { UserError, unixMicros, utcFromUnixMicros } from '@clearway/astro';
import type { ElementSetDocument, ObjectDetail } from '@clearway/contract';
import { type ElementSetRow, elementSetHistory, listSources, type ObjectRow, type Store } from '@clearway/store';
import { orbitSize } from '../../boxes/regime.ts';
import { choiceOf, segmentsOf, setsOfObject } from '../../catalog/keeping/index.ts';
import { type EphemerisSegment, segmentInForce, statesAt, writeEphemeris } from '../../ephemerides/index.ts';
import type { RunMaterial } from '../../runs/plan/run-snapshot.ts';
import { readCursor, writeCursor } from '../cursors/list-cursor.ts';
import { pageLimit } from '../cursors/page-limit.ts';
import { operatorSegments } from '../ephemerides/operator-segments.ts';
import type { EventModel } from '../events/event-model.ts';
import type { LiveObjects } from '../live-service.ts';
import type { CurrentRun } from '../runs/current-run.ts';
import { utcOfMicros, utcOrNull } from '../runs/run-documents.ts';
import type { KeptWatchlists } from '../watchlists/live-watchlists.ts';
import { elementsFile } from './elements-file.ts';
import type { ObjectIndex } from './object-index.ts';
import { writeCatalog } from './write-catalog.ts';

const DAY_US = 86_400e6;
const EARTH_RADIUS_KM = 6378.135;

/** A run and what it is made from. */
export interface PlannedRun {
  readonly runId: number;
  readonly material: RunMaterial;
}

export interface ObjectSources {
  readonly store: Store;
  readonly objects: ObjectIndex;
  readonly events: EventModel;
  readonly watchlists: KeptWatchlists;
  readonly current: () => CurrentRun | null;
  /** The run under way and what it is made from: where objects are can be told before it is published. */
  readonly underWay: () => PlannedRun | null;
  /** The time by which elements are in force, and have an age. */
  readonly clockUs: () => number;
  readonly nowUs: () => number;
  /** Tells this service from those before it. */
  readonly boot: string;
}

/** What is known of objects, from memory but for their histories. */
export function liveObjects(from: ObjectSources): LiveObjects {
  const { store, objects, events, watchlists, current, underWay, clockUs } = from;
  const names = new Map<number, string>();
  const operators = operatorSegments(store);
  const sourceName = async (id: number): Promise<string> => {
    if (!names.has(id)) for (const { source_id, name } of await listSources(store.db)) names.set(source_id, name);
    return names.get(id) ?? String(id);
  };
  const inUse = (objectId: number, atUs: number): { row: ElementSetRow; source: string } | null => {
    const snapshot = shownRun()?.material.snapshot;
    const sets = snapshot ? setsOfObject(snapshot, objectId) : null;
    if (!snapshot || !sets) return null;
    let at = sets.from;
    while (at + 1 < sets.to && (snapshot.lives?.fromUs[at + 1] ?? Infinity) <= atUs) at++;
    const row = snapshot.rows[at]!;
    return { row, source: snapshot.sources.find(({ sourceId }) => sourceId === row.source_id)?.source ?? '' };
  };
  const known = (objectId: number): ObjectRow => {
    const row = objects.row(objectId);
    if (row) return row;
    throw new UserError('unknown', `there is no object ${objectId} in the catalogue`, 'search for it by name');
  };
  /** What is published, else what is being screened: elements are the same before anything was found. */
  const shownRun = (): PlannedRun | null => {
    const run = current();
    return run ? { runId: run.row.run_id, material: run.material } : underWay();
  };
  const running = (): PlannedRun => {
    const run = shownRun();
    if (!run) throw new UserError('not-ready', 'no run is planned yet', 'progress is at /api/v1/health');
    return run;
  };
  return {
    list: (query) => objects.list(query),
    writeCatalog: async (sink, signal) => {
      const { runId, material } = running();
      const clockUtc = utcOfMicros(clockUs());
      await writeCatalog({ runId, clockUtc, snapshot: material.snapshot, objects }, sink, signal);
    },
    catalogRevision: () => `${from.boot}-${shownRun()?.runId ?? 0}-${objects.revision()}`,
    find: (objectId): ObjectDetail | null => {
      const row = objects.row(objectId);
      const summary = objects.summary(objectId);
      if (!row || !summary) return null;
      const now = clockUs();
      const used = inUse(objectId, now);
      const run = current();
      const planned = shownRun();
      return {
        ...summary,
        size_class: row.size_class,
        radar_cross_section_m2: row.radar_cross_section_m2,
        status: row.status,
        manoeuvrable: row.manoeuvrable,
        launched_utc: utcOrNull(row.launched_us),
        decayed_utc: utcOrNull(row.decayed_us),
        elements: used && elementSetDocument(used.row, used.source),
        element_age_days: used && Math.round(((now - used.row.epoch_us) / DAY_US) * 1e6) / 1e6,
        choice: planned && choiceOf(planned.material.snapshot, objectId),
        open_events: events.openOf(objectId),
        close_approaches: run?.model.rowsOfObject(objectId).length ?? 0,
        watchlists: watchlists.namesOf(objectId),
      };
    },
    history: async (objectId, page) => {
      known(objectId);
      const limit = pageLimit(page.limit);
      const [epochUs, elementSetId] = page.cursor === undefined ? [] : readCursor(page.cursor, 'element-sets', 2);
      const before = epochUs === undefined ? {} : { before: { epochUs, elementSetId: elementSetId! } };
      const rows = await elementSetHistory(store.db, objectId, { ...before, limit: limit + 1 });
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const items: ElementSetDocument[] = [];
      for (const row of shown) items.push(elementSetDocument(row, await sourceName(row.source_id)));
      return {
        items,
        next: rows.length > limit && last ? writeCursor('element-sets', [last.epoch_us, last.element_set_id]) : null,
        total: null,
      };
    },
    elementsFile: (objectId, format) => {
      const { name, cospar } = known(objectId);
      const segments = segmentsOf(running().material.snapshot, objectId);
      const elements = segmentInForce(segments, clockUs())?.elements;
      if (!elements) {
        throw new UserError('unknown', `object ${objectId} has no current elements`, 'see its element sets');
      }
      const named = { ...elements, name, internationalDesignator: cospar ?? '' };
      return elementsFile(named, format, utcFromUnixMicros(from.nowUs()));
    },
    states: async (objectIds, at) => {
      const { snapshot, ephemerides } = running().material;
      const atUs = unixMicros(at);
      const spoken = await operators(ephemerides, objectIds, atUs, atUs);
      const speaking = (id: number): EphemerisSegment | null =>
        segmentInForce([...(spoken.get(id) ?? []), ...segmentsOf(snapshot, id)], atUs);
      return statesAt(speaking, objectIds, at);
    },
    ephemeris: async (request, sink, signal) => {
      const { name, cospar } = known(request.objectId);
      const { snapshot, ephemerides } = running().material;
      const { objectId, start, stop } = request;
      const spoken = await operators(ephemerides, [objectId], unixMicros(start), unixMicros(stop));
      const segments = [...(spoken.get(objectId) ?? []), ...segmentsOf(snapshot, objectId)];
      if (segments.length === 0) {
        throw new UserError('unknown', `object ${objectId} has no current elements`, 'see its element sets');
      }
      await writeEphemeris(segments, { ...request, name, cospar }, sink, signal);
    },
  };
}

export function elementSetDocument(row: ElementSetRow, source: string): ElementSetDocument {
  const { perigeeKm, apogeeKm } = orbitSize({
    meanMotionRevPerDay: row.mean_motion_rev_per_day,
    eccentricity: row.eccentricity,
  });
  const rounded = (km: number): number => Math.round(km * 1000) / 1000;
  return {
    element_set_id: row.element_set_id,
    object_id: row.object_id,
    source,
    private: row.private,
    epoch_utc: utcOfMicros(row.epoch_us),
    arrived_utc: utcOfMicros(row.arrived_us),
    mean_motion_rev_per_day: row.mean_motion_rev_per_day,
    eccentricity: row.eccentricity,
    inclination_deg: row.inclination_deg,
    raan_deg: row.raan_deg,
    argument_of_pericenter_deg: row.argument_of_pericenter_deg,
    mean_anomaly_deg: row.mean_anomaly_deg,
    bstar_per_earth_radius: row.bstar,
    semi_major_axis_km: rounded((perigeeKm + apogeeKm) / 2 + EARTH_RADIUS_KM),
    perigee_altitude_km: rounded(perigeeKm),
    apogee_altitude_km: rounded(apogeeKm),
  };
}
