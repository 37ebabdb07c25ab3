import { type Asking, NEVER_ASKED, type Source, type SourceMemory, type SourceOutcome } from './catalog-source.ts';
import { LONGEST_BACK_OFF_MS } from './web/back-off.ts';

export interface Refreshing {
  /** What was kept of a source; undefined where it was never asked. */
  memoryOf(id: string): SourceMemory | undefined;
  /** Keeps a memory: before each request, and not again with the outcome, which has its own. */
  readonly remember?: (id: string, memory: SourceMemory) => Promise<void> | void;
  /** Asks only these; a refusal by any source of their provider still stops them (default: all). */
  readonly only?: (id: string) => boolean;
  readonly signal?: AbortSignal;
  readonly now?: () => Date;
}

/** A source and what came of asking it. */
export interface Refreshed<Kind extends Source<unknown>> {
  readonly source: Kind;
  readonly outcome: SourceOutcome<Kind extends Source<infer Data> ? Data : never>;
}

/**
 * Asks all sources that may be asked now, those of one provider one after the other, providers side by side; gives each
 * outcome as it comes. A source that refuses, or cannot be reached, ends the asking of its provider, for all its
 * sources and as long as it says, restarts included.
 */
export async function* refreshSources<Kind extends Source<unknown>>(
  sources: readonly Kind[],
  refreshing: Refreshing,
): AsyncGenerator<Refreshed<Kind>, void, undefined> {
  const waiting = new Map<string, Promise<{ key: string; next: IteratorResult<Refreshed<Kind>> }>>();
  const runs = new Map<string, AsyncGenerator<Refreshed<Kind>>>();
  const step = (key: string, run: AsyncGenerator<Refreshed<Kind>>): void => {
    const next = run.next().then((result) => ({ key, next: result }));
    // Whoever fails while nobody waits any more is not to end the process.
    next.catch(() => undefined);
    waiting.set(key, next);
  };
  for (const [provider, theirs] of Map.groupBy(sources, (source) => source.provider)) {
    const run = refreshProvider(theirs, refreshing);
    runs.set(provider, run);
    step(provider, run);
  }
  while (waiting.size > 0) {
    const { key, next } = await Promise.race(waiting.values());
    waiting.delete(key);
    if (next.done) continue;
    step(key, runs.get(key)!);
    yield next.value;
  }
}

async function* refreshProvider<Kind extends Source<unknown>>(
  sources: readonly Kind[],
  { memoryOf, remember, only, signal, now }: Refreshing,
): AsyncGenerator<Refreshed<Kind>, void, undefined> {
  const currentTime = (): number => (now?.() ?? new Date()).getTime();
  let stopped = 0;
  for (const source of sources) {
    const memory = memoryOf(source.id);
    if (memory?.backOffOfProvider) stopped = Math.max(stopped, believable(memory.backOffUntil, currentTime()));
  }
  for (const source of sources) {
    if (only?.(source.id) === false) continue;
    signal?.throwIfAborted();
    const previous = memoryOf(source.id) ?? NEVER_ASKED;
    if (stopped > currentTime()) {
      yield { source, outcome: { status: 'too-soon', memory: previous, warnings: [], askAgainAt: new Date(stopped) } };
      continue;
    }
    const asking: Asking = {
      ...(signal ? { signal } : {}),
      ...(remember ? { remember: (memory: SourceMemory) => remember(source.id, memory) } : {}),
    };
    const outcome = (await source.fetch(previous, asking)) as Refreshed<Kind>['outcome'];
    if (outcome.memory.backOffOfProvider) stopped = believable(outcome.memory.backOffUntil, currentTime());
    yield { source, outcome };
  }
}

/** 0 where the time comes from a clock that was wrong. */
function believable(until: string | null, now: number): number {
  const time = Date.parse(until ?? '');
  return time - now <= LONGEST_BACK_OFF_MS ? time : 0;
}
