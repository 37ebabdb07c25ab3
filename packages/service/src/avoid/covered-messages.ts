import { type Encounter, formatUtc, UserError, unixMicros } from '@clearway/astro';
import { fileInMessage } from '@clearway/messages';
import { encounterPlaneOf } from '@clearway/risk';
import { encounterOfMessage, type MessageSettings } from '../assess/assess-message.ts';
import { conjunctionFileOf } from '../assess/read-messages.ts';
import { SAME_ENCOUNTER_US } from '../inbox/received-messages.ts';
import { inEme2000, moverFirst } from '../plans/encounter/turned-encounter.ts';

/** The message of another encounter of the satellite, which its burn is for as well. */
export interface CoveredMessage {
  readonly text: string;
  /** What it is called by: its file, or `event 17`. */
  readonly name: string;
  /** Null for one that came in a file. */
  readonly eventId: number | null;
}

/** The same, read. */
export interface CoveredEncounter extends Omit<CoveredMessage, 'text'> {
  readonly messageId: string | null;
  /** EME2000, the satellite first. */
  readonly encounter: Encounter;
}

/** Further from the encounter that is planned for nobody knows where a burn leads, and what else comes by then, µs. */
export const HORIZON_US: number = 10 * 86_400e6;
/** Slower pairs have no probability in the plane, km/s. */
const SLOWEST_KM_S = 0.01;

/**
 * Reads the messages of a satellite's other encounters.
 * @param main the encounter that is planned for, of the message `mainName`.
 * @throws UserError for a message that is not about the satellite, or about an encounter that another one is about, or one of which no
 * probability can be told: a risk that is left out without a word is worse than none
 */
export function coveredEncounters(
  messages: readonly CoveredMessage[],
  main: Encounter,
  mainName: string,
  settings: MessageSettings,
): readonly CoveredEncounter[] {
  const known = [{ name: mainName, encounter: main }];
  return messages.map(({ text, name, eventId }) => {
    const where = fileInMessage(name);
    const { records } = conjunctionFileOf(text, name);
    const [record] = records;
    if (records.length !== 1 || record?.kind !== 'message') {
      const what = `${where}: no message with states and covariances, or several`;
      throw new UserError('format-malformed', what, 'give files with one whole conjunction data message each');
    }
    const { cdm, encounter: read } = encounterOfMessage(record.cdm, settings);
    const encounter = moverFirst(inEme2000(read, cdm.frame), moverIn(read, main, where));
    refuseWithoutProbability(encounter, where);
    refuseBeyondHorizon(encounter, main, where);
    const same = known.find((each) => isSame(each.encounter, encounter));
    if (same) {
      const what = `${where} and ${fileInMessage(same.name)} are about the same encounter (${formatUtc(encounter.tca, 0)})`;
      throw new UserError('option-invalid', what, 'give the newest message of each encounter');
    }
    known.push({ name, encounter });
    return { name, eventId, messageId: cdm.messageId || null, encounter };
  });
}

/** Which object of a message is the satellite: by its number, by its name where there is none. */
function moverIn(read: Encounter, { primary: own }: Encounter, where: string): 'primary' | 'secondary' {
  const isOwn = (object: Encounter['primary']): boolean =>
    own.id === null ? own.name !== null && object.name === own.name : object.id === own.id;
  if (isOwn(read.primary)) return 'primary';
  if (isOwn(read.secondary)) return 'secondary';
  const who = own.name ?? own.id ?? 'without a number';
  const what = `${where}: neither object is the satellite of the first message, ${who}`;
  throw new UserError('option-invalid', what, 'give messages about encounters of one satellite');
}

function refuseWithoutProbability(encounter: Encounter, where: string): void {
  const reason = withoutProbability(encounter);
  if (reason === null) return;
  const what = `${where}: no probability can be told of this encounter (${reason})`;
  throw new UserError('format-malformed', what, 'leave it out, or plan for it alone');
}

function refuseBeyondHorizon({ tca }: Encounter, main: Encounter, where: string): void {
  const us = unixMicros(tca) - unixMicros(main.tca);
  if (Math.abs(us) <= HORIZON_US) return;
  const days = `${Math.abs(us / 86_400e6).toFixed(1)} days ${us > 0 ? 'after' : 'before'} the first`;
  const what = `${where}: its closest approach (${formatUtc(tca, 0)}) is ${days}, too far for one burn`;
  throw new UserError(
    'option-invalid',
    what,
    `leave it out: one burn is for encounters within ${HORIZON_US / 86_400e6} days`,
  );
}

function withoutProbability(encounter: Encounter): string | null {
  const { primary, secondary } = encounter;
  if (primary.covariance === null || secondary.covariance === null) return 'it has no covariances of both objects';
  const speed = Math.hypot(...primary.velocity.map((v, k) => v - secondary.velocity[k]!));
  if (speed < SLOWEST_KM_S) {
    return `the objects pass at ${(1000 * speed).toPrecision(3)} m/s, too slowly for the encounter plane`;
  }
  return encounterPlaneOf(encounter).reason;
}

function isSame(one: Encounter, other: Encounter): boolean {
  const pair = ({ secondary: { id, name } }: Encounter): string | number | null => id ?? name;
  const isNear = Math.abs(unixMicros(one.tca) - unixMicros(other.tca)) <= SAME_ENCOUNTER_US;
  return isNear && pair(one) !== null && pair(one) === pair(other);
}
