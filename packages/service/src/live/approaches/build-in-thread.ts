import { Worker } from 'node:worker_threads';
import type { BuiltRunModel, RunModelInput } from './run-model-input.ts';
import { buffersOf } from './transferred-buffers.ts';

/**
 * {@link buildRunModel} in a thread of its own. The rows are handed over, so the caller's table or bytes are empty afterwards;
 * element sets are copied. Rejects where the rows are damaged or do not fit the element sets, and on abort.
 */
export function buildInThread(input: RunModelInput, signal?: AbortSignal): Promise<BuiltRunModel> {
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./model-thread.ts', import.meta.url), {
      workerData: input,
      transferList: transferable(input),
    });
    const abort = (): void => {
      reject(signal!.reason);
      void worker.terminate();
    };
    signal?.addEventListener('abort', abort, { once: true });
    worker.once('message', resolve);
    worker.once('error', (error) => {
      reject(new Error(`The thread that reads a run stopped: ${error.message}`, { cause: error }));
    });
    worker.once('exit', (code) => {
      signal?.removeEventListener('abort', abort);
      reject(new Error(`The thread that reads a run ended with code ${code}.`));
    });
  });
}

/** Buffers that Node's pool shares with others cannot be handed over; they are copied. */
function transferable({ approaches }: RunModelInput): ArrayBuffer[] {
  const whole = Array.isArray(approaches)
    ? approaches.filter((bytes) => bytes.byteLength === bytes.buffer.byteLength)
    : approaches;
  return buffersOf(whole);
}
