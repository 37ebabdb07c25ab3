import { setImmediate } from 'node:timers/promises';
import { SECONDS_PER_DAY, UserError, utcFromUnixMicros } from '@clearway/astro';
import {
  candidateElementSets,
  countDecayed,
  type Database,
  listSources,
  type ObjectRow,
  objectsById,
  type SourceRow,
  type Store,
} from '@clearway/store';
import { STALE_AGE_DAYS } from '../catalog.ts';
import { identicalElements } from '../identical-elements.ts';
import { OLDEST_FIT_DAYS } from '../precedence/choose-elements.ts';
import type { ElementOrigin } from '../precedence/sourced-elements.ts';
import type { CatalogSnapshot, SourceUse } from './catalog-snapshot.ts';
import { type ChosenObject, chooseKept } from './choose-kept.ts';
import { coverageOfKept } from './snapshot-coverage.ts';
import { FILES_SOURCE, originOfRow, SYNTHETIC_SOURCE } from './source-rows.ts';

const MICROS_PER_DAY = SECONDS_PER_DAY * 1e6;

export interface SnapshotRequest {
  readonly startUs: number;
  readonly stopUs: number;
  /** Leaves out objects whose elements are older at the start, days; without it they are only flagged, at 30 days. */
  readonly maxAgeDays?: number;
  /** Only sets of sources of such a name; all where absent. */
  readonly sources?: (name: string) => boolean;
  /** Of the source `files` only the sets of these objects: those in the files that are named now. */
  readonly inFiles?: ReadonlySet<number>;
  readonly signal?: AbortSignal;
}

/**
 * The catalogue of a run from what is kept: of every object the element sets that precedence chooses, without those that decayed
 * before the window. Made-up objects are used only where there is nothing else. The thread is held some ten
 * milliseconds at a time. Throws UserError where nothing is kept.
 */
export async function takeSnapshot(store: Store, request: SnapshotRequest): Promise<CatalogSnapshot> {
  const { db } = store;
  const { startUs, stopUs, maxAgeDays, inFiles, signal } = request;
  const sources = await sourcesInUse(db, request.sources);
  const origins = originsOf(sources);
  const filesId = sources.find(({ name }) => name === FILES_SOURCE.id)?.source_id;
  const window = { start: utcFromUnixMicros(startUs), stop: utcFromUnixMicros(stopUs) };
  const idsOf = (general: boolean): number[] =>
    [...origins].filter(([, { precedence }]) => (precedence === 'general') === general).map(([id]) => id);
  const decayedBeforeUs = startUs - MICROS_PER_DAY;
  const candidates = candidateElementSets(db, {
    generalSourceIds: idsOf(true),
    fittedSourceIds: idsOf(false),
    startUs,
    stopUs,
    oldestFitUs: startUs - OLDEST_FIT_DAYS * MICROS_PER_DAY,
    decayedBeforeUs,
  });
  const objects = new Map<number, ObjectRow>();
  const chosen: ChosenObject[] = [];
  const leftOut: ChosenObject[] = [];
  for await (const all of candidates) {
    signal?.throwIfAborted();
    const page = inFiles ? all.filter((row) => row.source_id !== filesId || inFiles.has(row.object_id)) : all;
    const rows = await objectsById(db, [...new Set(page.map(({ object_id }) => object_id))]);
    for (const row of rows) objects.set(row.object_id, row);
    for (const object of chooseKept(page, objects, origins, window)) {
      if (maxAgeDays === undefined || !(object.ageDays > maxAgeDays)) chosen.push(object);
      else {
        leftOut.push(object);
        objects.delete(object.id);
      }
    }
    await setImmediate();
  }
  if (chosen.length === 0) {
    throw new UserError(
      'not-ready',
      'no element sets are kept',
      'name a catalogue with --catalog, or let sources be asked',
    );
  }
  const epochFromUs = startUs - STALE_AGE_DAYS * MICROS_PER_DAY;
  const decayed = await countDecayed(db, { decayedBeforeUs, epochFromUs });
  const coverage = await coverageOfKept(db, objects.values());
  await setImmediate();
  return snapshotOf({ startUs, stopUs, chosen, leftOut, objects, sources, decayed, coverage });
}

/** What a snapshot is made of. */
export interface SnapshotParts
  extends Pick<CatalogSnapshot, 'startUs' | 'stopUs' | 'objects' | 'decayed' | 'coverage'> {
  /** Ascending by number. */
  readonly chosen: readonly ChosenObject[];
  /** Too old for the limit given. */
  readonly leftOut: readonly Pick<ChosenObject, 'id' | 'ageDays'>[];
  readonly sources: readonly SourceRow[];
}

export function snapshotOf(parts: SnapshotParts): CatalogSnapshot {
  const { startUs, stopUs, chosen, leftOut, objects, decayed, coverage } = parts;
  const segments = chosen.flatMap((object) => object.segments);
  const firsts = chosen.map((object) => object.segments[0]!);
  const sources = sourceUses(
    firsts.map(({ row }) => row.source_id),
    segments.map(({ row }) => row.source_id),
    parts.sources,
  );
  const old = chosen.filter(({ ageDays }) => leftOut.length === 0 && ageDays > STALE_AGE_DAYS);
  return {
    startUs,
    stopUs,
    elements: segments.map(({ elements }) => elements),
    rows: segments.map(({ row }) => row),
    lives:
      segments.length === chosen.length
        ? undefined
        : {
            fromUs: Float64Array.from(segments, ({ fromUs }) => fromUs),
            toUs: Float64Array.from(segments, ({ toUs }) => toUs),
          },
    objects,
    identicalGroups: identicalElements(firsts.map(({ elements }) => elements)),
    stale: [
      ...old.map(({ id, ageDays }) => ({ id, ageDays, leftOut: false })),
      ...leftOut.map(({ id, ageDays }) => ({ id, ageDays, leftOut: true })),
    ],
    epochAfterStart: chosen.filter(({ epochAfterStart }) => epochAfterStart).map(({ id }) => id),
    decayed,
    private: segments.some(({ row }) => row.private),
    synthetic: sources.every(({ source }) => source === SYNTHETIC_SOURCE.id),
    sources,
    coverage,
  };
}

/** Sources whose sets may be chosen: real ones; made-up ones only where there is no other. */
async function sourcesInUse(db: Database, isWanted: SnapshotRequest['sources']): Promise<SourceRow[]> {
  const usable = (await listSources(db)).filter((row) => originOfRow(row) !== null);
  if (isWanted) return usable.filter(({ name }) => isWanted(name));
  const real = usable.filter(({ name }) => name !== SYNTHETIC_SOURCE.id);
  return real.some(({ last_success_us }) => last_success_us !== null) ? real : usable;
}

export function originsOf(sources: readonly SourceRow[]): Map<number, ElementOrigin> {
  return new Map(sources.map((row) => [row.source_id, originOfRow(row)!]));
}

function sourceUses(firsts: readonly number[], all: readonly number[], sources: readonly SourceRow[]): SourceUse[] {
  const counts = new Map([...new Set(all)].map((id) => [id, 0]));
  for (const id of firsts) counts.set(id, counts.get(id)! + 1);
  return sources
    .filter(({ source_id }) => counts.has(source_id))
    .map((row) => {
      const { precedence, terms } = originOfRow(row)!;
      return {
        sourceId: row.source_id,
        source: row.name,
        title: row.title,
        precedence,
        private: row.private,
        attribution: terms.attribution,
        objects: counts.get(row.source_id)!,
      };
    })
    .sort((a, b) => b.objects - a.objects || (a.source < b.source ? -1 : 1));
}
