import type { ElementSet } from '@clearway/astro';
import type { SourceDocument, UploadDocument } from '@clearway/contract';
import type { RejectedRecord } from '@clearway/messages';
import { listSources, listWarnings, type Store } from '@clearway/store';
import type { ElementBatch, SourceOutcome } from '../sources/catalog-source.ts';
import { refreshSources } from '../sources/refresh-sources.ts';
import type { KeptSource } from './configured-sources.ts';
import {
  type ImportedFiles,
  type ImportOptions,
  importCatalogFiles,
  importSyntheticObjects,
  takeAs,
} from './import-files.ts';
import { rememberAgain, rememberedSources, type SourceState, takeOutcome } from './kept-source.ts';
import { sourceDocument } from './source-documents.ts';
import type { SourceNews } from './source-news.ts';
import { keepMemory, microsOfDate } from './source-rows.ts';
import type { Taken } from './take-elements.ts';
import { readUploadedElements, uploadDocument } from './upload-elements.ts';

export interface KeeperOptions {
  readonly store: Store;
  readonly sources: readonly KeptSource[];
  readonly now?: () => Date;
  /** Told what people should know at once. */
  readonly onNews?: (news: SourceNews) => void;
}

/** What came of asking all sources that could be asked. */
export interface RefreshReport {
  /** Sources by what came of asking them. */
  readonly outcomes: readonly { readonly source: string; readonly status: SourceOutcome<unknown>['status'] }[];
  /** Objects with element sets that were not there. */
  readonly changed: ReadonlySet<number>;
  readonly newElementSets: number;
  /** Objects of which the satellite catalogue says something new. */
  readonly describedObjects: number;
}

/**
 * Keeps the catalogue: asks the sources when they may be asked, and stores what they give. Sources are asked for one
 * refresh at a time, and what comes is stored one after the other. What a source gives is taken in whole, in one transaction, or not at all;
 * on the embedded database others' statements wait meanwhile, some three seconds for 30,000 new sets.
 */
export interface CatalogKeeper {
  /** Asks all sources that may be asked now, or one. Throws only on `signal` and where the database fails. */
  refresh(options?: { readonly only?: string; readonly signal?: AbortSignal }): Promise<RefreshReport>;
  importFiles(files: readonly string[], options: ImportOptions): Promise<ImportedFiles>;
  importSynthetic(elements: Iterable<ElementSet>): Promise<Taken>;
  /** Throws UserError where the name or the data are unusable. */
  upload(source: string, body: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<UploadDocument & Taken>;
  /** All sources that were ever kept, by name. `objectsUsed`: by source, of the current run. */
  list(objectsUsed?: ReadonlyMap<string, number>): Promise<SourceDocument[]>;
  /** Whether there is a source of this name to be asked. */
  asks(source: string): boolean;
  /** When asking is next of use; null where nothing is asked. */
  nextAttemptAt(): Date | null;
  /** Records that could not be used, of the last answer of each source that had some; at most 1,000 of each. */
  rejected(): ReadonlyMap<string, readonly RejectedRecord[]>;
}

const MOST_REJECTED = 1000;

/** Runs what it is given one after the other, whatever becomes of each. */
function oneAfterTheOther(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** Makes the sources known to the database, and remembers what happened with them before. */
export async function createCatalogKeeper(options: KeeperOptions): Promise<CatalogKeeper> {
  const { store, sources, onNews } = options;
  const now = options.now ?? ((): Date => new Date());
  const states = await rememberedSources(store.db, sources);
  const rejected = new Map<string, readonly RejectedRecord[]>();
  const asking = oneAfterTheOther();
  const taking = oneAfterTheOther();
  const keepRejected = (source: string, records: readonly RejectedRecord[]): void => {
    if (records.length === 0) rejected.delete(source);
    else rejected.set(source, records.slice(0, MOST_REJECTED));
  };
  return {
    refresh: ({ only, signal } = {}) =>
      asking(async () => {
        const outcomes: { source: string; status: SourceOutcome<unknown>['status'] }[] = [];
        const changed = new Set<number>();
        let newElementSets = 0;
        let describedObjects = 0;
        await rememberAgain(store.db, states);
        const asked = refreshSources(sources, {
          memoryOf: (id) => states.get(id)!.memory,
          remember: async (id, memory) => {
            const state = states.get(id)!;
            await keepMemory(store.db, state.sourceId, memory, null);
            state.memory = memory;
          },
          ...(only === undefined ? {} : { only: (id: string) => id === only }),
          ...(signal ? { signal } : {}),
          now,
        });
        for await (const { source, outcome } of asked) {
          const state = states.get(source.id)!;
          const taken = await taking(() => takeOutcome(store, source, state, outcome, now()));
          if (outcome.status === 'new' && source.kind === 'elements') {
            keepRejected(source.id, (outcome.data as ElementBatch).rejected);
          }
          outcomes.push({ source: source.id, status: outcome.status });
          for (const id of taken.changed) changed.add(id);
          newElementSets += taken.newElementSets;
          describedObjects += taken.describedObjects;
          for (const news of taken.news) onNews?.(news);
        }
        return { outcomes, changed, newElementSets, describedObjects };
      }),
    importFiles: (files, importing) =>
      taking(async () => {
        const imported = await importCatalogFiles(store, files, importing, now());
        keepRejected('files', imported.rejected);
        return imported;
      }),
    importSynthetic: (elements) => taking(() => importSyntheticObjects(store, elements, now())),
    async upload(name, body, signal) {
      // Whoever sends slowly holds up nobody else.
      const { source, batch } = await readUploadedElements(name, body, { now: now(), signal });
      const taken = await taking(() => takeAs(store, source, batch.elements, now()));
      keepRejected(source.id, batch.rejected);
      return { ...uploadDocument(source, batch, taken), ...taken };
    },
    async list(objectsUsed) {
      const warnings = Map.groupBy(await listWarnings(store.db), ({ source_id }) => source_id);
      return (await listSources(store.db)).map((row) => {
        const state = states.get(row.name);
        return sourceDocument(row, warnings.get(row.source_id) ?? [], {
          nextAttemptUs: state === undefined ? null : microsOfDate(askAgainAt(state, now())),
          objectsUsed: objectsUsed?.get(row.name) ?? 0,
        });
      });
    },
    asks: (source) => states.has(source),
    nextAttemptAt() {
      const times = [...states.values()].map((state) => askAgainAt(state, now()).getTime());
      return times.length === 0 ? null : new Date(Math.min(...times));
    },
    rejected: () => rejected,
  };
}

function askAgainAt(state: SourceState, now: Date): Date {
  return state.askAgainAt ?? now;
}
