import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { UserError } from '@clearway/astro';
import type { PlanStage } from '@clearway/contract';
import type { RunMaterial } from '../../runs/plan/run-snapshot.ts';
import type { PlanComputed, PlanTask } from './plan-task.ts';
import type { PlanAnswer, PlanRequest } from './plan-thread.ts';
import { catalogHead } from './screened-catalog.ts';

/** Computes plans in a thread of its own, one after the other: a slow encounter takes seconds, in which the server must answer others. */
export interface PlanComputer {
  /** Rejects with the signal's reason at once when it is aborted; with a UserError where nothing can be planned. */
  readonly compute: (
    task: PlanTask,
    /** Of the run that the task names. */
    material: RunMaterial | null,
    signal: AbortSignal,
    tell: (done: number, stage: PlanStage) => void,
  ) => Promise<PlanComputed>;
  readonly close: () => Promise<void>;
}

/** Starting a thread takes half a second; keeping one, some 60 MB. */
const IDLE_MILLISECONDS = 60_000;
/** As many element sets as are handed over at once without holding up the caller. */
const PORTION = 1000;

export function createPlanComputer(): PlanComputer {
  let worker: Worker | null = null;
  /** The run whose catalogue the thread has. */
  let held: number | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = worker;
    worker = null;
    held = null;
    await ending?.terminate();
  };
  const ask: PlanComputer['compute'] = async (task, material, signal, tell) => {
    signal.throwIfAborted();
    clearTimeout(idle);
    worker ??= new Worker(new URL('./plan-thread.ts', import.meta.url));
    const asked = worker;
    asked.ref();
    const hand = async (runId: number, { snapshot, uncertainties }: RunMaterial): Promise<void> => {
      const ask = (request: PlanRequest): void => asked.postMessage(request);
      const { elements } = snapshot;
      for (let at = 0; at < elements.length; at += PORTION) {
        ask({ kind: 'elements', elements: elements.slice(at, at + PORTION) });
        await turn();
        signal.throwIfAborted();
      }
      ask({ kind: 'catalog', head: catalogHead(runId, { snapshot, uncertainties }) });
      held = runId;
    };
    try {
      if (task.runId !== null && material !== null && held !== task.runId) await hand(task.runId, material);
      return await answerOf(asked, task, signal, tell);
    } catch (error) {
      // What it was at cannot be stopped otherwise.
      if (!(error instanceof UserError)) await end();
      throw error;
    } finally {
      asked.unref();
      idle = setTimeout(() => void end(), IDLE_MILLISECONDS).unref();
    }
  };
  return {
    compute(task, material, signal, tell) {
      const computed = last.then(() => ask(task, material, signal, tell));
      last = computed.catch(() => undefined);
      return computed;
    },
    close: end,
  };
}

function answerOf(
  worker: Worker,
  task: PlanTask,
  signal: AbortSignal,
  tell: (done: number, stage: PlanStage) => void,
): Promise<PlanComputed> {
  const { promise, resolve, reject } = Promise.withResolvers<PlanComputed>();
  const answered = (answer: PlanAnswer): void => {
    if (answer.kind === 'progress') tell(answer.done, answer.stage);
    else if (answer.kind === 'computed') resolve(answer.computed);
    else reject(new UserError(answer.code, answer.message, answer.hint));
  };
  const aborted = (): void => reject(signal.reason as Error);
  const ended = (code: number): void => reject(new Error(`the thread that computes plans ended with code ${code}`));
  worker.on('message', answered).on('error', reject).on('exit', ended);
  signal.addEventListener('abort', aborted, { once: true });
  worker.postMessage({ kind: 'plan', task } satisfies PlanRequest);
  return promise.finally(() => {
    signal.removeEventListener('abort', aborted);
    worker.off('message', answered).off('error', reject).off('exit', ended);
  });
}
