import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { streamSink, UserError, writeText } from '@clearway/service';
import { readNumber } from '../command-line/read-option.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { type PlaceOptions, withClient } from '../live/connect.ts';
import { firstItems } from '../live/first-items.ts';
import { alignedTable } from '../people/aligned-table.ts';

/** Options of `audit` as commander gives them. */
export interface AuditOptions extends PlaceOptions {
  readonly who?: string;
  readonly action?: string;
  readonly limit?: string;
  readonly kept?: string;
  readonly json?: boolean;
}

const LONGEST_CHANGE = 80;

/** `clearway audit list`: who changed what, the last line first. */
export async function listAudit(options: AuditOptions, around: Surroundings): Promise<void> {
  const { who, action } = options;
  const bounds = { least: 1, most: 1e6, whole: true, unit: 'lines' };
  const limit = readNumber('--limit', options.limit ?? '20', bounds);
  await withClient(
    options,
    around,
    async (client) => {
      const query = { ...(who === undefined ? {} : { who }), ...(action === undefined ? {} : { action }) };
      const found = await firstItems(limit, (part) => client.listAudit({ ...query, ...part }));
      const sink = streamSink(around.stdout);
      if (options.json) return writeText(sink, `${JSON.stringify({ entries: found })}\n`);
      if (found.length === 0) return writeText(sink, 'Nothing has been changed yet.\n');
      const rows = found.map((each) => [
        String(each.entry),
        each.at_utc.slice(0, 19),
        each.role === null ? each.who : `${each.who} (${each.role})`,
        each.action,
        each.target,
        each.change.slice(0, LONGEST_CHANGE),
      ]);
      return writeText(sink, alignedTable([['line', 'when (UTC)', 'who', 'action', 'target', 'change'], ...rows]));
    },
    'database',
  );
}

/** `clearway audit verify`: whether the log is as it was written. Throws UserError where it is not. */
export async function verifyAudit(options: AuditOptions, around: Surroundings): Promise<void> {
  const { kept } = options;
  await withClient(
    options,
    around,
    async (client) => {
      const found = await client.verifyAudit(kept === undefined ? {} : { kept });
      const { entries, head, fault } = found;
      const sink = streamSink(around.stdout);
      const lines = `${entries.toLocaleString('en-US')} ${entries === 1 ? 'line' : 'lines'}`;
      const words = `${lines}, each as it was written. Keep this elsewhere, and give it back with --kept:\n${entries}:${head}\n`;
      if (options.json) await writeText(sink, `${JSON.stringify(found)}\n`);
      if (fault !== null) {
        const hint = 'compare with an export or a backup of before';
        throw new UserError('conflict', `line ${fault.entry} of the audit log ${fault.what}`, hint);
      }
      if (!options.json) await writeText(sink, words);
    },
    'database',
  );
}

/** `clearway audit export FILE`: every line as JSON, the first first. */
export async function exportAudit(file: string, options: AuditOptions, around: Surroundings): Promise<void> {
  await withClient(
    options,
    around,
    async (client) => {
      const { body } = await client.exportAudit();
      const target = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true });
      await pipeline(body!, target, { signal: around.signal }).catch((cause: NodeJS.ErrnoException) => {
        if (cause.code !== 'EEXIST') throw cause;
        throw new UserError('option-invalid', `${file} is there already`, 'name a new file', { cause });
      });
      const { entries, head } = await client.verifyAudit();
      const document = { file, entries, head };
      const words = `${file}: ${entries} lines, the last of them ${entries}:${head}\n`;
      await writeText(streamSink(around.stdout), options.json ? `${JSON.stringify(document)}\n` : words);
    },
    'database',
  );
}
