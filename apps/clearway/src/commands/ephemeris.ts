import { type EphemerisDocument, type EphemerisMode, LARGEST_EPHEMERIS_BYTES } from '@clearway/contract';
import { streamSink, writeText } from '@clearway/service';
import { invalid, readIds, readNumber } from '../command-line/read-option.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { withClient } from '../live/connect.ts';
import { alignedTable } from '../people/aligned-table.ts';
import { printable } from '../people/encounter-table.ts';
import { type BroughtSize, bring, broughtSaid, checkBrought } from './brought-files.ts';
import { type KeptList, type KeptOptions, listKept } from './list-kept.ts';

/** Options of `ephemeris` as commander gives them. */
export interface EphemerisOptions extends KeptOptions {
  readonly id?: string;
  readonly mode?: string;
}

const SIZE: BroughtSize = { mostBytes: LARGEST_EPHEMERIS_BYTES, hint: 'pack it with gzip, or give a shorter span' };

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
  await checkBrought(files, SIZE);
  const sink = streamSink(around.stdout);
  await withClient(
    options,
    around,
    async (client) => {
      const received = await bring(files, SIZE, around, ({ name, body }, k) =>
        client.receiveEphemerides(body, { file: name, mode, ...(ids === null ? {} : { object: ids[k]! }) }),
      );
      const all = received.flatMap(({ ephemerides }) => ephemerides);
      const known = received.reduce((sum, each) => sum + each.known, 0);
      if (options.json) return writeText(sink, `${JSON.stringify({ ephemerides: all, known })}\n`);
      const next = options.server === undefined ? ' The next run of clearway up screens with them.' : '';
      const warnings = all.flatMap((each) =>
        each.warnings.map(({ text }) => `${printable(`${each.file ?? each.ephemeris_id}: ${text}`)}\n`),
      );
      const said = broughtSaid(count(all.length), received);
      return writeText(sink, `${said}.${next}\n\n${table(all)}${warnings.join('')}`);
    },
    'lists',
  );
}

const LIST: KeptList<EphemerisDocument> = {
  name: 'ephemerides',
  none: 'No ephemerides yet. clearway ephemeris add FILE brings one.',
  read: (client, part) => client.listEphemerides(part),
  table: (_, items) => table(items),
};

/** `clearway ephemeris list`: those that are there, the last received first. */
export function listEphemerides(options: EphemerisOptions, around: Surroundings): Promise<void> {
  return listKept(LIST, options, around);
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
  return alignedTable([head, ...rows]);
}

function count(ephemerides: number): string {
  return ephemerides === 1 ? '1 ephemeris' : `${ephemerides} ephemerides`;
}
