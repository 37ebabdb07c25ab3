import { type CdmSummary, type Client, ProblemError } from '@clearway/contract';
import { createStore, type Store } from '../view/store.ts';
import { messagesChanged } from './messages-revision.ts';

/** What became of a file that was brought. */
export type ReceivedFile = { readonly key: number; readonly name: string } & (
  | { readonly state: 'waiting' | 'sending' }
  | { readonly state: 'done'; readonly cdms: readonly CdmSummary[]; readonly known: number }
  /** What the service said; null where it does not answer. */
  | { readonly state: 'failed'; readonly detail: string | null }
);

/** The files that were brought since the list was last cleared, the first brought first. */
export const receivedFiles: Store<readonly ReceivedFile[]> = createStore<readonly ReceivedFile[]>([]);

const brought = new Set<number>();
/** Numbers of messages that this page brought itself: they are no news to it. */
export const broughtHere: ReadonlySet<number> = brought;

let lastKey = 0;
let line: Promise<void> = Promise.resolve();

/** What a name is cut to, as the service takes it. */
const LONGEST_NAME = 200;

/** Brings files to the service one after the other, and tells of each what became of it. */
export function bringFiles(client: Pick<Client, 'receiveCdms'>, files: readonly File[]): Promise<void> {
  const fresh = files.map((file) => ({ key: ++lastKey, file, name: file.name }));
  receivedFiles.update((before) => [
    ...before,
    ...fresh.map(({ key, name }) => ({ key, name, state: 'waiting' as const })),
  ]);
  line = fresh.reduce((before, { key, file, name }) => before.then(() => bring(client, key, file, name)), line);
  return line;
}

async function bring(client: Pick<Client, 'receiveCdms'>, key: number, file: File, name: string): Promise<void> {
  settle({ key, name, state: 'sending' });
  try {
    const { cdms, known } = await client.receiveCdms(file, { file: name.slice(0, LONGEST_NAME) });
    for (const { cdm_id: id } of cdms) brought.add(id);
    settle({ key, name, state: 'done', cdms, known });
    messagesChanged();
  } catch (error) {
    settle({ key, name, state: 'failed', detail: error instanceof ProblemError ? error.problem.detail : null });
  }
}

function settle(file: ReceivedFile): void {
  receivedFiles.update((files) => files.map((each) => (each.key === file.key ? file : each)));
}

/** Leaves those that are still to be done. */
export function clearFiles(): void {
  receivedFiles.update((files) => files.filter(({ state }) => state === 'waiting' || state === 'sending'));
}
