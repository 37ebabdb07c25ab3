import { setTimeout as sleep } from 'node:timers/promises';
import { createLiveApp, type LiveAppOptions } from '@clearway/api';
import { readRadiusFiles } from '@clearway/service';
import { readSendingSettings } from '@clearway/service/alerts';
import { configuredSources } from '@clearway/service/keeping';
import { keepGoing, type Live, openLive, type RunKeeper } from '@clearway/service/live';
import type { AddressRanges } from '@clearway/service/outgoing';
import { checkFiles } from '../command-line/check-files.ts';
import { takeEarthFiles } from '../command-line/earth-files.ts';
import { takeTimeToStop } from '../command-line/interruption.ts';
import { failureLine } from '../command-line/report-failure.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { localName } from '../live/connect.ts';
import { createLog } from '../live/log.ts';
import { askSources, takeNamedFiles, takeSatcat } from '../live/take-catalog.ts';
import { VERSION } from '../live/version.ts';
import { CLOSEST_ROWS, closestTable } from '../people/closest-table.ts';
import { runSummary } from '../people/run-summary.ts';
import { showProgress } from '../progress/screening-progress.ts';
import { refuseWithoutAdmin } from '../server/access-options.ts';
import { type Answering, listen } from '../server/listen.ts';
import { readUpOptions, type UpOptions, type WantedUp } from './up-options.ts';

const STOP_MILLISECONDS = 8000;
const LOOK_MILLISECONDS = 200;
const DAY_US = 86_400e6;
const OPEN_TO_OTHERS =
  'warning: --no-accounts: WHOEVER CAN REACH THIS ADDRESS CAN READ AND CHANGE EVERYTHING: on a trusted network only';

/** `clearway up`: serves at once, keeps the catalogue, screens the days ahead, shows what is closest, until it is stopped. */
export async function up(options: UpOptions, around: Surroundings): Promise<void> {
  const wanted = readUpOptions(options, around);
  const satcat = wanted.satcat === null ? [] : [wanted.satcat];
  await checkFiles([...wanted.catalog, ...satcat, ...wanted.radiusTables, ...wanted.earthData], {});
  const radii = await readRadiusFiles(wanted.radiusTables, around.signal);
  const earthFiles = await takeEarthFiles(wanted.earthData, around);
  const sending = await readSendingSettings({
    ...around.environment,
    ...(options.mapUrl === undefined ? {} : { CLEARWAY_MAP_URL: options.mapUrl }),
    ...(options.outgoingAllow === undefined ? {} : { CLEARWAY_OUTGOING_ALLOW: options.outgoingAllow }),
  });
  takeTimeToStop(STOP_MILLISECONDS);
  const opening = Promise.withResolvers<Answering>();
  opening.promise.catch(() => undefined);
  // The port first: whoever can't have it need not open the database.
  const server = await listen(
    { fetch: async (request) => (await opening.promise).fetch(request) },
    wanted.port,
    wanted.host.address,
  );
  if (wanted.access.openToAll) around.stderr.write(`${failureLine(OPEN_TO_OTHERS, '')}\n`);
  const ended = new AbortController();
  let live: Live | null = null;
  try {
    const log = createLog(around);
    const onFault = (what: string, error: Error): void => log.error({ err: error }, what);
    live = await openLive({
      place: wanted.databaseUrl === null ? { dataDir: wanted.dataDirectory } : { databaseUrl: wanted.databaseUrl },
      version: VERSION,
      sources: wanted.catalog.length > 0 ? [] : sourcesOf(wanted, around, sending.outgoing.allowed),
      workers: wanted.workers,
      days: wanted.days,
      thresholdKm: wanted.thresholdKm,
      takesSlices: wanted.takesSlices,
      sending,
      onFault,
      onNotice: (message) => around.stderr.write(`${failureLine(message, '')}\n`),
      onStep: (step, run, seconds) =>
        log.debug({ run, step, seconds: Math.round(seconds * 1000) / 1000 }, 'a step of a run'),
    });
    if (wanted.access.accounts === 'required') await refuseWithoutAdmin(live.accounts.hasAdmin, placeOption(wanted));
    live.choices.radii = radii;
    await live.keepEarthFiles(earthFiles);
    await live.setRetention(wanted.retention);
    const options: LiveAppOptions = {
      log,
      ended: ended.signal,
      allowedHosts: wanted.host.names,
      accounts: wanted.access.accounts,
      localName: localName(around),
      trustedProxies: wanted.access.trustedProxies,
      rateLimit: rateLimitOf(wanted.access.perSecond),
      ...(wanted.imagery === null ? {} : { imagery: wanted.imagery }),
    };
    if (wanted.mapFolder === null) {
      // A map that must be built first is served once it is there; lists and API answer at once.
      const opened = live;
      let app: Answering = createLiveApp(opened, options);
      opening.resolve({ fetch: (request) => app.fetch(request) });
      void around.findMap().then((mapFolder) => {
        if (mapFolder !== null && !ended.signal.aborted) app = createLiveApp(opened, { ...options, mapFolder });
      });
    } else {
      opening.resolve(createLiveApp(live, { ...options, mapFolder: wanted.mapFolder }));
    }
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

/** For the command that makes the first admin. Never the address of a database: it may hold a password. */
function placeOption({ databaseUrl, dataDirectory }: WantedUp): string {
  return databaseUrl === null ? `--data-dir ${dataDirectory}` : '--database-url …';
}

const BURST_SECONDS = 10;

function rateLimitOf(perSecond: number | null): NonNullable<LiveAppOptions['rateLimit']> | null {
  return perSecond === null ? null : { perSecond, burst: Math.max(1, BURST_SECONDS * perSecond) };
}

function sourcesOf(
  wanted: WantedUp,
  { environment }: Surroundings,
  allowed: AddressRanges | undefined,
): ReturnType<typeof configuredSources> {
  return configuredSources({
    ...(allowed ? { allowed } : {}),
    offline: wanted.offline,
    environment,
    ...(wanted.celestrakUrl === null ? {} : { celestrakUrl: wanted.celestrakUrl }),
    ...(wanted.earthData.length > 0
      ? {}
      : {
          earthData: {
            ...(wanted.iersUrl === null ? {} : { finalsUrl: wanted.iersUrl }),
            ...(wanted.leapSecondsUrl === null ? {} : { leapSecondsUrl: wanted.leapSecondsUrl }),
          },
        }),
    ...(wanted.watchedFolder === null ? {} : { watchedFolder: wanted.watchedFolder }),
  });
}

/** Shows how the screening goes on until it has ended. Throws where nothing was published. */
async function screened(live: Live, runs: RunKeeper, { stderr, signal }: Surroundings): Promise<void> {
  const active = runs.active();
  if (active) {
    const { objects } = runs.progressOf(active.run_id)!;
    // One that is taken up again has the window that it was begun with.
    const days = (active.window_stop_us - active.window_start_us) / DAY_US;
    const ahead = `${days} ${days === 1 ? 'day' : 'days'} ahead`;
    stderr.write(`clearway: screening every pair of ${objects.toLocaleString('en-US')} objects, ${ahead}\n`);
    const progress = showProgress(stderr, days);
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
  if (live.runs.current()) return;
  // The run knows it, whichever server gave it up.
  const failure = active && (await live.runs.find(active.run_id))?.failure;
  throw new Error(`the screening failed: ${failure ?? live.health().detail}`);
}

/** Waits for Ctrl-C, and then throws its reason. */
async function stopped(signal: AbortSignal): Promise<never> {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  throw signal.reason;
}
