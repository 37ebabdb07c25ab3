import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { type Live, type LiveOptions, openLive, type RunKeeper } from '@clearway/service/live';
import type { ApproachTable } from '../../packages/service/src/runs/approach-table.ts';
import { referencePath } from '../reference-data.ts';

/** 2026-03-10T00:00:00Z, in microseconds: the day of the reference catalogue. */
export const MARCH_US: number = Date.UTC(2026, 2, 10) * 1000;
export const CATALOG = 'catalogs/full-density/gp.csv.gz';

/** A folder of its own, removed at the end. */
export async function trialFolder(): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'clearway-live-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The header and some records of the reference catalogue: every `step`-th of those with a fast mean motion. */
export async function someRecords(step: number, most = 3000): Promise<{ header: string; lines: string[] }> {
  const input = createReadStream(referencePath(CATALOG)).pipe(createGunzip());
  let header = '';
  const lines: string[] = [];
  let k = 0;
  for await (const line of createInterface({ input })) {
    if (header === '') header = line;
    else if (k++ % step === 0) lines.push(line);
    if (lines.length === most) break;
  }
  input.destroy();
  return { header, lines };
}

export async function writeCatalog(file: string, header: string, lines: readonly string[]): Promise<string> {
  await writeFile(file, `${[header, ...lines].join('\n')}\n`);
  return file;
}

/** Opens a service whose clock stands at the reference day. */
export async function openTrial(
  place: LiveOptions['place'],
  { days = 1, nowUs = () => MARCH_US + 600e6 }: { days?: number; nowUs?: () => number } = {},
): Promise<Live> {
  const faults: string[] = [];
  return openLive({
    place,
    version: 'trial',
    workers: 1,
    days,
    nowUs,
    onFault: (what, error) => {
      faults.push(`${what}: ${error.message}`);
      process.stderr.write(`${what}: ${error.stack}\n`);
    },
  });
}

/** Waits until nothing is left to do. */
export async function idle(runs: RunKeeper): Promise<void> {
  while (runs.busy()) await sleep(20);
}

/** The rows of the run that is shown, as plain lines. */
export function shownRows(live: Live): string[] {
  return rowsOf(live.currentTable()!);
}

export function rowsOf(table: ApproachTable): string[] {
  return Array.from({ length: table.count }, (_, k) =>
    [
      table.primaryId[k],
      table.secondaryId[k],
      table.tcaUs[k],
      table.missDistanceMm[k],
      table.relativeSpeedMmS[k],
      table.radialMm[k],
      table.inTrackMm[k],
      table.crossTrackMm[k],
      table.entryUs[k],
      table.exitUs[k],
      table.coLocated[k],
      table.maxProbability[k],
    ].join(),
  );
}
