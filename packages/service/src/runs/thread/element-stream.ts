import type { ElementSet } from '@clearway/astro';

/** Element sets on their way to whoever surveys them, a page at a time. */
export interface ElementStream extends AsyncIterable<readonly ElementSet[]> {
  /** Resolves when the page before this one is done with, so that they do not pile up. */
  put(page: readonly ElementSet[]): Promise<void>;
  /** No more come. */
  end(): void;
  /** Whoever takes or gives pages is told that nothing comes of it. */
  fail(error: Error): void;
}

/** One page waits at most. */
export function createElementStream(): ElementStream {
  let waiting: readonly ElementSet[] | null = null;
  let isEnded = false;
  let failure: Error | null = null;
  let changed = Promise.withResolvers<void>();
  const tell = (): void => {
    changed.resolve();
    changed = Promise.withResolvers();
  };
  const until = async (isSo: () => boolean): Promise<void> => {
    while (failure === null && !isSo()) await changed.promise;
    if (failure) throw failure;
  };
  return {
    async put(page) {
      await until(() => waiting === null);
      waiting = page;
      tell();
    },
    end() {
      isEnded = true;
      tell();
    },
    fail(error) {
      failure ??= error;
      waiting = null;
      tell();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        await until(() => waiting !== null || isEnded);
        const page = waiting;
        if (page === null) return;
        waiting = null;
        tell();
        yield page;
      }
    },
  };
}
