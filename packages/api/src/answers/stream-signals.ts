import type { Signal } from '@clearway/contract';
import type { LiveSignals } from '@clearway/service';

export interface SignalStreamOptions {
  /** Signals kept after this id come first; null for none. */
  readonly afterId: number | null;
  /** Ends the stream. */
  readonly ended: AbortSignal;
  readonly heartbeatSeconds: number;
  /** Called once when nobody listens any more. */
  readonly onEnd: () => void;
  /** Called with what the service throws, which ends the stream. */
  readonly onFault: (error: unknown) => void;
}

const RETRY_MILLISECONDS = 2000;
const HEARTBEAT = Symbol('heartbeat');
const text = new TextEncoder();

/**
 * Signals as server-sent events. One is taken from the service only when the reader has room for it, so a slow reader makes the
 * service's own bounded queue wait, and nothing grows here.
 */
export function streamSignals(signals: LiveSignals, options: SignalStreamOptions): ReadableStream<Uint8Array> {
  const gone = new AbortController();
  const ended = AbortSignal.any([options.ended, gone.signal]);
  const iterator = signals.listen(options.afterId, ended)[Symbol.asyncIterator]();
  const whenEnded = new Promise<{ done: true }>((resolve) => {
    if (ended.aborted) resolve({ done: true });
    ended.addEventListener('abort', () => resolve({ done: true }), { once: true });
  });
  let next: Promise<IteratorResult<Signal>> | null = null;
  const end = (): void => {
    gone.abort();
    iterator.return?.()?.catch?.(() => undefined);
    options.onEnd();
  };
  return new ReadableStream<Uint8Array>({
    start(controller): void {
      controller.enqueue(text.encode(`retry: ${RETRY_MILLISECONDS}\n\n`));
    },
    async pull(controller): Promise<void> {
      next ??= iterator.next();
      const heartbeat = timer(options.heartbeatSeconds * 1000);
      try {
        const winner = await Promise.race([next, whenEnded, heartbeat.rings]);
        // The reader has gone meanwhile, and the stream with it.
        if (gone.signal.aborted) return;
        if (winner === HEARTBEAT) {
          controller.enqueue(text.encode(': heartbeat\n\n'));
        } else if (winner.done) {
          end();
          controller.close();
        } else {
          next = null;
          controller.enqueue(text.encode(formatSignal(winner.value as Signal)));
        }
      } catch (error) {
        if (gone.signal.aborted) return;
        options.onFault(error);
        end();
        throw error;
      } finally {
        heartbeat.stop();
      }
    },
    cancel: end,
  });
}

/** As `event:`, `data:` and, where it is kept, `id:`. JSON has no line breaks of its own. */
export function formatSignal({ id, type, body }: Signal): string {
  return `${id === null ? '' : `id: ${id}\n`}event: ${type}\ndata: ${JSON.stringify(body)}\n\n`;
}

function timer(milliseconds: number): { readonly rings: Promise<typeof HEARTBEAT>; stop(): void } {
  const { promise, resolve } = Promise.withResolvers<typeof HEARTBEAT>();
  const handle = setTimeout(() => resolve(HEARTBEAT), milliseconds);
  handle.unref();
  return { rings: promise, stop: () => clearTimeout(handle) };
}
