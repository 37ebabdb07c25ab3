import { listenToSignals as operation } from '../operations/status-operations.ts';
import { SIGNAL_TYPES, type Signal } from '../schemas/signals.ts';
import { ProblemError } from './problem-error.ts';
import { readServerEvents } from './read-server-events.ts';
import type { Transport } from './transport.ts';

export interface ListenOptions {
  /** Ends the listening. */
  readonly signal?: AbortSignal | undefined;
  /** Signals kept after this id come first. */
  readonly after?: number | undefined;
  /** Called when the line is lost, and when it is there (again). */
  readonly onConnection?: ((state: 'connected' | 'lost') => void) | undefined;
  /** Silence after which the line counts as lost: the server says something every 15 s. Default: 45. */
  readonly silenceSeconds?: number | undefined;
}

const FIRST_WAIT_MILLISECONDS = 2000;
const LONGEST_WAIT_MILLISECONDS = 60_000;

/**
 * Signals as they come, until `signal` ends it. A line that is lost is taken up again with the last id that was seen, so no kept
 * signal is missed; the waits between attempts grow to a minute. Throws ProblemError where the server refuses for good (4xx).
 */
export async function* listen(transport: Transport, options: ListenOptions = {}): AsyncGenerator<Signal> {
  const { signal, onConnection, silenceSeconds = 45 } = options;
  let lastId = options.after ?? null;
  let retry = FIRST_WAIT_MILLISECONDS;
  let failures = 0;
  while (!signal?.aborted) {
    const line = lineWith(signal, silenceSeconds * 1000);
    try {
      const headers: Record<string, string> = { accept: 'text/event-stream' };
      if (lastId !== null) headers['last-event-id'] = String(lastId);
      const response = await transport.ask(operation.path, { headers, signal: line.signal });
      onConnection?.('connected');
      failures = 0;
      const onRetry = (milliseconds: number): void => {
        retry = milliseconds;
      };
      for await (const event of readServerEvents(response.body!, {
        signal: line.signal,
        onLife: line.alive,
        onRetry,
      })) {
        const id = event.id === null ? null : Number(event.id);
        if (id !== null && Number.isSafeInteger(id)) lastId = id;
        if (!SIGNAL_TYPES.some((type) => type === event.type)) continue;
        yield { id, type: event.type, body: JSON.parse(event.data) } as Signal;
      }
    } catch (error) {
      if (signal?.aborted) return;
      if (error instanceof ProblemError && error.status < 500) throw error;
    } finally {
      line.end();
    }
    if (signal?.aborted) return;
    onConnection?.('lost');
    // A little chance in it, so that a hundred listeners do not come back at once.
    const wait = Math.min(retry * 2 ** failures, LONGEST_WAIT_MILLISECONDS) * (0.75 + 0.5 * Math.random());
    failures++;
    await pause(wait, signal);
  }
}

/** A line that counts as lost when nothing comes for `milliseconds`. */
function lineWith(
  outer: AbortSignal | undefined,
  milliseconds: number,
): { readonly signal: AbortSignal; alive(): void; end(): void } {
  const lost = new AbortController();
  const silent = (): void => lost.abort(new Error('the server has been silent for too long'));
  let timer = setTimeout(silent, milliseconds);
  return {
    signal: outer === undefined ? lost.signal : AbortSignal.any([outer, lost.signal]),
    alive(): void {
      clearTimeout(timer);
      timer = setTimeout(silent, milliseconds);
    },
    end(): void {
      clearTimeout(timer);
      lost.abort();
    },
  };
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener('abort', done, { once: true });
  });
}
