import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import {
  allPages,
  type Client,
  type EphemerisDocument,
  type EphemerisMode,
  LARGEST_EPHEMERIS_BYTES,
} from '@clearway/contract';
import { streamSink, UserError, writeText } from '@clearway/service';
import { checkFiles } from '../command-line/check-files.ts';
import { invalid, readIds, readNumber } from '../command-line/read-option.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { type PlaceOptions, withClient } from '../live/connect.ts';
import { printable } from '../people/encounter-table.ts';

/** Options of `ephemeris` as commander gives them. */
export interface EphemerisOptions extends PlaceOptions {
  readonly id?: string;
  readonly mode?: string;
  readonly object?: string;
  readonly limit?: string;
  readonly json?: boolean;
}

const MOST_EPHEMERIDES = 100_000;
const PART = 1000;

/** `clearway ephemeris add`: brings ephemerides to a running Clearway or its database. */
export async function addEphemerides(
  files: readonly string[],
  options: EphemerisOptions,
  around: Surroundings,
): Promise<void> {
  const mode = readMode(options.mode ?? 'replaces');
  const ids = options.id === undefined ? null : readIds('--id', options.id);
  if (ids !== null && ids.length !== files.length) {
    throw invalid('--id', options.id!, `give a number for each of the ${files.length} files, in their order`);
  }
  await checkFiles(files, {});
  for (const file of files) await checkSize(file);
  const sink = streamSink(around.stdout);
  await withClient(
    options,
    around,
    async (client) => {
      const all: EphemerisDocument[] = [];
      let known = 0;
      for (const [k, file] of files.entries()) {
        around.signal.throwIfAborted();
        const name = file === '-' ? 'standard input' : path.basename(file);
        const received = await client.receiveEphemerides(await bytesOf(file), {
          file: name.slice(0, 200),
          mode,
          ...(ids === null ? {} : { object: ids[k]! }),
        });
        all.push(...received.ephemerides);
        known += received.known;
      }
      if (options.json) return writeText(sink, `${JSON.stringify({ ephemerides: all, known })}\n`);
      const there = known === 0 ? '' : `, ${known} of them there already`;
      const next = options.server === undefined ? ' The next run of clearway up screens with them.' : '';
      const warnings = all.flatMap((each) =>
        each.warnings.map(({ text }) => `${printable(`${each.file ?? each.ephemeris_id}: ${text}`)}\n`),
      );
      return writeText(sink, `${count(all.length)}${there}.${next}\n\n${table(all)}${warnings.join('')}`);
    },
    'lists',
  );
}

/** `clearway ephemeris list`: those that are there, the last received first. */
export async function listEphemerides(options: EphemerisOptions, around: Surroundings): Promise<void> {
  const most = { least: 1, most: MOST_EPHEMERIDES, whole: true, unit: 'ephemerides' } as const;
  const limit = readNumber('--limit', options.limit ?? '20', most);
  const query = options.object === undefined ? {} : { object: readIds('--object', options.object) };
  const sink = streamSink(around.stdout);
  await withClient(
    options,
    around,
    async (client) => {
      const found: EphemerisDocument[] = [];
      const read = (cursor: string | undefined): ReturnType<Client['listEphemerides']> =>
        client.listEphemerides({ ...query, cursor, limit: Math.min(limit - found.length, PART) });
      for await (const ephemeris of allPages(read)) {
        found.push(ephemeris);
        if (found.length === limit) break;
      }
      if (options.json) return writeText(sink, `${JSON.stringify({ ephemerides: found })}\n`);
      if (found.length === 0) return writeText(sink, 'No ephemerides yet. clearway ephemeris add FILE brings one.\n');
      return writeText(sink, table(found));
    },
    'lists',
  );
}

/** `clearway ephemeris remove`: takes some away; their objects are screened by their element sets again. */
export async function removeEphemerides(
  numbers: readonly string[],
  options: EphemerisOptions,
  around: Surroundings,
): Promise<void> {
  const ids = numbers.map((text) =>
    readNumber('the number of an ephemeris', text, { least: 1, most: 2 ** 31 - 1, whole: true, unit: '' }),
  );
  const sink = streamSink(around.stdout);
  await withClient(
    options,
    around,
    async (client) => {
      for (const id of ids) await client.deleteEphemeris(id);
      if (options.json) return writeText(sink, `${JSON.stringify({ removed: ids })}\n`);
      return writeText(sink, `${count(ids.length)} removed.\n`);
    },
    'lists',
  );
}

function readMode(text: string): EphemerisMode {
  if (text === 'replaces' || text === 'joins') return text;
  throw invalid('--mode', text, 'give replaces or joins');
}

async function checkSize(file: string): Promise<void> {
  if (file === '-') return;
  const opened = await open(file);
  const { size } = await opened.stat().finally(() => opened.close());
  refuseLarger(file, size);
}

async function bytesOf(file: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(file === '-' ? await buffer(process.stdin) : await readFile(file));
  refuseLarger(file, bytes.length);
  return bytes;
}

function refuseLarger(file: string, bytes: number): void {
  if (bytes <= LARGEST_EPHEMERIS_BYTES) return;
  const what = `${file}: ${bytes.toLocaleString('en-US')} bytes, more than ${LARGEST_EPHEMERIS_BYTES.toLocaleString('en-US')}`;
  throw new UserError('file-unreadable', what, 'pack it with gzip, or give a shorter span');
}

function table(ephemerides: readonly EphemerisDocument[]): string {
  const rows = ephemerides.map((each) => [
    String(each.ephemeris_id),
    printable(`${each.object_id} ${each.object_name}`).slice(0, 30),
    `${each.start_utc.slice(0, 16)} – ${each.stop_utc.slice(0, 16)}`,
    each.mode,
    each.state,
    each.covariance === null ? 'none' : printable(each.covariance.frame),
    printable([each.format, each.originator, each.file].filter((part) => part !== null).join(', ')).slice(0, 60),
  ]);
  const head = ['number', 'object', 'span (UTC)', 'element set', 'state', 'covariance', 'source'];
  const widths = head.map((text, k) => Math.max(text.length, ...rows.map((row) => row[k]!.length)));
  const lines = [head, ...rows].map((row) =>
    row
      .map((text, k) => text.padEnd(widths[k]!))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

function count(ephemerides: number): string {
  return ephemerides === 1 ? '1 ephemeris' : `${ephemerides} ephemerides`;
}
