import type { Signal } from '@clearway/contract';
import type { LiveSignals } from '@clearway/service';

/** Signals that a test sends. Kept ones are remembered; a listener that does not keep up loses progress. */
export interface FakeSignals extends LiveSignals {
  send(signal: Signal): void;
  readonly listeners: number;
}

const LONGEST_QUEUE = 100;

export function fakeSignals(): FakeSignals {
  const kept: Signal[] = [];
  const queues = new Set<{ push(signal: Signal): void }>();
  return {
    get listeners(): number {
      return queues.size;
    },
    send(signal): void {
      if (signal.id !== null) kept.push(signal);
      for (const queue of queues) queue.push(signal);
    },
    async *listen(afterId, signal): AsyncGenerator<Signal> {
      const waiting = afterId === null ? [] : kept.filter(({ id }) => id! > afterId);
      let wake: () => void = () => undefined;
      const queue = {
        push(each: Signal): void {
          if (each.id === null && waiting.length >= LONGEST_QUEUE) return;
          waiting.push(each);
          wake();
        },
      };
      queues.add(queue);
      signal.addEventListener('abort', () => wake(), { once: true });
      try {
        while (!signal.aborted) {
          const next = waiting.shift();
          if (next !== undefined) yield next;
          else await new Promise<void>((resolve) => (wake = resolve));
        }
      } finally {
        queues.delete(queue);
      }
    },
  };
}
