import { type Client, type EphemerisDocument, type EphemerisMode, ProblemError } from '@clearway/contract';
import { createStore, type Store } from '../view/store.ts';

/** What became of a file of ephemerides that was brought. */
export type EphemerisFile = { readonly key: number; readonly name: string } & (
  | { readonly state: 'waiting' | 'sending' }
  | { readonly state: 'done'; readonly ephemerides: readonly EphemerisDocument[]; readonly known: number }
  /** What the service said; null where it does not answer. */
  | { readonly state: 'failed'; readonly detail: string | null }
);

/** Whose a file is, where that is known besides what it says, and what it is to do. */
export interface Bringing {
  readonly objectId: number | null;
  readonly mode: EphemerisMode;
}

/** The files that were brought since the list was last cleared, the first brought first. */
export const ephemerisFiles: Store<readonly EphemerisFile[]> = createStore<readonly EphemerisFile[]>([]);

/** What files that are dropped on the map are to do; set in the panel. */
export const ephemerisMode: Store<EphemerisMode> = createStore<EphemerisMode>('replaces');

/** Counts up whenever ephemerides may have come or gone here: whoever shows some asks again. */
export const ephemeridesRevision: Store<number> = createStore(0);

export function ephemeridesChanged(): void {
  ephemeridesRevision.update((revision) => revision + 1);
}

let lastKey = 0;
let line: Promise<void> = Promise.resolve();

/** What a name is cut to, as the service takes it. */
const LONGEST_NAME = 200;

type Receiving = Pick<Client, 'receiveEphemerides'>;

/** Brings files to the service one after the other, and tells of each what became of it. */
export function bringEphemerides(client: Receiving, files: readonly File[], how: Bringing): Promise<void> {
  const fresh = files.map((file) => ({ key: ++lastKey, file, name: file.name }));
  ephemerisFiles.update((before) => [
    ...before,
    ...fresh.map(({ key, name }) => ({ key, name, state: 'waiting' as const })),
  ]);
  line = fresh.reduce((before, { key, file, name }) => before.then(() => bring(client, key, file, name, how)), line);
  return line;
}

async function bring(client: Receiving, key: number, file: File, name: string, how: Bringing): Promise<void> {
  settle({ key, name, state: 'sending' });
  try {
    const { ephemerides, known } = await client.receiveEphemerides(file, {
      file: name.slice(0, LONGEST_NAME),
      mode: how.mode,
      ...(how.objectId === null ? {} : { object: how.objectId }),
    });
    settle({ key, name, state: 'done', ephemerides, known });
    ephemeridesChanged();
  } catch (error) {
    settle({ key, name, state: 'failed', detail: error instanceof ProblemError ? error.problem.detail : null });
  }
}

function settle(file: EphemerisFile): void {
  ephemerisFiles.update((files) => files.map((each) => (each.key === file.key ? file : each)));
}

/** Leaves those that are still to be done. */
export function clearEphemerisFiles(): void {
  ephemerisFiles.update((files) => files.filter(({ state }) => state === 'waiting' || state === 'sending'));
}
