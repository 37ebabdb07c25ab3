import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { lastingStart } from '../../apps/clearway/bin/packaged-node.mjs';
import type { BenchItem, BenchRun } from '../bench-item.ts';
import { memoryOf } from '../command/process-memory.ts';
import { digits, type Figure } from '../figure.ts';
import { judgeBelow } from '../goal.ts';
import { type SoakClock, simulatedDays } from '../soak/soak-clock.ts';
import { type SoakReaders, startReaders } from '../soak/soak-readers.ts';
import type { SoakServerOptions } from '../soak/soak-server.ts';
import { playSurroundings } from '../soak/soak-source.ts';
import { slopeOf, spreadOf } from '../statistics.ts';

/** The element sets of the first day say the time, in microseconds. */
const START_MS = Date.UTC(2026, 2, 10);
/** How long, how fast, how much. */
const FULL = { days: 8, speed: 1152, objects: 2000, windowDays: 3, readers: 4, keepDays: 2, lookMs: 1000 };
const QUICK = { days: 0.25, speed: 10_800, objects: 100, windowDays: 1, readers: 2, keepDays: 1, lookMs: 200 };
/** Until then what is kept grows as it should: days that runs and element sets are kept, and one for what follows from it. */
const SETTLED_DAYS = 3;
/** Deleted after `keepDays`. Events and alerts stay for 90 days and signals for 7, so that the rest of the disk grows throughout. */
const KEPT_TABLES = ['runs', 'run_slices', 'element_sets'];
/** Garbage is collected at each of so many looks: what is measured else is mostly when V8 found it worth its while. */
const LOOKS_PER_COLLECTION = 4;
const SETTLE_MS = 100;
/** Of the full trial, in each day that is judged: where a machine is too busy to make runs nothing is shown. */
const LEAST_RUNS_A_DAY = 3;
/** Growth that counts as none, per cent a day. */
const MUST_PERCENT = 1;

/** What was seen at one moment. */
interface Look {
  readonly day: number;
  readonly memoryMib: number;
  /** With its garbage collected; not a number where that was not done. */
  readonly heldMib: number;
  /** Without the write-ahead log, which grows to its limit of 96 MiB whatever is written. */
  readonly diskMib: number;
  /** Of the tables of what goes after `keepDays`. */
  readonly keptMib: number;
  readonly p95Ms: number;
  /** Until then. */
  readonly runs: number;
  /** Of a server that answers nothing, at the same time: what of `p95Ms` is the machine's doing. */
  readonly besideMs: number;
}

/** Eight days of a server's life in minutes: sources, runs, alerts, readers; what it holds must not grow. */
export const soak: BenchItem = {
  name: 'soak',
  long: true,
  measure: async (run) => {
    const setting = run.quick ? QUICK : FULL;
    const dataDir = await mkdtemp(path.join(run.folder, 'soak-'));
    const clock: SoakClock = { realMs: Date.now(), simulatedMs: START_MS, speed: setting.speed };
    const played = await playSurroundings(setting.objects, clock);
    const { keepDays } = setting;
    const server = startSoakServer(run, {
      clock,
      dataDir,
      celestrakUrl: played.url,
      days: setting.windowDays,
      keepDays,
    });
    try {
      const url = await server.url();
      await askForAlerts(url, played.url);
      const readers = startReaders(url, setting.readers);
      const beside = startReaders(played.url, 1, ['/nothing']);
      const looks = await watch(run, url, server, dataDir, clock, setting, readers, beside);
      await Promise.all([readers.stop(), beside.stop()]);
      server.check();
      const life = `${looks.at(-1)!.runs} runs, sources asked ${played.asked()} times, ${played.alerts()} messages of alerts`;
      if (played.alerts() === 0 && !run.quick) throw new Error('no alert was ever told');
      return figuresOf(looks, setting.days, life);
    } finally {
      await server.stop();
      await played.close();
    }
  },
};

interface SoakServer {
  readonly child: ChildProcess;
  /** When it serves; throws where it never does. */
  url(): Promise<string>;
  /** Sizes of tables, MiB. */
  tables(): Promise<Readonly<Record<string, number>>>;
  /** In all of its threads. */
  collectGarbage(): Promise<void>;
  /** Throws where it has said that anything went wrong. */
  check(): void;
  stop(): Promise<void>;
}

