import { parentPort } from 'node:worker_threads';
import { type ElementSet, UserError, type UserErrorCode } from '@clearway/astro';
import type { PlanStage } from '@clearway/contract';
import { computePlan } from './compute-plan.ts';
import type { PlanComputed, PlanTask } from './plan-task.ts';
import type { CatalogHead, ScreenedCatalog } from './screened-catalog.ts';

export type PlanRequest =
  /** A part of the next catalogue. */
  | { readonly kind: 'elements'; readonly elements: readonly ElementSet[] }
  /** The catalogue is whole. */
  | { readonly kind: 'catalog'; readonly head: CatalogHead }
  | { readonly kind: 'plan'; readonly task: PlanTask };

export type PlanAnswer =
  | { readonly kind: 'progress'; readonly done: number; readonly stage: PlanStage }
  | { readonly kind: 'computed'; readonly computed: PlanComputed }
  | { readonly kind: 'refused'; readonly code: UserErrorCode; readonly message: string; readonly hint: string };

const port = parentPort;
if (!port) throw new Error('This file is the entry of a worker thread.');
let catalog: ScreenedCatalog | null = null;
let coming: ElementSet[] = [];

port.on('message', (request: PlanRequest) => {
  if (request.kind === 'elements') {
    coming.push(...request.elements);
    return;
  }
  if (request.kind === 'catalog') {
    catalog = { ...request.head, elements: coming };
    coming = [];
    return;
  }
  // What is no user's error ends the thread, and is told by that.
  void answerTo(request.task).then((answer) => port.postMessage(answer));
});

async function answerTo(task: PlanTask): Promise<PlanAnswer> {
  try {
    const tell = (done: number, stage: PlanStage): void => port!.postMessage({ kind: 'progress', done, stage });
    const computed = await computePlan(task, task.runId === null ? null : catalog, tell);
    return { kind: 'computed', computed };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { kind: 'refused', code: error.code, message: error.message, hint: error.hint };
  }
}
