import type { EventDocument, RunDocument } from '@clearway/contract';
import {
  dropSightings,
  type EventRow,
  type EventSighting,
  eventPages,
  keepSignals,
  type NewSignal,
  noteSeen,
  publishRun,
  type RunRow,
  type Store,
  stageSightings,
} from '@clearway/store';
import { type EventNews, type FollowedEvents, followEvents } from '../../events/follow-events.ts';
import { alarmOfEvent, readRiskSettings } from '../../inbox/risk-settings.ts';
import type { FoundRun } from '../../runs/dispatch/run-work.ts';
import type { RunMaterial } from '../../runs/plan/run-snapshot.ts';
import { insideOfSlice } from '../../runs/stored/stored-result.ts';
import { decodeResolvedSlice } from '../../runs/stored/stored-slices.ts';
import { buildInThread } from '../approaches/build-in-thread.ts';
import type { BuiltRunModel, RunElementSets, RunEphemerisSpans } from '../approaches/run-model-input.ts';
import { openRunModels, type RunModels } from '../approaches/run-models.ts';
import { EVERYBODY } from '../approaches/run-views.ts';
import { readEventDetails } from '../events/event-details.ts';
import { eventDocument, shownProbability } from '../events/event-document.ts';
import { eventsLeftOut } from '../events/event-rule.ts';
import { encountersForEvents, knownEvents, type RunOrbits } from '../events/events-of-run.ts';
import type { WatchlistMembers } from '../objects/encounter-filter.ts';
import type { ObjectIndex } from '../objects/object-index.ts';
import { messagesOfEvents } from '../risk/message-index.ts';
import { runDocument } from './run-documents.ts';
import { type CatalogAccount, runReport } from './run-report.ts';

export interface Publishing {
  readonly store: Store;
  readonly objects: ObjectIndex;
  readonly members: WatchlistMembers;
  /** Numbers of all objects on watchlists. */
  readonly watched: () => Iterable<number>;
  readonly workers: number;
  readonly nowUs: () => number;
}

/** A run that has just been published, ready to be read, with the ids of the events it touched. */
export interface PublishedRun {
  readonly runId: number;
  readonly models: RunModels;
  readonly eventIds: readonly number[];
  /** Open events that it saw as they were. */
  readonly unchanged: readonly number[];
  readonly seenUs: number;
}

/**
 * Publishes what a run found: orders it, follows the events through it, and in one transaction makes it the current run, keeps
 * what is to be told of it, and completes the job.
 */
export async function publishFoundRun(
  publishing: Publishing,
  found: FoundRun,
  material: RunMaterial,
  account: CatalogAccount,
  complete: (db: Store['db']) => Promise<void>,
): Promise<PublishedRun> {
  const { store, objects } = publishing;
  const { run, signal } = found;
  // Before the slices are handed over.
  const edges = insideOfSlice(decodeResolvedSlice(found.slices.at(-1)!));
  const built = await buildModel(run, material, found.slices, objects, signal);
  const models = openRunModels(built, objects, publishing.members);
  const known: EventRow[] = [];
  const window = { fromUs: run.window_start_us, toUs: run.window_stop_us };
  for await (const page of eventPages(store.db, window)) known.push(...page);
  const { sightings, news, unchanged } = await followForEach(models, known, publishing.watched(), material);
  signal.throwIfAborted();
  const nowUs = publishing.nowUs();
  await dropSightings(store.db, run.run_id);
  const eventIds = await stageSightings(store.db, run.run_id, nowUs, sightings);
  const settings = await readRiskSettings(store.db);
  const messages = await messagesOfEvents(store.db, settings, eventIds);
  const shown = (row: EventRow, state: EventSighting['state']): EventDocument => {
    const cdm = messages.get(row.event_id) ?? null;
    const details = readEventDetails(row.details);
    return eventDocument(row, state, objects, {
      details,
      cdm,
      alarm: alarmOfEvent(shownProbability(row), cdm, settings),
    });
  };
  const told = signalsOfEvents(shown, run, known, sightings, eventIds, news, nowUs);
  // What runs and reports say to all of how much was found is what all can see.
  const ofAll = models.ofTeam(null);
  const foundByAll = {
    closeApproaches: ofAll.count,
    eventsNotFollowed: eventsLeftOut(ofAll.built, publishing.watched()),
  };
  const published = {
    ...run,
    state: 'complete' as const,
    published_us: nowUs,
    finished_us: nowUs,
    report: runReport(found, edges, account, foundByAll, publishing.workers, material.ephemerides),
  };
  await store.db.transaction().execute(async (trx) => {
    await publishRun(trx, run.run_id, {
      publishedUs: nowUs,
      report: published.report,
      coverage: (run.coverage as object | null) ?? {},
    });
    await noteSeen(trx, unchanged, { runId: run.run_id, seenUs: nowUs });
    const body: RunDocument = runDocument(published, run.run_id, null);
    await keepSignals(trx, nowUs, [{ type: 'run-published', private: run.private, body }]);
    for (const [teamId, ofTeam] of told) await keepSignals(trx, nowUs, ofTeam, teamId);
    await complete(trx);
  });
  return { runId: run.run_id, models, eventIds, unchanged, seenUs: nowUs };
}

