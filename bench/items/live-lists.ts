import type { EventQuery } from '@clearway/contract';
import { buildInThread } from '../../packages/service/src/live/approaches/build-in-thread.ts';
import { openRunModel } from '../../packages/service/src/live/approaches/run-model.ts';
import { buffersOf } from '../../packages/service/src/live/approaches/transferred-buffers.ts';
import { createEventModel } from '../../packages/service/src/live/events/event-model.ts';
import type { ObjectIndex } from '../../packages/service/src/live/objects/object-index.ts';
import { type BenchItem, type BenchRun, repeat } from '../bench-item.ts';
import { digits, type Figure, whole } from '../figure.ts';
import { type Goal, judgeBelow } from '../goal.ts';
import { spreadOf } from '../statistics.ts';
import {
  LISTED,
  loadObjects,
  START_US,
  type TrialObjects,
  TYPED,
  trialEvents,
  trialObjects,
  trialRun,
} from './live-trial.ts';
import { timed } from './store-trial.ts';

const MUST_SEARCH_MS = 20;
const MUST_TYPICAL_SEARCH_MS = 3;
const MUST_FIRST_PAGE_MS = 5;
const MUST_EVENT_LIST_MS = 0.05;
const MUST_BUILD_SECONDS = 2;
const MUST_BUILD_MB = 100;
const MUST_STALL_SECONDS = 0.05;

/** What the server answers from memory, as function calls: without HTTP and without writing JSON. */
export const liveLists: BenchItem = {
  name: 'live-lists',
  measure: async (run) => {
    const objects = trialObjects(run.quick);
    const index = await loadObjects(objects);
    return [
      ...(await loading(run, objects)),
      ...searches(run, index),
      ...(await approachLists(run, objects, index)),
      ...(await eventLists(run, objects, index)),
    ];
  },
};

async function loading(run: BenchRun, objects: TrialObjects): Promise<Figure[]> {
  const times = await repeat(run, `${objects.rows.length} objects taken in`, () => timed(() => loadObjects(objects)));
  const stalls = times.map(({ longestStallSeconds }) => longestStallSeconds);
  const what = '70,000 objects taken in for the search';
  return [
    {
      what,
      unit: 's',
      values: times.map(({ wallSeconds }) => wallSeconds),
      beside: '–',
      goal: null,
      notes: `${whole(objects.rows.length)} objects`,
    },
    {
      what: `${what}: longest stall of the calling thread`,
      unit: 's',
      values: stalls,
      beside: '–',
      goal: judgeBelow(MUST_STALL_SECONDS, MUST_STALL_SECONDS, spreadOf(stalls).median, 's'),
      notes: '',
    },
  ];
}

function searches(run: BenchRun, index: ObjectIndex): Figure[] {
  const typed = TYPED.flatMap((text) => Array.from(text, (_, k) => text.slice(0, k + 1)));
  const rounds = roundsOf(run, typed, (search) => index.list({ search, limit: 20 }));
  return callFigures('search over 70,000 names, as it is typed', rounds, MUST_TYPICAL_SEARCH_MS, MUST_SEARCH_MS);
}

async function approachLists(run: BenchRun, objects: TrialObjects, index: ObjectIndex): Promise<Figure[]> {
  const count = run.quick ? 3000 : 600_000;
  let built = await buildInThread(trialRun(objects, count));
  const builds = await repeat(run, `${count} rows ranked and ordered`, async () => {
    const input = trialRun(objects, count);
    const started = performance.now();
    built = await buildInThread(input);
    return { wallSeconds: (performance.now() - started) / 1000 };
  });
  const seconds = builds.map(({ wallSeconds }) => wallSeconds);
  const megabytes = buffersOf(built).reduce((sum, buffer) => sum + buffer.byteLength, 0) / 1e6;
  const model = openRunModel(built, index);
  const rounds = roundsOf(run, LISTED, (query) => {
    // Each time as if nobody had asked before.
    model.forgetLists();
    return model.list(query);
  });
  return [
    {
      what: 'read model of 600,000 close approaches built in a thread',
      unit: 's',
      values: seconds,
      beside: '–',
      goal: judgeBelow(MUST_BUILD_SECONDS, MUST_BUILD_SECONDS, spreadOf(seconds).median, 's'),
      notes: `${digits(megabytes)} MB (at most ${MUST_BUILD_MB}); with the start of the thread, without reading packed rows`,
    },
    ...callFigures('first page of 100 of 600,000 close approaches, any filter', rounds, MUST_FIRST_PAGE_MS, Infinity),
  ];
}

async function eventLists(run: BenchRun, objects: TrialObjects, index: ObjectIndex): Promise<Figure[]> {
  const rows = trialEvents(objects, run.quick ? 100 : 10_000);
  const model = createEventModel({ objects: index, nowUs: () => START_US });
  await model.load([rows]);
  const queries: EventQuery[] = [{}, { sort: 'miss' }, { sort: 'probability' }, { kind: 'debris' }, { state: 'all' }];
  for (let k = 0; k < 100; k++) queries.push({ object: [rows[k % rows.length]!.primary_id] });
  const pages = queries.flatMap((query) => {
    const { next } = model.list({ ...query, limit: 50 });
    return next === null ? [query] : [query, { ...query, cursor: next }];
  });
  const rounds = roundsOf(run, pages, (query) => model.list({ ...query, limit: 50 }), 50);
  return callFigures('list of 50 of 10,000 events', rounds, MUST_EVENT_LIST_MS, Infinity);
}

/** How long each call took, ms, in each repetition; what is called several times in a row counts by its mean. */
function roundsOf<Query>(
  run: BenchRun,
  queries: readonly Query[],
  call: (query: Query) => unknown,
  times = 1,
): number[][] {
  for (const query of queries) call(query);
  return Array.from({ length: run.repetitions }, () => {
    run.signal.throwIfAborted();
    return queries.map((query) => {
      const started = performance.now();
      for (let k = 0; k < times; k++) call(query);
      return (performance.now() - started) / times;
    });
  });
}

function callFigures(what: string, rounds: readonly number[][], mustMedian: number, mustLongest: number): Figure[] {
  const shares = (share: number): number[] =>
    rounds.map((times) => times.toSorted((a, b) => a - b)[Math.ceil(share * times.length) - 1]!);
  const figure = (name: string, values: number[], goal: Goal | null): Figure => ({
    what: `${what}: ${name}`,
    unit: 'ms',
    values,
    beside: '–',
    goal,
    notes: `of ${rounds[0]!.length} calls, p99 ${digits(spreadOf(shares(0.99)).median)} ms`,
  });
  const judge = (must: number, values: readonly number[]): Goal | null =>
    Number.isFinite(must) ? judgeBelow(must, must, spreadOf(values).median, 'ms') : null;
  return [
    figure('median', shares(0.5), judge(mustMedian, shares(0.5))),
    figure('longest', shares(1), judge(mustLongest, shares(1))),
  ];
}
