import { parseUtc, UserError, unixMicros } from '@clearway/astro';
import type { CdmParty, CoordinationMessage, NewStatement } from '@clearway/contract';
import { readOperatorEphemerides } from '@clearway/messages';
import {
  addReceived,
  addStatement,
  type CoordinationRow,
  createCoordination,
  type Database,
  findReceived,
  lockCoordinations,
  matchCoordination,
} from '@clearway/store';
import { SAME_ENCOUNTER_US } from '../../inbox/received-messages.ts';
import { digestOf } from '../canonical-json.ts';
import { requirePerson } from '../operator/people.ts';

/** The encounter that operators speak of. */
export interface SpokenEncounter {
  readonly primary: CdmParty;
  readonly secondary: CdmParty;
  readonly tcaUs: number;
}

/** Both objects, the lesser first: whichever of them comes first in an operator's list. */
export function pairOf({ primary, secondary }: SpokenEncounter): string {
  return [primary, secondary]
    .map(({ object_id, name }) => String(object_id ?? name))
    .toSorted()
    .join(' ');
}

export async function coordinationOf(db: Database, encounter: SpokenEncounter): Promise<CoordinationRow | undefined> {
  return matchCoordination(db, pairOf(encounter), encounter.tcaUs, SAME_ENCOUNTER_US);
}

async function openCoordination(trx: Database, encounter: SpokenEncounter): Promise<CoordinationRow> {
  await lockCoordinations(trx);
  const { primary, secondary, tcaUs } = encounter;
  return (
    (await coordinationOf(trx, encounter)) ??
    (await createCoordination(trx, {
      pair: pairOf(encounter),
      primary_id: primary.object_id,
      secondary_id: secondary.object_id,
      primary_name: primary.name,
      secondary_name: secondary.name,
      tca_us: tcaUs,
    }))
  );
}

export const OURS = 'CLEARWAY';

/** A statement of ours. In a transaction. */
export async function state(
  trx: Database,
  encounter: SpokenEncounter,
  { by, object_id, status, note }: NewStatement,
  nowUs: number,
): Promise<CoordinationRow> {
  const person = await requirePerson(trx, by, 'operator', 'say who moves');
  if (![encounter.primary.object_id, encounter.secondary.object_id].includes(object_id)) {
    const hint = `give ${encounter.primary.object_id ?? encounter.primary.name} or ${encounter.secondary.object_id ?? encounter.secondary.name}`;
    throw new UserError('option-invalid', `object ${object_id} is not of this encounter`, hint);
  }
  const row = await openCoordination(trx, encounter);
  await addStatement(trx, {
    coordination_id: row.coordination_id,
    object_id,
    status,
    at_us: nowUs,
    by_name: person.name,
    originator: OURS,
    ours: true,
    note: note ?? null,
    received_id: null,
  });
  return row;
}

/**
 * Takes in a message of another operator, once. In a transaction.
 * @throws UserError `conflict` for another message of the same number; `format-malformed` where the path in it cannot be read
 */
export async function receive(trx: Database, message: CoordinationMessage, nowUs: number): Promise<CoordinationRow> {
  const encounter = {
    primary: message.primary,
    secondary: message.secondary,
    tcaUs: microsOf(message.tca_utc, 'tca_utc'),
  };
  const ids = [message.primary.object_id, message.secondary.object_id];
  for (const { object_id } of [...message.statements, ...(message.burn ? [message.burn] : [])]) {
    if (ids.includes(object_id)) continue;
    const what = `message ${message.message_id}: object ${object_id} is not of its encounter`;
    throw new UserError('format-malformed', what, 'ask its operator for a right one');
  }
  if (message.burn !== null) readOperatorEphemerides(message.burn.oem, `message ${message.message_id}: burn.oem`);
  const row = await openCoordination(trx, encounter);
  const sha256 = digestOf(message);
  const known = await findReceived(trx, message.originator, message.message_id);
  if (known) {
    if (known.sha256 === sha256) return row;
    const what = `message ${message.message_id} of ${message.originator} is there already, with another content`;
    throw new UserError('conflict', what, 'ask its operator for one with a number of its own');
  }
  const receivedId = await addReceived(trx, {
    coordination_id: row.coordination_id,
    originator: message.originator,
    message_id: message.message_id,
    created_us: microsOf(message.created_utc, 'created_utc'),
    received_us: nowUs,
    sha256,
    body: message,
  });
  for (const each of message.statements) {
    await addStatement(trx, {
      coordination_id: row.coordination_id,
      object_id: each.object_id,
      status: each.status,
      at_us: microsOf(each.at_utc, 'at_utc'),
      by_name: each.by,
      originator: message.originator,
      ours: false,
      note: each.note,
      received_id: receivedId,
    });
  }
  return row;
}

function microsOf(text: string, field: string): number {
  const time = parseUtc(text);
  if (time) return unixMicros(time);
  throw new UserError('format-malformed', `${field} "${text.slice(0, 40)}" is not valid`, 'give a UTC time');
}