function startSoakServer(run: BenchRun, options: SoakServerOptions): SoakServer {
  const file = fileURLToPath(new URL('../soak/soak-server.ts', import.meta.url));
  const collecting = new URL('../soak/collect-garbage.ts', import.meta.url);
  const child = fork(file, [JSON.stringify(options)], {
    execArgv: [...lastingStart.options, '--import', collecting.href],
    env: {
      ...lastingStart.environment,
      ...process.env,
      CLEARWAY_WEBHOOK_SECRET_SOAK: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      CLEARWAY_OUTGOING_ALLOW: '127.0.0.0/8',
    },
    silent: true,
  });
  let said = '';
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-5000);
    });
  }
  const ended = once(child, 'exit');
  run.signal.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
  const serves = once(child, 'message') as Promise<[{ readonly url: string }]>;
  const ask = async <Answer>(wanted: 'tables' | 'collect'): Promise<Answer> => {
    const told = once(child, 'message') as Promise<[Answer]>;
    child.send(wanted);
    const [answer] = await Promise.race([told, ended.then(() => [null] as const)]);
    if (answer === null) throw new Error(`the server of the soak ended: ${said}`);
    return answer;
  };
  return {
    child,
    async url(): Promise<string> {
      const [message] = await Promise.race([serves, ended.then(() => [null] as const)]);
      if (message === null) throw new Error(`the server of the soak ended: ${said}`);
      return message.url;
    },
    tables: async () => (await ask<{ readonly tables: Readonly<Record<string, number>> }>('tables')).tables,
    async collectGarbage() {
      await ask('collect');
      // Freed pages go back to the system in threads of V8.
      await sleep(SETTLE_MS);
    },
    check() {
      if (child.exitCode !== null || said.includes('FAULT')) throw new Error(`the server of the soak: ${said}`);
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function askForAlerts(url: string, receiver: string): Promise<void> {
  const put = async (what: string, body: unknown): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}/api/v1/${what}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${what}: ${await response.text()}`);
  };
  const target = { kind: 'webhook', url: `${receiver}/hook`, secret: 'SOAK' };
  await put('alert-channels', { name: 'soak', target });
  await put('alert-rules', { name: 'near', miss_below_km: 1, channels: ['soak'] });
}

async function watch(
  run: BenchRun,
  url: string,
  server: SoakServer,
  dataDir: string,
  clock: SoakClock,
  setting: typeof FULL,
  readers: SoakReaders,
  beside: SoakReaders,
): Promise<Look[]> {
  const looks: Look[] = [];
  // What it took to start belongs to no day.
  const first = simulatedDays(clock);
  let told = 0;
  for (let day = 0; day < setting.days; ) {
    await sleep(setting.lookMs, undefined, { signal: run.signal });
    server.check();
    day = simulatedDays(clock) - first;
    const { pid } = server.child;
    const memoryMib = (await memoryOf(pid!)).residentMib;
    const [p95Ms, besideMs] = [p95(readers.take()), p95(beside.take())];
    const tables = await server.tables();
    const keptMib = KEPT_TABLES.reduce((sum, name) => sum + (tables[name] ?? 0), 0);
    let heldMib = Number.NaN;
    if (looks.length % LOOKS_PER_COLLECTION === 0) {
      await server.collectGarbage();
      heldMib = (await memoryOf(pid!)).residentMib;
    }
    const { items } = (await (await fetch(`${url}/api/v1/runs?limit=1`)).json()) as { items: { run_id: number }[] };
    const runs = items[0]?.run_id ?? 0;
    looks.push({
      day,
      runs,
      memoryMib,
      heldMib,
      diskMib: (await bytesIn(dataDir)) / 2 ** 20,
      keptMib,
      p95Ms,
      besideMs,
    });
    if (Math.floor(day) > told) {
      told = Math.floor(day);
      const of = ofDay(looks, told - 1);
      run.say(
        `soak, day ${told}: memory ${digits(of.memoryMib)} MiB, without garbage ${digits(of.heldMib)} MiB, disk ${digits(of.diskMib)} MiB, p95 ${digits(of.p95Ms)} ms (${digits(of.besideMs)} ms)`,
      );
      const medians = [...readers.takePaths()].map(([path, ms]) => `${path} ${digits(ms)}`);
      run.say(`soak, medians of day ${told}, ms: ${medians.join(', ')}`);
      const largest = Object.entries(tables).sort(([, one], [, other]) => other - one);
      const listed = largest.slice(0, 8).map(([name, mib]) => `${name} ${digits(mib)}`);
      run.say(`soak, largest tables after day ${told}, MiB: ${listed.join(', ')}`);
    }
  }
  return looks;
}

/** Medians of the looks within a day. */
function ofDay(looks: readonly Look[], day: number): Look {
  const own = looks.filter((each) => Math.floor(each.day) === day);
  const median = (pick: (each: Look) => number): number => {
    const values = own.map(pick).filter((value) => !Number.isNaN(value));
    return values.length === 0 ? Number.NaN : spreadOf(values).median;
  };
  return {
    day,
    runs: own.length === 0 ? 0 : own.at(-1)!.runs - own[0]!.runs,
    memoryMib: median((l) => l.memoryMib),
    heldMib: median((l) => l.heldMib),
    diskMib: median((l) => l.diskMib),
    keptMib: median((l) => l.keptMib),
    p95Ms: median((l) => l.p95Ms),
    besideMs: median((l) => l.besideMs),
  };
}

function figuresOf(looks: readonly Look[], days: number, life: string): Figure[] {
  const byDay = Array.from({ length: Math.ceil(days) }, (_, day) => ofDay(looks, day));
  const isLong = byDay.length > SETTLED_DAYS;
  const settled = isLong ? byDay.slice(SETTLED_DAYS) : byDay;
  if (isLong && settled.some(({ runs }) => runs < LEAST_RUNS_A_DAY)) {
    throw new Error(
      `runs of days: ${byDay.map(({ runs }) => runs).join(', ')}: the machine was too busy to show anything`,
    );
  }
  const figure = (what: string, unit: Figure['unit'], pick: (each: Look) => number): Figure => {
    const each = byDay.map((of) => digits(pick(of))).join(', ');
    return {
      what: `soak: ${what}`,
      unit,
      values: settled.map(pick),
      beside: '–',
      goal: null,
      notes: `medians of days: ${each}; ${life}`,
    };
  };
  const growth = (what: string, pick: (each: Look) => number): Figure => {
    const middle = spreadOf(settled.map(pick)).median;
    const slope = settled.length < 2 ? 0 : slopeOf(settled.map((each) => [each.day, pick(each)]));
    const percent = (100 * slope) / middle;
    return {
      what: `soak: growth of ${what}, per cent a day`,
      unit: '',
      values: [percent],
      beside: '–',
      goal: judgeBelow(MUST_PERCENT, MUST_PERCENT, percent, '%'),
      notes: `slope from day ${isLong ? SETTLED_DAYS + 1 : 1} on, when as much is deleted as comes`,
    };
  };
  const kept = 'runs and element sets, of which two days are kept';
  return [
    figure('memory of the server', 'MiB', (each) => each.memoryMib),
    figure('memory of the server without its garbage', 'MiB', (each) => each.heldMib),
    growth('memory of the server without its garbage', (each) => each.heldMib),
    figure(kept, 'MiB', (each) => each.keptMib),
    growth(kept, (each) => each.keptMib),
    figure('disk without the write-ahead log', 'MiB', (each) => each.diskMib),
    figure('95th percentile of answers', 'ms', (each) => each.p95Ms),
    figure('95th percentile of a server that answers nothing, at the same time', 'ms', (each) => each.besideMs),
  ];
}

function p95(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.ceil(0.95 * sorted.length) - 1] ?? Number.NaN;
}

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.parentPath.includes('pg_wal'));
  // One may be deleted while it is looked at.
  const sizes = await Promise.all(
    files.map((file) =>
      stat(path.join(file.parentPath, file.name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}
