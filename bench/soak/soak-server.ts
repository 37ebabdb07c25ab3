import { createLiveApp } from '@clearway/api';
import { readSendingSettings } from '@clearway/service/alerts';
import { keepGoing, openLive } from '@clearway/service/live';
import { sql } from 'kysely';
import { listen } from '../../apps/clearway/src/server/listen.ts';
import { celestrakSources } from '../../packages/service/src/catalog/sources/celestrak/celestrak-sources.ts';
import { collectGarbage } from './collect-garbage.ts';
import type { SoakClock } from './soak-clock.ts';
import { simulatedUs } from './soak-clock.ts';

/** What the program is started with, as JSON. */
export interface SoakServerOptions {
  readonly clock: SoakClock;
  readonly dataDir: string;
  readonly celestrakUrl: string;
  readonly days: number;
  readonly keepDays: number;
}

/** A server as `clearway up` makes it, but its clock goes faster: `up` has no such option, and should have none. */
const options = JSON.parse(process.argv[2]!) as SoakServerOptions;
const { clock } = options;
const nowUs = (): number => simulatedUs(clock);
const onFault = (what: string, error: Error): void => void process.stderr.write(`FAULT ${what}: ${error.stack}\n`);
const stop = new AbortController();
process.on('SIGTERM', () => stop.abort());
process.on('disconnect', () => stop.abort());

const live = await openLive({
  place: { dataDir: options.dataDir },
  version: 'soak',
  sources: celestrakSources({
    baseUrl: options.celestrakUrl,
    groups: { active: 'GROUP=active' },
    supplemental: {},
    now: () => new Date(nowUs() / 1000),
    random: () => 0,
  }),
  workers: 1,
  days: options.days,
  sending: await readSendingSettings(process.env),
  nowUs,
  onFault,
});
await live.setRetention({ keepDays: options.keepDays, diskBudgetBytes: null });
const server = await listen(createLiveApp(live), 0);
await live.load();
await live.keeper.refresh({ signal: stop.signal });
await live.reloadObjects();
const runs = await live.startRuns();
await runs.consider();
process.on('message', (wanted) => {
  if (wanted === 'collect') {
    collectGarbage();
    process.send?.({ collected: true });
    return;
  }
  // Sizes of tables with their indexes, MiB.
  void sql<{ name: string; mib: number }>`
    select relname as name, pg_total_relation_size(oid) / 1048576.0::float8 as mib from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace`
    .execute(live.store.db)
    .then(({ rows }) => process.send?.({ tables: Object.fromEntries(rows.map(({ name, mib }) => [name, mib])) }));
});
process.send?.({ url: server.url });
await keepGoing(live, runs, { signal: stop.signal, asks: true, onFault, speed: clock.speed });
await server.close();
await live.close();
process.exit(0);
