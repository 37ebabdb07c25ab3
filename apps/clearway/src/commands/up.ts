import { CurrentRun, createApp } from '@clearway/api';
import { checkFiles } from '../command-line/check-files.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { closestTable } from '../people/closest-table.ts';
import { runSummary } from '../people/run-summary.ts';
import { listen } from '../server/listen.ts';
import { screenWeekAhead } from './screen-week-ahead.ts';
import { readUpOptions, type UpOptions } from './up-options.ts';

/** `clearway up`: serves the page at once, screens the week ahead, shows what is closest, serves until it is stopped. */
export async function up(options: UpOptions, around: Surroundings): Promise<void> {
  const wanted = readUpOptions(options, around);
  await checkFiles(wanted.catalog, {});
  const current = new CurrentRun();
  const server = await listen(createApp(current), wanted.port);
  try {
    around.stderr.write(`clearway: the page is at ${server.url}\n`);
    const published = await screenWeekAhead(wanted, current, around);
    around.stdout.write(`${closestTable(published)}\n${runSummary(published, server.url)}`);
    await stopped(around.signal);
  } finally {
    await server.close();
  }
}

/** Waits for Ctrl-C, and then throws its reason. */
async function stopped(signal: AbortSignal): Promise<never> {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  throw signal.reason;
}
