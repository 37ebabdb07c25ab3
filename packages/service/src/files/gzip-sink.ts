import { once } from 'node:events';
import { createGzip } from 'node:zlib';
import type { ByteSink } from './byte-sink.ts';

/** Lets `produce` write plain bytes and passes them on to `sink` as one gzip stream, complete once this resolves. */
export async function throughGzip(sink: ByteSink, produce: (plain: ByteSink) => Promise<void>): Promise<void> {
  const gzip = createGzip();
  const passedOn = (async (): Promise<void> => {
    for await (const chunk of gzip) await sink.write(chunk as Uint8Array);
  })();
  // A failure of the sink is reported by the next write, or by the last await below.
  passedOn.catch(() => undefined);
  try {
    await produce({
      async write(bytes: Uint8Array): Promise<void> {
        // The stream keeps the chunk after write() returns, and the caller reuses its buffer: hand over a copy.
        if (!gzip.write(Buffer.from(bytes))) await Promise.race([once(gzip, 'drain'), passedOn]);
      },
    });
    gzip.end();
    await passedOn;
  } catch (error) {
    gzip.destroy();
    throw error;
  }
}
