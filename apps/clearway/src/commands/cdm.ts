import { formatDistance } from '@clearway/api/format-quantity';
import { type CdmSummary, type Client, LARGEST_CDM_BYTES } from '@clearway/contract';
import { streamSink, writeText } from '@clearway/service';
import type { Surroundings } from '../command-line/surroundings.ts';
import { withClient } from '../live/connect.ts';
import { alignedTable } from '../people/aligned-table.ts';
import { printable } from '../people/encounter-table.ts';
import { type BroughtSize, bring, broughtSaid, checkBrought } from './brought-files.ts';
import { type KeptList, type KeptOptions, listKept } from './list-kept.ts';

/** Options of `cdm` as commander gives them. */
export type CdmOptions = KeptOptions;

const SIZE: BroughtSize = { mostBytes: LARGEST_CDM_BYTES, hint: 'give the messages in several files' };

/** `clearway cdm add`: brings messages to a running Clearway or its database. */
export async function addCdms(files: readonly string[], options: CdmOptions, around: Surroundings): Promise<void> {
  await checkBrought(files, SIZE);
  const sink = streamSink(around.stdout);
  await withClient(
    options,
    around,
    async (client) => {
      const received = await bring(files, SIZE, around, ({ name, body }) => client.receiveCdms(body, { file: name }));
      const all = received.flatMap(({ cdms }) => cdms);
      const known = received.reduce((sum, each) => sum + each.known, 0);
      if (options.json) return writeText(sink, `${JSON.stringify({ cdms: all, known })}\n`);
      return writeText(sink, `${broughtSaid(count(all.length), received)}.\n\n${await table(client, all)}`);
    },
    'lists',
  );
}

const LIST: KeptList<CdmSummary> = {
  name: 'cdms',
  none: 'No messages yet. clearway cdm add FILE brings one.',
  read: (client, part) => client.listCdms(part),
  table,
};

/** `clearway cdm list`: messages that came, the last first. */
export function listCdms(options: CdmOptions, around: Surroundings): Promise<void> {
  return listKept(LIST, options, around);
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
  const encounters = [...new Set(cdms.map(({ conjunction_id }) => conjunction_id))].slice(0, MOST_ENCOUNTERS);
  const courses = await Promise.all(encounters.map((id) => client.findConjunction(id)));
  const said = courses
    .filter(({ points }) => points.length > 1)
    .map((course) => `${course.primary.object_id} and ${course.secondary.object_id}: ${course.sentence}`);
  return `${alignedTable([head, ...rows])}${said.length > 0 ? `\n${said.join('\n')}\n` : ''}`;
}

const MOST_ENCOUNTERS = 20;

function count(messages: number): string {
  return messages === 1 ? '1 message' : `${messages} messages`;
}
