import { exampleRun, type ListenOptions, type Signal } from '@clearway/contract';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Followed, followService, type Page } from './follow-service.ts';

/** A service whose line the test holds in its hands. */
function heldService() {
  const lines: { options: ListenOptions; say(signal: Signal): void; isOpen(): boolean }[] = [];
  return {
    lines,
    open: () => lines.filter((line) => line.isOpen()),
    client: {
      async *listenToSignals(options: ListenOptions = {}): AsyncGenerator<Signal> {
        let wake: (() => void) | undefined;
        const waiting: Signal[] = [];
        lines.push({
          options,
          say(signal) {
            waiting.push(signal);
            wake?.();
          },
          isOpen: () => options.signal?.aborted !== true,
        });
        options.signal?.addEventListener('abort', () => wake?.());
        while (!options.signal?.aborted) {
          const signal = waiting.shift();
          if (signal !== undefined) yield signal;
          else await new Promise<void>((resolve) => (wake = resolve));
        }
      },
    },
  };
}

function heldPage() {
  let seen = true;
  let listeners: { onSeen(): void; onOnline(): void } | null = null;
  const page: Page = {
    isSeen: () => seen,
    watch(given) {
      listeners = given;
      return () => {
        listeners = null;
      };
    },
  };
  return {
    page,
    see(next: boolean) {
      seen = next;
      listeners?.onSeen();
    },
    online: () => listeners?.onOnline(),
    isWatched: () => listeners !== null,
  };
}

function followed(client: Followed['client']) {
  return { client, onConnection: vi.fn(), onProgress: vi.fn(), onNews: vi.fn(), onReturn: vi.fn() };
}

describe('following the service', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());
  const published: Signal = { id: 7, type: 'run-published', body: exampleRun };

  test('tells progress at once, and its end with the run', async () => {
    const service = heldService();
    const to = followed(service.client);
    const end = followService(to, heldPage().page);
    service.lines[0]!.say({ id: null, type: 'run-progress', body: exampleRun });
    service.lines[0]!.say(published);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(to.onProgress.mock.calls).toEqual([[exampleRun], [null]]);
    expect(to.onNews).toHaveBeenCalledTimes(1);
    end();
    expect(service.open()).toHaveLength(0);
  });

  test('gives the line back while nobody looks, and goes on from the last signal', async () => {
    const service = heldService();
    const to = followed(service.client);
    const held = heldPage();
    const end = followService(to, held.page);
    service.lines[0]!.options.onConnection?.('connected');
    service.lines[0]!.say(published);
    await vi.advanceTimersByTimeAsync(10_000);
    held.see(false);
    await vi.advanceTimersByTimeAsync(30_000);
    // A short look elsewhere costs nothing.
    held.see(true);
    held.see(false);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(service.open()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(40_000);
    expect(service.open()).toHaveLength(0);
    held.see(true);
    expect(service.lines).toHaveLength(2);
    expect(service.lines[1]!.options.after).toBe(7);
    service.lines[1]!.options.onConnection?.('connected');
    expect(to.onReturn).toHaveBeenCalledTimes(1);
    end();
    expect(held.isWatched()).toBe(false);
  });

  test('fetches anew when the line comes that was missing from the start', () => {
    const service = heldService();
    const to = followed(service.client);
    const end = followService(to, heldPage().page);
    service.lines[0]!.options.onConnection?.('connected');
    expect(to.onReturn).not.toHaveBeenCalled();
    end();
    const late = followService(to, heldPage().page);
    service.lines[1]!.options.onConnection?.('lost');
    service.lines[1]!.options.onConnection?.('connected');
    expect(to.onReturn).toHaveBeenCalledTimes(1);
    late();
  });

  test('tries at once when the device is online again, and fetches anew what may be old', () => {
    const service = heldService();
    const to = followed(service.client);
    const held = heldPage();
    const end = followService(to, held.page);
    const [first] = service.lines;
    first!.options.onConnection?.('connected');
    first!.options.onConnection?.('lost');
    held.online();
    expect(first!.isOpen()).toBe(false);
    // What the old line says no longer counts.
    first!.options.onConnection?.('lost');
    service.lines[1]!.options.onConnection?.('connected');
    expect(to.onConnection.mock.calls.flat()).toEqual(['connected', 'lost', 'connected']);
    expect(to.onReturn).toHaveBeenCalledTimes(1);
    end();
  });
});
