import { parentPort } from 'node:worker_threads';
import { openSession } from '../session/open-session.ts';
import type { KnownPairs, ScreeningSession, SweepProgress } from '../session/screening-session.ts';
import { encodeResolvedSlice, encodeSweptSlice, type ResolvedSlice } from '../stored/stored-slices.ts';
import { createElementStream, type ElementStream } from './element-stream.ts';
import type { PackedSlice, ThreadAnswer, ThreadCalls, ThreadRequest } from './thread-messages.ts';
import { slowOfSlices, updatedSlices } from './update-slices.ts';

/**
 * The thread in which runs are computed: it holds the session with its worker threads, packs and unpacks results, and so keeps all
 * of that away from the thread that answers requests.
 */
const port = parentPort;
if (!port) throw new Error('This file is the entry of a worker thread.');

interface Work {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SweepProgress) => void;
}

/** The element sets of the session that is being opened. */
let coming: ElementStream | null = null;
let session: ScreeningSession | null = null;
/** The end of the open run, where an update gave it already. */
let resolved: ResolvedSlice | null = null;
/** What an update knows of the pairs of ephemerides from the run before. */
let known: KnownPairs | null = null;

type Calls = { [Name in keyof ThreadCalls]: (args: Parameters<ThreadCalls[Name]>, work: Work) => Promise<unknown> };

const calls: Calls = {
  addElements: async ([elements]) => {
    if (coming === null) throw new Error('no run is being opened');
    await coming.put(elements);
    return null;
  },
  endElements: async () => {
    coming?.end();
    return null;
  },
  open: async ([opening], { signal }) => {
    await closeSession();
    const elements = createElementStream();
    coming = elements;
    const abort = (): void => elements.fail(new Error('the opening of a run was given up'));
    signal.addEventListener('abort', abort, { once: true });
    try {
      const opened = await openSession({ ...opening, elements, lowPriority: true, signal });
      session = opened;
      if (signal.aborted) await closeSession();
      signal.throwIfAborted();
      return { failures: opened.failures, screened: opened.screened };
    } catch (error) {
      elements.fail(error as Error);
      throw error;
    } finally {
      signal.removeEventListener('abort', abort);
      if (coming === elements) coming = null;
    }
  },
  sweep: async ([{ fromUs, toUs }], work) => {
    const result = await opened().sweep(fromUs, toUs, work);
    return packed(encodeSweptSlice(result), result.rows.count);
  },
  update: async ([base, changed, slices], work) => {
    const updated = await updatedSlices(opened(), base, new Set(changed), slices, work);
    resolved = updated.resolved;
    known = updated.byEphemerides;
    return updated.slices.map((slice) => packed(encodeSweptSlice(slice), slice.rows.count));
  },
  resolve: async ([slices], work) => {
    const { signal } = work;
    const current = opened();
    const ending = resolved ?? {
      rows: await current.resolve(slowOfSlices(slices), signal),
      ...(await current.edges(signal)),
    };
    const byEphemerides = await current.byEphemerides({ ...work, known: known ?? undefined });
    const slice = byEphemerides ? { ...ending, byEphemerides } : ending;
    return {
      resolved: packed(encodeResolvedSlice(slice), ending.rows.count + (byEphemerides?.rows.count ?? 0)),
      completeness: current.completeness(),
      seconds: current.seconds(),
    };
  },
  close: async () => {
    coming?.fail(new Error('the opening of a run was given up'));
    await closeSession();
    return null;
  },
};

const aborts = new Map<number, AbortController>();

port.on('message', (request: ThreadRequest) => {
  if (request.kind === 'abort') {
    aborts.get(request.id)?.abort();
    return;
  }
  const { id, name, args } = request;
  const abort = new AbortController();
  aborts.set(id, abort);
  const answer = (message: ThreadAnswer): void => port.postMessage(message);
  const work: Work = {
    signal: abort.signal,
    onProgress: (progress) => answer({ kind: 'progress', id, progress }),
  };
  // Every call takes its own arguments; which ones the sender's types make sure of.
  (calls[name] as (args: readonly unknown[], work: Work) => Promise<unknown>)(args, work)
    .then(
      (result) => answer({ kind: 'result', id, result }),
      (error: unknown) =>
        answer({
          kind: 'error',
          id,
          message: error instanceof Error ? error.message : String(error),
          aborted: abort.signal.aborted,
        }),
    )
    .finally(() => aborts.delete(id));
});

function opened(): ScreeningSession {
  if (session === null) throw new Error('no run is open');
  return session;
}

async function closeSession(): Promise<void> {
  const open = session;
  session = null;
  resolved = null;
  known = null;
  await open?.close();
}

function packed(bytes: Uint8Array<ArrayBuffer>, approaches: number): PackedSlice {
  return { packed: bytes, approaches };
}
