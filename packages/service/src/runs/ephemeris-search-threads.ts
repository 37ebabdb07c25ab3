import { Worker } from 'node:worker_threads';
import type { EphemerisKnots } from '@clearway/screening';
import type { ScreenedEphemeris } from '../operator-ephemerides/replaced-lives.ts';
import type { EphemerisSpan } from '../operator-ephemerides/run-object.ts';
import {
  type EphemerisSearch,
  type FoundByEphemerides,
  type FoundByPart,
  joinedParts,
  searchSpans,
} from './search-ephemerides.ts';

/** What a thread is started with: motions as their knots, for functions do not travel. */
export interface SearchThreadStart {
  readonly wasm: Uint8Array<ArrayBuffer>;
  readonly search: PlainSearch;
  readonly first: number;
  readonly every: number;
  readonly lowPriority: boolean;
}

/** A search without functions, and without covariances, which it does not need. */
export interface PlainSearch extends Omit<EphemerisSearch, 'onProgress' | 'ephemerides'> {
  readonly ephemerides: readonly (Omit<ScreenedEphemeris, 'spans'> & { readonly spans: readonly PlainSpan[] })[];
}

type PlainSpan = EphemerisKnots & Omit<EphemerisSpan, 'motion' | 'covariances'>;

export type SearchThreadAnswer =
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'done'; readonly found: FoundByPart };

export interface SearchThreads {
  readonly workers: number;
  /** Lets everything else on the machine go first. */
  readonly lowPriority?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** A thread takes longer to start than so many spans take to be searched. */
const SPANS_FOR_A_THREAD = 4;

/**
 * Searches ephemerides against all: a few in this thread, many spread over threads, each of which prepares the same objects and takes every
 * so many-th span. What is found does not depend on how many there are.
 */
export async function searchEphemerides(
  search: EphemerisSearch,
  wasm: Uint8Array<ArrayBuffer>,
  pause: () => Promise<void>,
  { workers, lowPriority = false, signal }: SearchThreads,
): Promise<FoundByEphemerides> {
  const spans = search.ephemerides.reduce((sum, each) => sum + each.spans.length, 0);
  const every = Math.min(workers, Math.floor(spans / SPANS_FOR_A_THREAD));
  if (every <= 1) return joinedParts(search, [await searchSpans(search, { first: 0, every: 1 }, wasm, pause)]);
  const fractions = new Array<number>(every).fill(0);
  const plain = plainSearch(search);
  const all = new AbortController();
  const stop = signal ? AbortSignal.any([signal, all.signal]) : all.signal;
  try {
    const parts = await Promise.all(
      fractions.map((_, first) =>
        inThread({ wasm, search: plain, first, every, lowPriority }, stop, (fraction) => {
          fractions[first] = fraction;
          search.onProgress?.(fractions.reduce((sum, each) => sum + each, 0) / every);
        }),
      ),
    );
    return joinedParts(search, parts);
  } finally {
    // Of several one may have failed.
    all.abort(new Error('The search of ephemerides has ended.'));
  }
}

function inThread(
  start: SearchThreadStart,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<FoundByPart> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('./ephemeris-search-thread.ts', import.meta.url), { workerData: start });
  const { promise, resolve, reject } = Promise.withResolvers<FoundByPart>();
  const abort = (): void => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  worker.on('message', (answer: SearchThreadAnswer) => {
    if (answer.kind === 'done') resolve(answer.found);
    else onProgress(answer.fraction);
  });
  worker.once('error', (cause) => reject(new Error(`A thread that searches stopped: ${cause.message}`, { cause })));
  worker.once('exit', (code) => reject(new Error(`A thread that searches ended with code ${code}.`)));
  return promise.finally(() => {
    signal.removeEventListener('abort', abort);
    void worker.terminate();
  });
}

function plainSearch({ onProgress: _, ephemerides, ...rest }: EphemerisSearch): PlainSearch {
  return {
    ...rest,
    ephemerides: ephemerides.map(({ spans, ...each }) => ({
      ...each,
      spans: spans.map(({ motion: { day, times, states }, fromUs, untilUs }) => ({
        day,
        times,
        states,
        fromUs,
        untilUs,
      })),
    })),
  };
}
