import { CurrentRun, createApp } from '@clearway/api';
import { prepareDataDirectory } from '@clearway/service/sources';
import { checkFiles } from '../command-line/check-files.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { closestTable } from '../people/closest-table.ts';
import { runSummary } from '../people/run-summary.ts';
import { listen } from '../server/listen.ts';
import { openCatalog } from './open-catalog.ts';
import { screenWeekAhead } from './screen-week-ahead.ts';
import { readUpOptions, type UpOptions } from './up-options.ts';

/** `clearway up`: serves the page at once, screens the week ahead, shows what is closest, serves until it is stopped. */
export async function up(options: UpOptions, around: Surroundings): Promise<void> {
  const wanted = readUpOptions(options, around);
  await checkFiles(wanted.satcat === null ? wanted.catalog : [...wanted.catalog, wanted.satcat], {});
  const isNamed = wanted.catalog.length > 0;
  if (!isNamed) await prepareDataDirectory(wanted.dataDirectory);
  const current = new CurrentRun();
  const server = await listen(createApp(current), wanted.port);
  try {
    // A file that cannot be used is refused before anything is announced; getting a catalogue may take a minute.
    const named = isNamed ? await openCatalog(wanted, current, around) : null;
    around.stderr.write(`clearway: the page is at ${server.url}\n`);
    const opened = named ?? (await openCatalog(wanted, current, around));
    const published = await screenWeekAhead(opened, wanted.workers, current, around);
    around.stdout.write(`${closestTable(published, columnsOf(around.stdout))}\n${runSummary(published, server.url)}`);
    await stopped(around.signal);
  } finally {
    await server.close();
  }
}

/** Undefined where it is no terminal. */
function columnsOf(stream: NodeJS.WritableStream & { columns?: number }): number | undefined {
  return stream.columns;
}

/** Waits for Ctrl-C, and then throws its reason. */
async function stopped(signal: AbortSignal): Promise<never> {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  throw signal.reason;
}
