import { formatUtc } from '@clearway/astro';
import { type Database, listSources, type Store } from '@clearway/store';
import { adoptEarthFile, type EarthFile } from '../../earth-data/earth-file.ts';
import { storeEarthFile } from '../../earth-data/kept-earth-data.ts';
import type { SatcatObject } from '../satcat-object.ts';
import type { ElementBatch, SourceMemory, SourceOutcome } from '../sources/catalog-source.ts';
import type { KeptSource } from './configured-sources.ts';
import { keepWarnings, type SourceNews } from './source-news.ts';
import { identityOf, keepMemory, keepSource } from './source-rows.ts';
import { takeElements } from './take-elements.ts';
import { takeSatcat } from './take-satcat.ts';

/** What is known of a source between two times of asking it. */
export interface SourceState {
  readonly sourceId: number;
  memory: SourceMemory | undefined;
  /** Null where it was never asked. */
  askAgainAt: Date | null;
}

/** Makes sources known to the database, and reads what is remembered of them. */
export async function rememberedSources(
  db: Database,
  sources: readonly KeptSource[],
): Promise<Map<string, SourceState>> {
  const known = new Map((await listSources(db)).map((row) => [row.name, row]));
  const states = new Map<string, SourceState>();
  for (const source of sources) {
    const row = known.get(source.id);
    states.set(source.id, {
      sourceId: await keepSource(db, identityOf(source)),
      memory: (row?.memory as SourceMemory | null | undefined) ?? undefined,
      askAgainAt: row?.next_attempt_us == null ? null : new Date(row.next_attempt_us / 1000),
    });
  }
  return states;
}

/** Reads the memories again: another process may have asked meanwhile, and the rules of providers hold for both together. */
export async function rememberAgain(db: Database, states: ReadonlyMap<string, SourceState>): Promise<void> {
  for (const row of await listSources(db)) {
    const state = states.get(row.name);
    if (state !== undefined) state.memory = (row.memory as SourceMemory | null) ?? undefined;
  }
}

/** What sources give: element sets, descriptions of objects, or how the Earth turns. */
export type SourceData = ElementBatch | ReadonlyMap<number, SatcatObject> | EarthFile;

/** What an outcome changed, and what to tell of it. */
export interface TakenOutcome {
  readonly changed: ReadonlySet<number>;
  readonly newElementSets: number;
  readonly describedObjects: number;
  readonly news: readonly SourceNews[];
}

/** Stores what came of asking a source: its data, its memory and its warnings in one transaction. */
export async function takeOutcome(
  store: Store,
  source: KeptSource,
  state: SourceState,
  outcome: SourceOutcome<SourceData>,
  now: Date,
): Promise<TakenOutcome> {
  const nowUs = now.getTime() * 1000;
  const { memory, askAgainAt } = outcome;
  if (memory === state.memory) {
    // It was not asked.
    state.askAgainAt = askAgainAt;
    return { ...NOTHING, news: [] };
  }
  const taken = await store.db.transaction().execute(async (db) => {
    const data = outcome.status === 'new' ? await takeData(db, source, state.sourceId, outcome.data, nowUs) : NOTHING;
    await keepMemory(db, state.sourceId, memory, askAgainAt);
    return { ...data, ...(await keepWarnings(db, state.sourceId, memory, nowUs)) };
  });
  // Only now is it so.
  state.memory = memory;
  state.askAgainAt = askAgainAt;
  const { changed, newElementSets, describedObjects, raised, mended } = taken;
  const about = { source: source.id, title: source.title };
  const news: SourceNews[] = raised.map(({ code, message }) => ({ kind: 'warning', ...about, message, code }));
  if (mended) {
    news.push({ kind: 'mended', ...about, message: `${source.title}: gives good data again`, code: null });
  }
  if (outcome.status === 'new') {
    if (isEarthFile(outcome.data)) adoptEarthFile(outcome.data);
    const what = isEarthFile(outcome.data)
      ? reachOf(outcome.data)
      : source.kind === 'satcat'
        ? `${describedObjects.toLocaleString('en-US')} objects new or changed`
        : `${newElementSets.toLocaleString('en-US')} new element sets of ${changed.size.toLocaleString('en-US')} objects`;
    news.push({ kind: 'refreshed', ...about, message: `${source.title}: ${what}`, code: null });
  }
  return { changed, newElementSets, describedObjects, news };
}

type TakenData = Omit<TakenOutcome, 'news'>;

const NOTHING: TakenData = { changed: new Set(), newElementSets: 0, describedObjects: 0 };

async function takeData(
  db: Database,
  source: KeptSource,
  sourceId: number,
  data: SourceData,
  nowUs: number,
): Promise<TakenData> {
  if (isEarthFile(data)) {
    await storeEarthFile(db, data, { origin: source.id, nowUs });
    return NOTHING;
  }
  if (source.kind === 'satcat') {
    const objects = data as ReadonlyMap<number, SatcatObject>;
    return { ...NOTHING, describedObjects: await takeSatcat(db, objects, nowUs) };
  }
  const isPrivate = source.terms.visibility === 'private';
  const { elements } = data as ElementBatch;
  return { ...NOTHING, ...(await takeElements(db, elements, { sourceId, isPrivate, arrivedUs: nowUs })) };
}

function isEarthFile(data: SourceData): data is EarthFile {
  return 'kind' in data;
}

/** `measured to 2026-08-20`. */
function reachOf(file: EarthFile): string {
  const date = (day: number): string => formatUtc({ day, second: 0 }, 0).slice(0, 10);
  return file.kind === 'leap-seconds'
    ? `known until ${date(file.leapSeconds.expires.day)}`
    : `measured until ${date(file.orientation.lastMeasuredDay)}`;
}
