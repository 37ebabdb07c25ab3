import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import type { BenchItem, BenchRun } from '../bench-item.ts';
import { START } from '../catalogs.ts';
import { type RunningServer, startServer } from '../command/run-server.ts';
import { digits, type Figure, whole } from '../figure.ts';
import { type Goal, judgeBelow, judgeTimesFaster } from '../goal.ts';
import { spreadOf } from '../statistics.ts';
import { TYPED } from './live-trial.ts';

const MUST_PER_SECOND = 2000;
const MUST_P99_MS = 50;
const MUST_P99_SCREENING_MS = 200;
const MUST_PAGE_SECONDS = 5;
const MUST_EXTRA_SECONDS = 10;
const MUST_MEMORY_MIB = 1024;
const CONNECTIONS = 10;

/** `clearway up` as its users meet it: from nothing to published events, then under load, then started again. */
export const server: BenchItem = {
  name: 'server',
  measure: async (run) => {
    const file = await run.catalogs.real('main');
    const folder = path.join(run.folder, 'server');
    const argv = ['--catalog', file, '--start', START, '--workers', '2', '--data-dir', folder];
    const first = await startServer(argv, run.folder, run.signal);
    const figures = [await fromNothing(run, first)];
    figures.push(...(await underLoad(run, first, 'idle')));
    figures.push(...(await newSearches(run, first)));
    await sleep(run.quick ? 0 : 20_000, undefined, { signal: run.signal });
    figures.push(await memory(first));
    const asked = await fetch(`${first.url}/api/v1/runs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"kind":"full"}',
    });
    if (!asked.ok) throw new Error(`a run was refused: ${await asked.text()}`);
    figures.push(...(await underLoad(run, first, 'screening')));
    await first.stop();
    // Without the file: what is kept is enough.
    figures.push(await keptStart(run, ['--offline', '--start', START, '--workers', '2', '--data-dir', folder]));
    return figures;
  },
};

async function fromNothing(run: BenchRun, first: RunningServer): Promise<Figure> {
  const published = await first.says(/Ctrl-C stops/);
  const report = (await (await fetch(`${first.url}/api/v1/report`)).json()) as {
    readonly close_approaches: number;
    readonly seconds: { readonly total: number };
  };
  const { total } = report.seconds;
  run.say(`server, from nothing to published: ${published.toFixed(1)} s, of which the run ${total.toFixed(1)} s`);
  return {
    what: 'clearway up, main catalogue, from nothing to published events, beyond the run itself',
    unit: 's',
    values: [published - total],
    beside: '–',
    goal: judgeBelow(MUST_EXTRA_SECONDS, MUST_EXTRA_SECONDS, published - total, 's'),
    notes: `${digits(published)} s in all; the run ${digits(total)} s; ${whole(report.close_approaches)} approaches; listening after ${digits(first.listeningSeconds)} s`,
  };
}

/** What is asked for under load: no two in a row are the same. */
function requests(kind: 'search' | 'events'): string[] {
  if (kind === 'search') {
    const typed = TYPED.flatMap((text) =>
      Array.from(text, (_, k) => text.slice(0, k + 1)).filter((each) => each.trim()),
    );
    return [...new Set(typed)].map((text) => `/api/v1/objects?limit=20&search=${encodeURIComponent(text)}`);
  }
  const sorts = ['tca', 'miss', 'probability'];
  const filters = [
    '',
    '&kind=debris',
    '&regime=GEO',
    '&miss_below_km=0.5',
    '&owner=SpaceX',
    '&state=all',
    '&fleet=STARLINK',
  ];
  const limits = [10, 20, 50];
  return sorts.flatMap((sort) =>
    filters.flatMap((filter) => limits.map((limit) => `/api/v1/events?sort=${sort}&limit=${limit}${filter}`)),
  );
}

async function underLoad(run: BenchRun, { url }: RunningServer, state: 'idle' | 'screening'): Promise<Figure[]> {
  const figures: Figure[] = [];
  const plain = state === 'idle' ? await plainServer(run) : null;
  for (const kind of ['search', 'events'] as const) {
    const rates: number[] = [];
    const slowest: number[] = [];
    for (let k = 0; k < (state === 'idle' ? run.repetitions : 1); k++) {
      const { perSecond, p99 } = await load(run, url, requests(kind));
      run.say(`server, ${kind}, ${state}: ${whole(perSecond)} requests/s, p99 ${p99} ms`);
      rates.push(perSecond);
      slowest.push(p99);
    }
    const title = kind === 'search' ? 'search for objects' : 'list of events';
    const where = state === 'idle' ? 'idle' : 'while a screening runs';
    const rate = spreadOf(rates).median;
    if (state === 'idle') {
      figures.push({
        what: `${title}, ${where}: requests a second`,
        unit: '',
        values: rates,
        beside: `a server that answers one constant text: ${whole(plain!)}: ${digits(rate / plain!)}×`,
        goal: {
          ...judgeTimesFaster(1, 1, rate / MUST_PER_SECOND),
          must: `${MUST_PER_SECOND}`,
          aim: `${MUST_PER_SECOND}`,
        },
        notes: `${CONNECTIONS} connections, ${requests(kind).length} different requests`,
      });
    }
    const limit = state === 'idle' ? MUST_P99_MS : MUST_P99_SCREENING_MS;
    const p99 = spreadOf(slowest).median;
    const goal: Goal = judgeBelow(limit, limit, p99, 'ms');
    const notes = state === 'idle' ? '' : `${whole(rate)} requests/s beside two screening threads`;
    figures.push({ what: `${title}, ${where}: p99`, unit: 'ms', values: slowest, beside: '–', goal, notes });
  }
  return figures;
}

const NAMES = 6000;

/** Searches that nobody made before, every third one mistyped: no answer is at hand. */
async function newSearches(run: BenchRun, { url }: RunningServer): Promise<Figure[]> {
  const names: string[] = [];
  for (let cursor = ''; names.length < NAMES; ) {
    const page = await fetch(`${url}/api/v1/objects?limit=1000${cursor && `&cursor=${cursor}`}`);
    const { items, next } = (await page.json()) as { items: readonly { readonly name: string }[]; next: string | null };
    names.push(...items.map(({ name }) => name));
    if (next === null) break;
    cursor = next;
  }
  const typed = names.map((name, k) => {
    const cut = name.slice(0, 4 + ((k * 7) % Math.max(1, name.length - 3)));
    return k % 3 === 0 ? `${cut.slice(1, 2)}${cut.slice(0, 1)}${cut.slice(2)}` : cut;
  });
  const paths = [...new Set(typed)].map((text) => `/api/v1/objects?search=${encodeURIComponent(text)}`);
  let asked = 0;
  // Each limit makes another request of it, so that none is made twice.
  const { perSecond, p99 } = await load(run, url, paths, () => {
    const path = `${paths[asked % paths.length]}&limit=${20 + (Math.floor(asked / paths.length) % 900)}`;
    asked++;
    return path;
  });
  run.say(`server, new searches: ${whole(perSecond)} requests/s, p99 ${p99} ms`);
  const notes = `${CONNECTIONS} connections, ${paths.length} different texts, every third mistyped, no request twice`;
  const what = 'search for objects, answers not at hand';
  const goal: Goal = {
    ...judgeTimesFaster(1, 1, perSecond / MUST_PER_SECOND),
    must: `${MUST_PER_SECOND}`,
    aim: `${MUST_PER_SECOND}`,
  };
  return [
    { what: `${what}: requests a second`, unit: '', values: [perSecond], beside: '–', goal, notes },
    {
      what: `${what}: p99`,
      unit: 'ms',
      values: [p99],
      beside: '–',
      goal: judgeBelow(MUST_P99_MS, MUST_P99_MS, p99, 'ms'),
      notes: '',
    },
  ];
}

async function load(
  run: BenchRun,
  url: string,
  paths: readonly string[],
  nextPath?: () => string,
): Promise<{ perSecond: number; p99: number }> {
  run.signal.throwIfAborted();
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    ...(run.quick ? { amount: 20 * CONNECTIONS } : { duration: 8 }),
    requests: nextPath
      ? [{ method: 'GET' as const, setupRequest: (request) => ({ ...request, path: nextPath() }) }]
      : paths.map((each) => ({ method: 'GET' as const, path: each })),
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx + result.errors} requests failed`);
  // Of less than a second there is no average of seconds.
  const perSecond = run.quick ? result.requests.total / result.duration : result.requests.average;
  return { perSecond, p99: result.latency.p99 };
}

/** What node:http itself does on this machine, in this run: requests a second. */
async function plainServer(run: BenchRun): Promise<number> {
  const text = JSON.stringify({ items: Array.from({ length: 20 }, (_, k) => ({ object_id: k, name: 'SATELLITE' })) });
  const answering = createServer((_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(text);
  });
  await new Promise<void>((resolve) => answering.listen(0, '127.0.0.1', resolve));
  const { port } = answering.address() as AddressInfo;
  const { perSecond } = await load(run, `http://127.0.0.1:${port}`, ['/']);
  answering.closeAllConnections();
  answering.close();
  return perSecond;
}

async function memory(first: RunningServer): Promise<Figure> {
  const mib = await first.memoryMib();
  return {
    what: 'memory of the server at rest, with PGlite and 7 days of close approaches',
    unit: 'MiB',
    values: [mib],
    beside: '–',
    goal: judgeBelow(MUST_MEMORY_MIB, MUST_MEMORY_MIB, mib, 'MiB'),
    notes: 'resident, 20 s after the last request',
  };
}

async function keptStart(run: BenchRun, argv: readonly string[]): Promise<Figure> {
  const times: number[] = [];
  for (let k = 0; k < run.repetitions; k++) {
    const started = performance.now();
    const again = await startServer(argv, run.folder, run.signal);
    while (!(await (await fetch(`${again.url}/close-approaches`)).text()).includes('close approaches within')) {
      await sleep(20, undefined, { signal: run.signal });
    }
    times.push((performance.now() - started) / 1000);
    run.say(`server, started on what is kept: page after ${times.at(-1)!.toFixed(2)} s`);
    await again.stop();
  }
  return {
    what: 'clearway up on a kept catalogue, from start to the served page',
    unit: 's',
    values: times,
    beside: '–',
    goal: judgeBelow(MUST_PAGE_SECONDS, MUST_PAGE_SECONDS, spreadOf(times).median, 's'),
    notes: 'the page with the close approaches of the kept run',
  };
}
