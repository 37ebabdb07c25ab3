import { DEFAULT_RISK_SETTINGS, type EventCdm, type RiskSettings } from '@clearway/contract';
import { currentActor, type Database, latestMessages, maySee, runAs, type Store, SYSTEM } from '@clearway/store';
import { SAME_ENCOUNTER_US } from '../../inbox/received-messages.ts';
import { alarmOfMessage, readRiskSettings } from '../../inbox/risk-settings.ts';

/** What messages say of events, and the thresholds, in memory beside them. */
export interface MessageIndex {
  /** Null where no message that the actor may see came about the event. */
  readonly ofEvent: (eventId: number) => EventCdm | null;
  readonly thresholds: () => RiskSettings;
  /** Reads it anew: after messages, events or thresholds have changed. */
  readonly load: () => Promise<void>;
}

/** What the messages of a team say. */
interface OfTeam {
  readonly teamId: number | null;
  readonly cdm: EventCdm;
}

/** `onChange` is told after each reading. */
export function createMessageIndex({ db }: Store, onChange: () => void): MessageIndex {
  let byEvent: ReadonlyMap<number, readonly OfTeam[]> = new Map();
  let thresholds = DEFAULT_RISK_SETTINGS;
  return {
    ofEvent(eventId) {
      const found = byEvent.get(eventId)?.filter(({ teamId }) => maySee(teamId)) ?? [];
      const own = found.find(({ teamId }) => teamId === currentActor().teamId);
      return (own ?? found[0])?.cdm ?? null;
    },
    thresholds: () => thresholds,
    async load() {
      thresholds = await readRiskSettings(db);
      // Of every team, whoever's message it is that came.
      byEvent = await runAs(SYSTEM, () => messagesOfTeams(db, thresholds));
      onChange();
    },
  };
}

/** The latest messages of each team about published events, or about these, staged ones too. */
async function messagesOfTeams(
  db: Database,
  settings: RiskSettings,
  eventIds?: readonly number[],
): Promise<ReadonlyMap<number, readonly OfTeam[]>> {
  const rows = Map.groupBy(await latestMessages(db, SAME_ENCOUNTER_US, eventIds), (row) => row.event_id);
  return new Map(
    [...rows].map(([eventId, ofTeams]) => [
      eventId,
      ofTeams.map((row) => ({
        teamId: row.team_id,
        cdm: {
          conjunction_id: row.conjunction_id,
          cdms: row.cdms,
          latest_cdm_id: row.cdm_id,
          probability: row.probability,
          method: row.method,
          alarm: alarmOfMessage(row, settings),
        },
      })),
    ]),
  );
}

/** Of these events the latest messages that everybody may see: for what all are told at once. */
export async function messagesOfEvents(
  db: Database,
  settings: RiskSettings,
  eventIds: readonly number[],
): Promise<ReadonlyMap<number, EventCdm>> {
  const ofTeams = await messagesOfTeams(db, settings, eventIds);
  return new Map(
    [...ofTeams].flatMap(([eventId, all]) => {
      const shared = all.find(({ teamId }) => teamId === null);
      return shared ? [[eventId, shared.cdm] as const] : [];
    }),
  );
}
