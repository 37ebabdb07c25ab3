import { gunzipSync } from 'node:zlib';
import { parseUtc, UserError, unixMicros } from '@clearway/astro';
import type { AssessmentDocument, CdmFormat, ConjunctionDocument, ConjunctionQuery } from '@clearway/contract';
import { formatCdm, readConjunctions } from '@clearway/messages';
import {
  appendAudit,
  type ConjunctionRow,
  cdmsOfConjunctions,
  type Database,
  deleteCdm,
  findCdm,
  findConjunction,
  listCdms,
  listConjunctions,
  readCdmAssessment,
  readCdmMessage,
} from '@clearway/store';
import { conjunctionDocumentOf } from '../../inbox/conjunction-document.ts';
import { eventIds, type Inbox, receiveMessages, summariesOf } from '../../inbox/received-messages.ts';
import { readRiskSettings } from '../../inbox/risk-settings.ts';
import { readCursor, writeCursor } from '../cursors/list-cursor.ts';
import { pageLimit } from '../cursors/page-limit.ts';
import type { LiveCdms, MessageFile } from '../live-service.ts';

export interface InboxSources extends Inbox {
  /** Messages came or went. */
  readonly onChange: () => Promise<void>;
  /** There are new signals. */
  readonly wake: () => void;
}

/** The messages that came, from the database. */
export function liveCdms({ onChange, wake, ...inbox }: InboxSources): LiveCdms {
  const { db } = inbox.store;
  return {
    async receive(body, file) {
      const received = await receiveMessages(inbox, body, file);
      await onChange();
      wake();
      return received;
    },
    async list({ conjunction, ...query }) {
      const limit = pageLimit(query.limit);
      const [before] = query.cursor === undefined ? [] : readCursor(query.cursor, 'cdms', 1);
      const rows = await listCdms(db, {
        ...filterOf(query),
        ...(conjunction === undefined ? {} : { conjunctionId: conjunction }),
        ...(before === undefined ? {} : { before }),
        limit: limit + 1,
      });
      const shown = rows.slice(0, limit);
      const next = rows.length > limit ? writeCursor('cdms', [shown.at(-1)!.cdm_id]) : null;
      return { items: await summariesOf(db, shown), next, total: null };
    },
    async find(cdmId) {
      const row = await findCdm(db, cdmId);
      const assessment = await readCdmAssessment(db, cdmId);
      if (!row || !assessment) return null;
      const [summary] = await summariesOf(db, [row]);
      return { ...summary!, assessment: assessment as AssessmentDocument, has_states: row.has_states };
    },
    message: (cdmId, format) => messageFile(db, cdmId, format),
    async delete(cdmId) {
      const isThere = await db.transaction().execute(async (trx) => {
        const deleted = await deleteCdm(trx, cdmId);
        const note = { action: 'deleteCdm', target: `/api/v1/cdms/${cdmId}`, change: {} };
        if (deleted) await appendAudit(trx, note, inbox.nowUs());
        return deleted;
      });
      if (!isThere) throw unknownMessage(cdmId);
      await onChange();
    },
    async conjunctions(query) {
      const limit = pageLimit(query.limit);
      const [before] = query.cursor === undefined ? [] : readCursor(query.cursor, 'conjunctions', 1);
      const rows = await listConjunctions(db, {
        ...filterOf(query),
        ...(before === undefined ? {} : { before }),
        limit: limit + 1,
      });
      const shown = rows.slice(0, limit);
      const next = rows.length > limit ? writeCursor('conjunctions', [shown.at(-1)!.last_cdm_id]) : null;
      return { items: await conjunctionDocuments(db, shown), next, total: null };
    },
    async conjunction(conjunctionId) {
      const row = await findConjunction(db, conjunctionId);
      return row ? ((await conjunctionDocuments(db, [row]))[0] ?? null) : null;
    },
  };
}

/** Encounters with the course of their messages. */
export async function conjunctionDocuments(
  db: Database,
  rows: readonly ConjunctionRow[],
): Promise<readonly ConjunctionDocument[]> {
  const ids = rows.map((row) => row.conjunction_id);
  const messages = Map.groupBy(await cdmsOfConjunctions(db, ids), (row) => row.conjunction_id);
  const settings = await readRiskSettings(db);
  const events = await eventIds(db, ids);
  // Deleted between two queries: not there any more.
  return ids
    .filter((id) => messages.has(id))
    .map((id) => conjunctionDocumentOf(messages.get(id)!, events.get(id) ?? null, settings));
}

interface TimeFilter {
  readonly objectIds?: readonly number[];
  readonly fromUs?: number;
  readonly toUs?: number;
}

function filterOf({ object, tca_from, tca_to }: ConjunctionQuery): TimeFilter {
  return {
    ...(object === undefined ? {} : { objectIds: object }),
    ...(tca_from === undefined ? {} : { fromUs: microsOf('tca_from', tca_from) }),
    ...(tca_to === undefined ? {} : { toUs: microsOf('tca_to', tca_to) }),
  };
}

function microsOf(name: string, text: string): number {
  const time = parseUtc(text);
  if (time === null) {
    throw new UserError('option-invalid', `${name} "${text.slice(0, 40)}" is not valid`, 'give a UTC time');
  }
  return unixMicros(time);
}

async function messageFile(db: Database, cdmId: number, format: CdmFormat): Promise<MessageFile> {
  const kept = await readCdmMessage(db, cdmId);
  if (!kept) throw unknownMessage(cdmId);
  const text = gunzipSync(kept.message).toString('utf8');
  if (format === 'original' || format === kept.syntax) return { text, syntax: kept.syntax };
  const [record] = readConjunctions(text, { file: `message ${cdmId}` });
  if (record?.kind !== 'message') {
    const what = `message ${cdmId} has neither states nor covariances, so it cannot be written as ${format.toUpperCase()}`;
    throw new UserError('conflict', what, 'take it as it came: format=original');
  }
  const syntax = format.toUpperCase() as 'KVN' | 'XML' | 'JSON';
  return { text: formatCdm(record.cdm.message, syntax), syntax: format };
}

function unknownMessage(cdmId: number): UserError {
  return new UserError('unknown', `there is no message ${cdmId}`, 'see the list of messages');
}
