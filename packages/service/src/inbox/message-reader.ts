import { Worker } from 'node:worker_threads';
import { UserError, type UserErrorCode } from '@clearway/astro';
import type { PreparedMessage } from './prepared-message.ts';

export interface ReadingTask {
  readonly text: string;
  readonly name: string;
}

export type ReadingAnswer =
  | { readonly messages: readonly PreparedMessage[] }
  | { readonly refused: { readonly code: UserErrorCode; readonly message: string; readonly hint: string } };

/** Reads and assesses messages in a thread of its own: a slow encounter takes a second, in which the server must answer others. */
export interface MessageReader {
  /**
   * One text after the other.
   * @throws UserError with name, line and keyword
   */
  readonly read: (task: ReadingTask) => Promise<readonly PreparedMessage[]>;
  readonly close: () => Promise<void>;
}

/** Starting a thread takes half a second; keeping one, some 60 MB. */
const IDLE_MILLISECONDS = 60_000;
/** A thousand slow encounters take less; others wait meanwhile. */
const LONGEST_MILLISECONDS = 180_000;

export function createMessageReader(): MessageReader {
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = worker;
    worker = null;
    await ending?.terminate();
  };
  const ask = async (task: ReadingTask): Promise<readonly PreparedMessage[]> => {
    clearTimeout(idle);
    worker ??= new Worker(new URL('./reading-thread.ts', import.meta.url));
    const asked = worker;
    asked.ref();
    try {
      const answer = await answerOf(asked, task);
      if (answer === 'too-long') {
        await end();
        const what = `${task.name}: assessing its messages takes more than ${LONGEST_MILLISECONDS / 60_000} minutes`;
        throw new UserError('format-malformed', what, 'send them in several files');
      }
      if ('messages' in answer) return answer.messages;
      const { code, message, hint } = answer.refused;
      throw new UserError(code, message, hint);
    } catch (error) {
      if (!(error instanceof UserError)) await end();
      throw error;
    } finally {
      // Nobody waits for a thread that has nothing to do.
      asked.unref();
      idle = setTimeout(() => void end(), IDLE_MILLISECONDS).unref();
    }
  };
  return {
    read(task) {
      const read = last.then(() => ask(task));
      last = read.catch(() => undefined);
      return read;
    },
    close: end,
  };
}

function answerOf(worker: Worker, task: ReadingTask): Promise<ReadingAnswer | 'too-long'> {
  const { promise, resolve, reject } = Promise.withResolvers<ReadingAnswer | 'too-long'>();
  const timer = setTimeout(() => resolve('too-long'), LONGEST_MILLISECONDS);
  const ended = (code: number): void => reject(new Error(`the thread that reads messages ended with code ${code}`));
  worker.on('message', resolve).on('error', reject).on('exit', ended);
  worker.postMessage(task);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off('message', resolve).off('error', reject).off('exit', ended);
  });
}
