import type { CdmSummary, EventDocument, RunDocument, Signal, SourceSignal } from '@clearway/contract';

/** What came within one burst of signals. */
export interface News {
  readonly published: RunDocument | null;
  readonly failed: RunDocument | null;
  readonly newEvents: readonly EventDocument[];
  readonly worsened: readonly EventDocument[];
  readonly cleared: number;
  readonly messages: readonly CdmSummary[];
  readonly warnings: readonly SourceSignal[];
  readonly refreshed: boolean;
}

/** A burst is over after so long without a signal, */
const QUIET_MS = 1500;
/** and told after so long in any case. */
const LONGEST_MS = 10_000;
/** More are not needed to say how many there are, and which of them are watched is asked of the table. */
const MOST_EVENTS = 5000;

/**
 * Gathers signals into bursts: a run that is published brings hundreds of events at once, which are one piece of news.
 * Progress is no news. `end` tells nothing more.
 */
export function gatherNews(tell: (news: News) => void): { take(signal: Signal): void; end(): void } {
  let gathered: Signal[] = [];
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let latest: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    clearTimeout(quiet);
    clearTimeout(latest);
    latest = undefined;
  };
  const flush = (): void => {
    stop();
    const signals = gathered;
    gathered = [];
    tell(newsOf(signals));
  };
  return {
    take(signal) {
      // Of these no line is made: what shows runs and plans asks by itself.
      if (signal.type === 'run-progress' || signal.type === 'plan-progress' || signal.type === 'plan-changed') return;
      gathered.push(signal);
      clearTimeout(quiet);
      quiet = setTimeout(flush, QUIET_MS);
      latest ??= setTimeout(flush, LONGEST_MS);
    },
    end: stop,
  };
}

function newsOf(signals: readonly Signal[]): News {
  const events = (type: 'event-new' | 'event-worsened'): EventDocument[] =>
    signals.flatMap((signal) => (signal.type === type ? [signal.body] : [])).slice(0, MOST_EVENTS);
  return {
    published: signals.findLast((signal) => signal.type === 'run-published')?.body ?? null,
    failed: signals.findLast((signal) => signal.type === 'run-failed')?.body ?? null,
    newEvents: events('event-new'),
    worsened: events('event-worsened'),
    cleared: signals.filter(({ type }) => type === 'event-cleared').length,
    messages: signals.flatMap((signal) => (signal.type === 'cdm-received' ? [signal.body] : [])),
    warnings: signals.flatMap((signal) => (signal.type === 'source-warning' ? [signal.body] : [])),
    refreshed: signals.some(({ type }) => type === 'source-refreshed'),
  };
}
