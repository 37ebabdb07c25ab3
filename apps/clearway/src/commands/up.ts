import { setTimeout as sleep } from 'node:timers/promises';
import { createLiveApp } from '@clearway/api';
import { configuredSources } from '@clearway/service/keeping';
import { keepGoing, type Live, openLive, type RunKeeper } from '@clearway/service/live';
import { checkFiles } from '../command-line/check-files.ts';
import { takeTimeToStop } from '../command-line/interruption.ts';
import { failureLine } from '../command-line/report-failure.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { createLog } from '../live/log.ts';
import { askSources, takeNamedFiles, takeSatcat } from '../live/take-catalog.ts';
import { VERSION } from '../live/version.ts';
import { CLOSEST_ROWS, closestTable } from '../people/closest-table.ts';
import { runSummary } from '../people/run-summary.ts';
import { showProgress } from '../progress/screening-progress.ts';
import { type Answering, listen } from '../server/listen.ts';
import { readUpOptions, type UpOptions, type WantedUp } from './up-options.ts';

const STOP_MILLISECONDS = 8000;
const LOOK_MILLISECONDS = 200;
const DAYS = 7;

/** `clearway up`: serves at once, keeps the catalogue, screens the week ahead, shows what is closest, until it is stopped. */
export async function up(options: UpOptions, around: Surroundings): Promise<void> {
  const wanted = readUpOptions(options, around);
  await checkFiles(wanted.satcat === null ? wanted.catalog : [...wanted.catalog, wanted.satcat], {});
  takeTimeToStop(STOP_MILLISECONDS);
  const opening = Promise.withResolvers<Answering>();
  opening.promise.catch(() => undefined);
  // The port first: whoever can't have it need not open the database.
  const server = await listen({ fetch: async (request) => (await opening.promise).fetch(request) }, wanted.port);
  const ended = new AbortController();
  let live: Live | null = null;
  try {
    const log = createLog(around);
    const onFault = (what: string, error: Error): void => log.error({ err: error }, what);
    live = await openLive({
      place: wanted.databaseUrl === null ? { dataDir: wanted.dataDirectory } : { databaseUrl: wanted.databaseUrl },
      version: VERSION,
      sources: wanted.catalog.length > 0 ? [] : sourcesOf(wanted, around),
      workers: wanted.workers,
      onFault,
      onStep: (step, run, seconds) =>
        log.debug({ run, step, seconds: Math.round(seconds * 1000) / 1000 }, 'a step of a run'),
    });
    await live.setRetention(wanted.retention);
    opening.resolve(createLiveApp(live, { log, ended: ended.signal }));
    await serve(live, wanted, server.url, around, onFault);
  } finally {
    ended.abort();
    opening.reject(new Error('stopping'));
    await server.close();
    await live?.close();
  }
}

async function serve(
  live: Live,
  wanted: WantedUp,
  url: string,
  around: Surroundings,
  onFault: (what: string, error: Error) => void,
): Promise<void> {
  const isNamed = wanted.catalog.length > 0;
  // A file that cannot be used is refused before anything is announced; asking sources may take a minute.
  if (!isNamed) around.stderr.write(`clearway: the page is at ${url}\n`);
  await live.load();
  if (isNamed) await takeNamedFiles(live, wanted, around);
  if (wanted.satcat !== null) await takeSatcat(live, wanted.satcat, around);
  if (isNamed) around.stderr.write(`clearway: the page is at ${url}\n`);
  else await askSources(live, wanted, around);
  await live.reloadObjects();
  const said = new Set<string>();
  const sayWarnings = (): void => {
    for (const warning of live.health().warnings) {
      if (!said.has(warning)) around.stderr.write(`${failureLine(`warning: ${warning}`, '')}\n`);
      said.add(warning);
    }
  };
  sayWarnings();
  const runs = await live.startRuns();
  live.say('working', 'planning a screening');
  await runs.consider();
  await screened(live, runs, around);
  // Only now it is known what the run stands on.
  sayWarnings();
  const columns = (around.stdout as { columns?: number }).columns;
  const { items } = live.closeApproaches.list({ list: 'ranked', sort: 'miss', limit: CLOSEST_ROWS });
  around.stdout.write(`${closestTable(items, columns)}\n${await runSummary(live, url)}`);
  const going = keepGoing(live, runs, { signal: around.signal, asks: !isNamed, onFault });
  await stopped(around.signal);
  await going;
}

function sourcesOf(wanted: WantedUp, { environment }: Surroundings): ReturnType<typeof configuredSources> {
  return configuredSources({
    offline: wanted.offline,
    environment,
    ...(wanted.celestrakUrl === null ? {} : { celestrakUrl: wanted.celestrakUrl }),
    ...(wanted.watchedFolder === null ? {} : { watchedFolder: wanted.watchedFolder }),
  });
}

/** Shows how the screening goes on until it has ended. Throws where nothing was published. */
async function screened(live: Live, runs: RunKeeper, { stderr, signal }: Surroundings): Promise<void> {
  const active = runs.active();
  if (active) {
    const { objects } = runs.progressOf(active.run_id)!;
    stderr.write(`clearway: screening every pair of ${objects.toLocaleString('en-US')} objects, ${DAYS} days ahead\n`);
    const progress = showProgress(stderr, DAYS);
    try {
      while (runs.busy()) {
        signal.throwIfAborted();
        const done = runs.progressOf(active.run_id);
        if (done)
          progress.advance({ phase: done.phase, fraction: done.fraction, closeApproaches: done.close_approaches });
        await sleep(LOOK_MILLISECONDS, undefined, { signal });
      }
    } finally {
      progress.finish();
    }
  }
  if (!live.runs.current()) throw new Error(`the screening failed: ${live.health().detail}`);
}

/** Waits for Ctrl-C, and then throws its reason. */
async function stopped(signal: AbortSignal): Promise<never> {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  throw signal.reason;
}
