import type { CdmSummary, ReceivedCdms } from '@clearway/contract';
import {
  appendAudit,
  type CdmRow,
  createConjunction,
  currentActor,
  type Database,
  eventsOfConjunctions,
  findCdmByIdentity,
  insertCdm,
  keepSignals,
  lockConjunctions,
  matchConjunction,
  noteMessage,
  type Store,
} from '@clearway/store';
import { textOfBytes } from '../assess/read-messages.ts';
import { cdmSummaryOf } from './conjunction-document.ts';
import type { MessageReader } from './message-reader.ts';
import type { PreparedMessage } from './prepared-message.ts';
import { readRiskSettings } from './risk-settings.ts';

/**
 * Messages of one pair whose TCA lie so near to each other are about one encounter, and so is an event: the TCA moves by seconds from
 * message to message and by some minutes between elements and messages, while a pair meets again after half a revolution at the
 * earliest.
 */
export const SAME_ENCOUNTER_US = 600e6;

/** Where messages come in. */
export interface Inbox {
  readonly store: Store;
  readonly reader: MessageReader;
  readonly nowUs: () => number;
}

/** Takes in the messages of a file, all or none: reads and assesses them, joins them to their encounters, tells listeners. */
export async function receiveMessages(
  { store, reader, nowUs }: Inbox,
  body: AsyncIterable<Uint8Array>,
  file: string | null,
): Promise<ReceivedCdms> {
  const name = file ?? 'the body';
  const messages = await reader.read({ text: await textOfBytes(body, name), name });
  return store.db.transaction().execute(async (trx) => {
    await lockConjunctions(trx);
    const rows: CdmRow[] = [];
    const fresh = new Set<number>();
    for (const message of messages) {
      const known = await findCdmByIdentity(trx, message.row.identity);
      const row = known ?? (await keep(trx, message, file, nowUs()));
      if (!known) fresh.add(row.cdm_id);
      rows.push(row);
    }
    const cdms = await summariesOf(trx, rows);
    const told = cdms.filter(({ cdm_id }) => fresh.has(cdm_id));
    await keepSignals(
      trx,
      nowUs(),
      told.map((body) => ({ type: 'cdm-received', private: true, body })),
      currentActor().teamId,
    );
    const said = {
      file,
      cdms: cdms.map(({ cdm_id, message_id }) => ({ cdm_id, message_id })),
      known: cdms.length - told.length,
    };
    await appendAudit(trx, { action: 'receiveCdms', target: '/api/v1/cdms', change: said }, nowUs());
    return { cdms, known: cdms.length - told.length };
  });
}

async function keep(
  trx: Database,
  { row, pair }: PreparedMessage,
  file: string | null,
  receivedUs: number,
): Promise<CdmRow> {
  const found = await matchConjunction(trx, {
    pair,
    tcaUs: row.tca_us,
    toleranceUs: SAME_ENCOUNTER_US,
    originator: row.originator,
    name: row.conjunction_name,
  });
  const { primary_id, secondary_id, tca_us } = row;
  const conjunctionId =
    found?.conjunction_id ?? (await createConjunction(trx, { primary_id, secondary_id, pair, tca_us }));
  const kept = await insertCdm(trx, {
    ...row,
    conjunction_id: conjunctionId,
    received_us: receivedUs,
    file_name: file,
  });
  await noteMessage(trx, conjunctionId, kept.cdm_id);
  return kept;
}

/** Of rows, with the events that they are about. */
export async function summariesOf(db: Database, rows: readonly CdmRow[]): Promise<readonly CdmSummary[]> {
  const settings = await readRiskSettings(db);
  const events = await eventIds(db, [...new Set(rows.map((row) => row.conjunction_id))]);
  return rows.map((row) => cdmSummaryOf(row, events.get(row.conjunction_id) ?? null, settings));
}

/** By encounter. */
export async function eventIds(db: Database, conjunctionIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const found = await eventsOfConjunctions(db, conjunctionIds, SAME_ENCOUNTER_US);
  return new Map(found.map(({ conjunctionId, eventId }) => [conjunctionId, eventId]));
}
