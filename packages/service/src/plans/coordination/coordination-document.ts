import type {
  AnnouncedBurn,
  CoordinationDocument,
  CoordinationMessage,
  CoordinationStatement,
  CoordinationStatus,
} from '@clearway/contract';
import {
  type CoordinationRow,
  type Database,
  type ReceivedRow,
  receivedOf,
  type StatementRow,
  statementsOf,
} from '@clearway/store';
import { utcOfMicros } from '../../live/runs/run-documents.ts';

/** Burns of plans in these states are not going to be. */
const NOT_TO_BE = new Set(['rejected', 'withdrawn', 'cancelled', 'failed']);

/** The latest message of each other operator, where it announces a burn. */
export interface Announcement {
  readonly row: ReceivedRow;
  readonly burn: AnnouncedBurn;
}

export function announcements(received: readonly ReceivedRow[]): readonly Announcement[] {
  const latest = new Map<string, ReceivedRow>();
  for (const row of received) latest.set(row.originator, row);
  return [...latest.values()].flatMap((row) => {
    const { burn } = row.body as unknown as CoordinationMessage;
    return burn === null || NOT_TO_BE.has(burn.state) ? [] : [{ row, burn }];
  });
}

export async function readCoordination(db: Database, row: CoordinationRow): Promise<CoordinationDocument> {
  const announced = announcements(await receivedOf(db, row.coordination_id));
  return coordinationDocumentOf(row, await statementsOf(db, row.coordination_id), announced);
}

/** What stands between two operators, and what does not fit. An announced burn claims the manoeuvre. */
export function coordinationDocumentOf(
  row: CoordinationRow,
  rows: readonly StatementRow[],
  announced: readonly Announcement[],
): CoordinationDocument {
  const statements: CoordinationStatement[] = rows.map((each) => ({
    object_id: each.object_id,
    status: each.status as CoordinationStatus,
    at_utc: utcOfMicros(each.at_us),
    by: each.by_name,
    originator: each.originator,
    ours: each.ours,
    note: each.note,
  }));
  const latest = new Map<number, CoordinationStatus>();
  for (const { object_id, status } of statements) latest.set(object_id, status);
  for (const { burn } of announced) latest.set(burn.object_id, 'claimed');
  const nameOf = (id: number): string => (id === row.primary_id ? row.primary_name : row.secondary_name) || String(id);
  const those = (...wanted: readonly CoordinationStatus[]): number[] =>
    [...latest].filter(([, status]) => wanted.includes(status)).map(([id]) => id);
  const conflict = conflictOf(those, nameOf);
  const mover = conflict === null ? moverOf(row, those) : null;
  return {
    coordination_id: row.coordination_id,
    primary: { object_id: row.primary_id, name: row.primary_name },
    secondary: { object_id: row.secondary_id, name: row.secondary_name },
    tca_utc: utcOfMicros(row.tca_us),
    statements,
    announced: announced.map(({ row: received, burn: { oem: _, ...burn } }) => ({
      ...burn,
      originator: received.originator,
      received_utc: utcOfMicros(received.received_us),
      message_id: received.message_id,
    })),
    mover,
    conflict,
    sentence: conflict?.text ?? sentenceOf(mover, latest, nameOf),
  };
}

type Those = (...wanted: readonly CoordinationStatus[]) => number[];

function conflictOf(those: Those, nameOf: (id: number) => string): CoordinationDocument['conflict'] {
  const [claimed, refused, responsible] = [
    those('claimed'),
    those('declined', 'not-manoeuvrable'),
    those('responsible'),
  ];
  const both = (ids: readonly number[]): string => ids.map(nameOf).join(' and ');
  if (claimed.length > 1) {
    const text = `BOTH MOVE: ${both(claimed)} claim the manoeuvre, and may dodge into each other.`;
    return { code: 'both-claim', text };
  }
  if (refused.length > 1) {
    return { code: 'both-decline', text: `NOBODY MOVES: neither of ${both(refused)} will.` };
  }
  if (responsible.length > 1) {
    return { code: 'both-responsible', text: `Both ${both(responsible)} hold it for their turn to move: settle who.` };
  }
  return null;
}

/** Who claims; else whose turn it is; else the one whose other will not. */
function moverOf({ primary_id, secondary_id }: CoordinationRow, those: Those): number | null {
  const [claimed] = those('claimed');
  if (claimed !== undefined) return claimed;
  const [responsible] = those('responsible');
  if (responsible !== undefined) return responsible;
  const [refused] = those('declined', 'not-manoeuvrable');
  if (refused === undefined) return null;
  return refused === primary_id ? secondary_id : primary_id;
}

function sentenceOf(
  mover: number | null,
  latest: ReadonlyMap<number, CoordinationStatus>,
  nameOf: (id: number) => string,
): string {
  if (mover === null) return 'Nobody has said yet who moves.';
  const status = latest.get(mover);
  if (status === 'claimed') return `${nameOf(mover)} moves: its operator claimed the manoeuvre.`;
  if (status === 'responsible') return `It is the turn of ${nameOf(mover)} to move; it has not said yet that it will.`;
  return `${nameOf(mover)} would have to move: the other will not.`;
}
