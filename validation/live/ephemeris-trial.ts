import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createLiveApp } from '@clearway/api';
import { type ElementSet, parseUtc, type UtcTime } from '@clearway/astro';
import { type Client, createClient } from '@clearway/contract';
import { loadCatalog, loadEphemerides, runScreening, type ScreeningRun } from '@clearway/service';
import type { Live, RunKeeper } from '@clearway/service/live';
import { expect } from 'vitest';
import { linesOfRun, shownOf } from './compared-rows.ts';
import { idle, openTrial, shownRows, someRecords, trialFolder, writeCatalog } from './live-trial.ts';

export const START: UtcTime = parseUtc('2026-03-10T00:00:00Z')!;

/** A live service of 800 real objects, to which ephemerides come of the one with most rows; all its close approaches are events. */
export interface EphemerisTrial {
  readonly live: Live;
  readonly runs: RunKeeper;
  readonly client: Client;
  readonly own: ElementSet;
  /** The rows of the run before any ephemeris came. */
  readonly withoutEphemerides: readonly string[];
  /** What one screening with these files finds of their object, by the way of the command. */
  readonly screened: (
    texts: readonly string[],
    mode: 'replaces' | 'joins',
    ids?: readonly number[] | null,
  ) => Promise<ScreeningRun>;
  /** The rows of the object are those of this screening, and all others what they were. */
  readonly expectRows: (run: ScreeningRun) => void;
  /** Closes it and opens it again, before its runs are started. */
  readonly reopen: () => Promise<Live>;
  readonly startRuns: () => Promise<RunKeeper>;
  readonly close: () => Promise<void>;
}

export async function openEphemerisTrial(): Promise<EphemerisTrial> {
  const { folder, remove } = await trialFolder();
  const { header, lines } = await someRecords(12, 800);
  const catalogFile = await writeCatalog(path.join(folder, 'catalog.csv'), header, lines);
  const { elements } = await loadCatalog([catalogFile], { start: START });
  let live = await openTrial({ dataDir: path.join(folder, 'data') });
  await live.keeper.importFiles([catalogFile], { start: START });
  await live.load();
  let runs = await live.startRuns();
  await runs.consider();
  await idle(runs);
  let client = clientOf(live);
  const withoutEphemerides = shownRows(live);
  const counts = new Map<number, number>();
  for (const row of withoutEphemerides) {
    for (const id of row.split(',').slice(0, 2).map(Number)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const [busiest] = [...counts].sort((a, b) => b[1] - a[1])[0]!;
  const own = elements.find(({ id }) => id === busiest)!;
  const withoutOwn = shownOf(live, own.id).others;
  await client.createWatchlist({ name: 'own', object_ids: [own.id] });
  await idle(runs);
  return {
    get live() {
      return live;
    },
    get runs() {
      return runs;
    },
    get client() {
      return client;
    },
    own,
    withoutEphemerides,
    async screened(texts, mode, ids = null) {
      const files = await Promise.all(
        texts.map(async (text, k) => {
          const file = path.join(folder, `own-${k}.oem`);
          await writeFile(file, text);
          return file;
        }),
      );
      const { ephemerides } = await loadEphemerides(files, { elements, mode, ids });
      const catalog = await loadCatalog([catalogFile], { start: START });
      return runScreening({
        catalog,
        start: START,
        durationSeconds: 86_400,
        thresholdKm: 5,
        ephemerides,
        primaryIds: [ids?.[0] ?? own.id],
        workers: 1,
      });
    },
    expectRows(run) {
      const { own: mine, others } = shownOf(live, own.id);
      expect(mine).toEqual(linesOfRun(run));
      expect(others).toEqual(withoutOwn);
    },
    async reopen() {
      await live.close();
      live = await openTrial({ dataDir: path.join(folder, 'data') });
      await live.load();
      client = clientOf(live);
      return live;
    },
    async startRuns() {
      runs = await live.startRuns();
      return runs;
    },
    async close() {
      await live.close();
      await remove();
    },
  };
}

function clientOf(live: Live): Client {
  const app = createLiveApp(live);
  return createClient({ baseUrl: 'http://localhost', fetch: async (url, init) => app.request(url, init) });
}
