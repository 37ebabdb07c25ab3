import { gunzipSync } from 'node:zlib';
import { UserError, unixMicros } from '@clearway/astro';
import type { CdmParty, EventDocument, Mover, NewPlan, SatelliteProfile } from '@clearway/contract';
import { type Cdm, readConjunctions } from '@clearway/messages';
import {
  cdmsOfConjunctions,
  conjunctionOfEvent,
  type Database,
  type EventRow,
  findCdm,
  latestProfile,
  readCdmMessage,
  receivedOf,
} from '@clearway/store';
import { SAME_ENCOUNTER_US } from '../../inbox/received-messages.ts';
import type { OtherPath } from '../../plans/compute/plan-task.ts';
import { coordinationOf, type SpokenEncounter } from '../../plans/coordination/coordinate.ts';
import { announcements } from '../../plans/coordination/coordination-document.ts';
import type { CurrentRun } from '../runs/current-run.ts';

/** Where the subjects of plans are found. */
export interface SubjectSources {
  readonly eventRow: (eventId: number) => Promise<EventRow | null>;
  readonly event: (eventId: number) => Promise<EventDocument | null>;
  /** Events of an object that are to come, and some that are past. */
  readonly eventsOf: (objectId: number) => readonly EventRow[];
  readonly current: () => CurrentRun | null;
}

/** The encounter that a plan is for. */
export interface PlanSubject extends SpokenEncounter {
  readonly eventId: number | null;
  readonly cdmId: number | null;
  /** Of the message; null for an event. */
  readonly cdm: Cdm | null;
  readonly cdmIdentity: string | null;
  /** Null for a message. */
  readonly eventRow: EventRow | null;
  readonly manoeuvrable: readonly [boolean | null, boolean | null];
}

/** @throws UserError `unknown` where there is no such event or message, `conflict` where it says too little */
export async function subjectOf(
  db: Database,
  { event_id, cdm_id }: Pick<NewPlan, 'event_id' | 'cdm_id'>,
  sources: SubjectSources,
): Promise<PlanSubject> {
  if (event_id !== undefined) return eventSubject(event_id, sources);
  const cdmId = cdm_id!;
  const [row, kept] = [await findCdm(db, cdmId), await readCdmMessage(db, cdmId)];
  if (!row || !kept) throw new UserError('unknown', `there is no message ${cdmId}`, 'see the list of messages');
  const [record] = readConjunctions(gunzipSync(kept.message).toString('utf8'), { file: `message ${cdmId}` });
  if (record?.kind !== 'message') {
    const what = `message ${cdmId} has neither states nor covariances: no burn can be planned for it`;
    throw new UserError('conflict', what, 'bring the whole conjunction data message');
  }
  const { cdm } = record;
  const party = (k: 0 | 1): CdmParty => ({
    object_id: k === 0 ? row.primary_id : row.secondary_id,
    name: (k === 0 ? row.primary_name : row.secondary_name) || cdm.objects[k].designator,
  });
  return {
    eventId: null,
    cdmId,
    cdm,
    cdmIdentity: row.identity,
    eventRow: null,
    primary: party(0),
    secondary: party(1),
    tcaUs: unixMicros(cdm.tca),
    manoeuvrable: [cdm.objects[0].isManeuverable, cdm.objects[1].isManeuverable],
  };
}

async function eventSubject(eventId: number, { eventRow, event, current }: SubjectSources): Promise<PlanSubject> {
  const [row, document] = [await eventRow(eventId), await event(eventId)];
  if (!row || !document) throw new UserError('unknown', `there is no event ${eventId}`, 'see the list of events');
  const run = current();
  if (run === null || row.last_run_id !== run.row.run_id || row.state === 'cleared') {
    const what = `the current run has no elements for event ${eventId} at its time of closest approach`;
    throw new UserError('conflict', what, 'take an event that is open');
  }
  const { primary, secondary } = document;
  return {
    eventId,
    cdmId: null,
    cdm: null,
    cdmIdentity: null,
    eventRow: row,
    primary: { object_id: primary.object_id, name: primary.name },
    secondary: { object_id: secondary.object_id, name: secondary.name },
    tcaUs: row.tca_us,
    manoeuvrable: [primary.manoeuvrable, secondary.manoeuvrable],
  };
}

/** The satellite that moves where nobody says: the one with a profile, else the one that can, else the primary. */
export async function moverOf(db: Database, subject: PlanSubject): Promise<Mover> {
  for (const mover of ['primary', 'secondary'] as const) {
    if (await profileOf(db, subject[mover].object_id)) return mover;
  }
  const [primary, secondary] = subject.manoeuvrable;
  return primary !== true && secondary === true ? 'secondary' : 'primary';
}

export async function profileOf(
  db: Database,
  objectId: number | null,
): Promise<{ readonly profile: SatelliteProfile; readonly version: number } | null> {
  const row = objectId === null ? undefined : await latestProfile(db, objectId);
  return row?.profile ? { profile: row.profile as SatelliteProfile, version: row.version } : null;
}

/** All messages about an encounter, by creation. */
export async function messagesAbout(
  db: Database,
  { eventId, cdmId }: { readonly eventId: number | null; readonly cdmId: number | null },
): Promise<readonly number[]> {
  const conjunction =
    eventId === null
      ? cdmId === null
        ? undefined
        : (await findCdm(db, cdmId))?.conjunction_id
      : (await conjunctionOfEvent(db, eventId, SAME_ENCOUNTER_US))?.conjunction_id;
  if (conjunction === undefined) return [];
  return (await cdmsOfConjunctions(db, [conjunction])).map((row) => row.cdm_id);
}

/** The burn that the operator of the other satellite announced, if it did. */
export async function announcedPath(db: Database, encounter: SpokenEncounter, mover: Mover): Promise<OtherPath | null> {
  const row = await coordinationOf(db, encounter);
  if (!row) return null;
  const other = encounter[mover === 'primary' ? 'secondary' : 'primary'].object_id;
  const found = announcements(await receivedOf(db, row.coordination_id)).find(({ burn }) => burn.object_id === other);
  if (!found) return null;
  return { messageId: found.row.message_id, originator: found.row.originator, oem: found.burn.oem };
}
