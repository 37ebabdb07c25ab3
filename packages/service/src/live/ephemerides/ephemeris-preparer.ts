import { Worker } from 'node:worker_threads';
import { UserError, type UserErrorCode } from '@clearway/astro';
import { type EarthData, earthDataInUse } from '../../earth-data/earth-file.ts';
import type { PreparedFile } from './prepared-file.ts';

export interface PreparingTask {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly name: string;
}

/** A task with what turns frames and clocks: the thread has nothing in use but what is built in. */
export interface ThreadTask extends PreparingTask {
  readonly earth: EarthData;
}

export type PreparingAnswer =
  | { readonly file: PreparedFile }
  | { readonly refused: { readonly code: UserErrorCode; readonly message: string; readonly hint: string } };

/** Reads ephemerides in a thread of its own: large ones take seconds, in which the server must answer others. */
export interface EphemerisPreparer {
  /**
   * One file after the other; the bytes are handed over.
   * @throws UserError with file, line and keyword
   */
  readonly prepare: (task: PreparingTask) => Promise<PreparedFile>;
  readonly close: () => Promise<void>;
}

/** Starting a thread takes half a second, and files come in dozens. */
const IDLE_MILLISECONDS = 20_000;
const LONGEST_MILLISECONDS = 180_000;

export function createEphemerisPreparer(): EphemerisPreparer {
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = worker;
    worker = null;
    await ending?.terminate();
  };
  const ask = async (task: PreparingTask): Promise<PreparedFile> => {
    clearTimeout(idle);
    worker ??= new Worker(new URL('./preparing-thread.ts', import.meta.url));
    const asked = worker;
    asked.ref();
    try {
      const answer = await answerOf(asked, task);
      if ('file' in answer) return answer.file;
      const { code, message, hint } = answer.refused;
      throw new UserError(code, message, hint);
    } catch (error) {
      // A thread that is lost in a file is of no use for the next one.
      if (error instanceof TooLong || !(error instanceof UserError)) await end();
      throw error;
    } finally {
      // Nobody waits for a thread that has nothing to do.
      asked.unref();
      idle = setTimeout(() => void end(), IDLE_MILLISECONDS).unref();
    }
  };
  return {
    prepare(task) {
      const prepared = last.then(() => ask(task));
      last = prepared.catch(() => undefined);
      return prepared;
    },
    close: end,
  };
}

class TooLong extends UserError {}

function answerOf(worker: Worker, task: PreparingTask): Promise<PreparingAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<PreparingAnswer>();
  const tooLong = (): void => {
    const what = `${task.name}: reading it takes more than ${LONGEST_MILLISECONDS / 60_000} minutes`;
    reject(new TooLong('format-malformed', what, 'give a shorter span, or several files'));
  };
  const timer = setTimeout(tooLong, LONGEST_MILLISECONDS);
  const ended = (code: number): void => reject(new Error(`the thread that reads ephemerides ended with code ${code}`));
  worker.on('message', resolve).on('error', reject).on('exit', ended);
  worker.postMessage({ ...task, earth: earthDataInUse() } satisfies ThreadTask, [task.bytes.buffer]);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off('message', resolve).off('error', reject).off('exit', ended);
  });
}