/** Follows the events of everybody through what everybody sees, and those of each team through what it alone sees. */
async function followForEach(
  models: RunModels,
  known: readonly EventRow[],
  watched: Iterable<number>,
  { snapshot, ephemerides }: RunMaterial,
): Promise<FollowedEvents> {
  const ofAccounts = snapshot.rows.filter((row) => row.private).map((row) => row.object_id);
  const meanMotions = new Map(snapshot.elements.map((each) => [each.id, each.meanMotionRevPerDay]));
  const objects = [...watched];
  const followed: FollowedEvents[] = [];
  const teams = new Set([null, ...models.teams, ...known.map((event) => event.team_id)]);
  for (const teamId of teams) {
    const own = ephemerides.filter((each) => each.teamId === null || each.teamId === teamId);
    const orbits: RunOrbits = { meanMotions, privateIds: new Set([...ofAccounts, ...own.map(({ id }) => id)]) };
    const before = known.filter((event) => event.team_id === teamId);
    const isSeen = teamId === null || models.teams.includes(teamId);
    const seen = isSeen ? await encountersForEvents(models.ofTeam(teamId), before, objects, orbits, teamId) : [];
    followed.push(await followEvents(knownEvents(before, orbits), seen));
  }
  return {
    sightings: followed.flatMap(({ sightings }) => sightings),
    news: followed.flatMap(({ news }) => news),
    unchanged: followed.flatMap(({ unchanged }) => unchanged),
  };
}

/** Reads a run's slices in a thread of its own; they are handed over. */
export function buildModel(
  run: RunRow,
  material: RunMaterial,
  slices: readonly Uint8Array[],
  objects: ObjectIndex,
  signal?: AbortSignal,
): Promise<BuiltRunModel> {
  const fleets = new Map<number, string>();
  for (const { id } of material.snapshot.elements) {
    const fleet = objects.row(id)?.fleet;
    if (fleet) fleets.set(id, fleet);
  }
  return buildInThread(
    {
      runId: run.run_id,
      startUs: run.window_start_us,
      stopUs: run.window_stop_us,
      approaches: slices,
      elementSets: elementSetsOf(material),
      ephemerides: ephemerisSpansOf(material),
      fleets,
      identicalGroups: material.snapshot.identicalGroups,
    },
    signal,
  );
}

function elementSetsOf({ snapshot: { rows, lives } }: RunMaterial): RunElementSets {
  return {
    objectIds: Int32Array.from(rows, (row) => row.object_id),
    epochsUs: Float64Array.from(rows, (row) => row.epoch_us),
    fromUs: lives?.fromUs.slice() ?? null,
  };
}

function ephemerisSpansOf({ ephemerides }: RunMaterial): RunEphemerisSpans {
  const spans = ephemerides.flatMap(({ spans: own, ...each }) => own.map((span) => ({ ...each, ...span })));
  return {
    objectIds: Int32Array.from(spans, ({ id }) => id),
    epochsUs: Float64Array.from(spans, ({ epochUs }) => epochUs),
    fromUs: Float64Array.from(spans, ({ fromUs }) => fromUs),
    untilUs: Float64Array.from(spans, ({ untilUs }) => untilUs),
    teamIds: Int32Array.from(spans, ({ teamId }) => teamId ?? EVERYBODY),
    whose: Uint8Array.from(spans, ({ whose }) => whose),
    replaces: Uint8Array.from(spans, ({ mode }) => (mode === 'replaces' ? 1 : 0)),
  };
}

const SIGNAL_OF_NEWS = {
  new: 'event-new',
  reopened: 'event-new',
  worsened: 'event-worsened',
  cleared: 'event-cleared',
} as const;

/** By team: what rests on its ephemerides is told to it alone. */
function signalsOfEvents(
  shown: (row: EventRow, state: EventSighting['state']) => EventDocument,
  run: RunRow,
  known: readonly EventRow[],
  sightings: readonly EventSighting[],
  eventIds: readonly number[],
  news: readonly EventNews[],
  nowUs: number,
): ReadonlyMap<number | null, NewSignal[]> {
  const rows = new Map(known.map((row) => [row.event_id, row]));
  const told = new Map<number | null, NewSignal[]>();
  for (const [k, sighting] of sightings.entries()) {
    const kind = news[k];
    if (!kind) continue;
    const row = rowOfSighting(sighting, eventIds[k]!, rows.get(eventIds[k]!), run, nowUs);
    const signal = { type: SIGNAL_OF_NEWS[kind], private: sighting.private, body: shown(row, sighting.state) };
    const ofTeam = told.get(sighting.teamId);
    if (ofTeam) ofTeam.push(signal);
    else told.set(sighting.teamId, [signal]);
  }
  return told;
}

/** The event as it will be when the run is published. */
function rowOfSighting(
  sighting: EventSighting,
  eventId: number,
  before: EventRow | undefined,
  run: RunRow,
  nowUs: number,
): EventRow {
  const isOpen = sighting.state === 'open';
  return {
    event_id: eventId,
    primary_id: sighting.primaryId,
    secondary_id: sighting.secondaryId,
    private: sighting.private,
    state: sighting.state,
    tca_us: sighting.tcaUs,
    miss_distance_km: sighting.missDistanceKm,
    relative_speed_km_s: sighting.relativeSpeedKmS,
    radial_km: sighting.radialKm,
    in_track_km: sighting.inTrackKm,
    cross_track_km: sighting.crossTrackKm,
    max_probability: sighting.maxProbability,
    details: sighting.details,
    first_run_id: before?.first_run_id ?? run.run_id,
    last_run_id: isOpen || !before ? run.run_id : before.last_run_id,
    first_seen_us: before?.first_seen_us ?? nowUs,
    last_seen_us: isOpen || !before ? nowUs : before.last_seen_us,
    changed_us: nowUs,
    disposition: before?.disposition ?? 'open',
    disposition_reason: before?.disposition_reason ?? null,
    assignee: before?.assignee ?? null,
    team_id: sighting.teamId,
  };
}
