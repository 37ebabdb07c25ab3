import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { formatDistance } from '@clearway/api/format-quantity';
import { allPages, type CdmSummary, type Client, LARGEST_CDM_BYTES } from '@clearway/contract';
import { streamSink, UserError, writeText } from '@clearway/service';
import { checkFiles } from '../command-line/check-files.ts';
import { readIds, readNumber } from '../command-line/read-option.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { type PlaceOptions, withClient } from '../live/connect.ts';
import { printable } from '../people/encounter-table.ts';

/** Options of `cdm` as commander gives them. */
export interface CdmOptions extends PlaceOptions {
  readonly object?: string;
  readonly limit?: string;
  readonly json?: boolean;
}

const MOST_MESSAGES = 100_000;
const PART = 1000;

/** `clearway cdm add`: brings messages to a running Clearway or its database. */
export async function addCdms(files: readonly string[], options: CdmOptions, around: Surroundings): Promise<void> {
  await checkFiles(files, {});
  const bodies = await Promise.all(files.map(async (file) => ({ file, body: await bytesOf(file) })));
  const sink = streamSink(around.stdout);
  await withClient(
    options,
    around,
    async (client) => {
      const all: CdmSummary[] = [];
      let known = 0;
      for (const { file, body } of bodies) {
        around.signal.throwIfAborted();
        const name = file === '-' ? 'standard input' : path.basename(file);
        const received = await client.receiveCdms(body, { file: name.slice(0, 200) });
        all.push(...received.cdms);
        known += received.known;
      }
      if (options.json) return writeText(sink, `${JSON.stringify({ cdms: all, known })}\n`);
      const there = known === 0 ? '' : `, ${known} of them there already`;
      return writeText(sink, `${count(all.length)}${there}.\n\n${await table(client, all)}`);
    },
    'lists',
  );
}

/** `clearway cdm list`: messages that came, the last first. */
export async function listCdms(options: CdmOptions, around: Surroundings): Promise<void> {
  const limit = readNumber('--limit', options.limit ?? '20', {
    least: 1,
    most: MOST_MESSAGES,
    whole: true,
    unit: 'messages',
  });
  const query = options.object === undefined ? {} : { object: readIds('--object', options.object) };
  const sink = streamSink(around.stdout);
  await withClient(
    options,
    around,
    async (client) => {
      const found: CdmSummary[] = [];
      const read = (cursor: string | undefined): ReturnType<typeof client.listCdms> =>
        client.listCdms({ ...query, cursor, limit: Math.min(limit - found.length, PART) });
      for await (const cdm of allPages(read)) {
        found.push(cdm);
        if (found.length === limit) break;
      }
      if (options.json) return writeText(sink, `${JSON.stringify({ cdms: found })}\n`);
      if (found.length === 0) return writeText(sink, 'No messages yet. clearway cdm add FILE brings one.\n');
      return writeText(sink, await table(client, found));
    },
    'lists',
  );
}

async function bytesOf(file: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(file === '-' ? await buffer(process.stdin) : await readFile(file));
  if (bytes.length > LARGEST_CDM_BYTES) {
    const what = `${file}: ${bytes.length.toLocaleString('en-US')} bytes, more than ${LARGEST_CDM_BYTES.toLocaleString('en-US')}`;
    throw new UserError('file-unreadable', what, 'give the messages in several files');
  }
  return bytes;
}

/** A line for each message, and what its encounter comes to. */
async function table(client: Client, cdms: readonly CdmSummary[]): Promise<string> {
  const rows = cdms.map((cdm) => [
    String(cdm.cdm_id),
    cdm.created_utc.slice(0, 16),
    printable(`${cdm.primary.object_id ?? ''} ${cdm.primary.name}`).slice(0, 24),
    printable(`${cdm.secondary.object_id ?? ''} ${cdm.secondary.name}`).slice(0, 24),
    cdm.tca_utc.slice(0, 19),
    formatDistance(cdm.miss_distance_km),
    cdm.probability === null ? '–' : cdm.probability.toExponential(2),
    cdm.method ?? '–',
    cdm.alarm === 'none' ? '' : cdm.alarm,
    cdm.event_id === null ? '' : `event ${cdm.event_id}`,
  ]);
  const head = ['message', 'created', 'primary', 'secondary', 'closest (UTC)', 'miss', 'probability', 'by', '', ''];
  const widths = head.map((text, k) => Math.max(text.length, ...rows.map((row) => row[k]!.length)));
  const lines = [head, ...rows].map((row) =>
    row
      .map((text, k) => text.padEnd(widths[k]!))
      .join('  ')
      .trimEnd(),
  );
  const encounters = [...new Set(cdms.map(({ conjunction_id }) => conjunction_id))].slice(0, MOST_ENCOUNTERS);
  const courses = await Promise.all(encounters.map((id) => client.findConjunction(id)));
  const said = courses
    .filter(({ points }) => points.length > 1)
    .map((course) => `${course.primary.object_id} and ${course.secondary.object_id}: ${course.sentence}`);
  return `${[...lines, ...(said.length > 0 ? ['', ...said] : [])].join('\n')}\n`;
}

const MOST_ENCOUNTERS = 20;

function count(messages: number): string {
  return messages === 1 ? '1 message' : `${messages} messages`;
}
