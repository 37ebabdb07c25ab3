import { addSeconds, UserError, type UtcTime, unixMicros } from '@clearway/astro';
import { encounterOfMessage } from '../assess/assess-message.ts';
import { conjunctionFileOf, readConjunctionFile } from '../assess/read-messages.ts';

/** What has to be known of a message before its catalogue is read. */
export interface MessageStart {
  readonly text: string;
  /** From here on elements are wanted: a burn's longest lead before the closest approach. */
  readonly start: UtcTime;
  readonly tcaUs: number;
  /** Catalogue number of the first object; null where it has none. */
  readonly primaryId: number | null;
}

/** Longest lead of a burn that elements have to be good for, s. */
const LEAD_SECONDS = 86_400;

/** The text of a message's file (`-`: standard input), unpacked. */
export async function readMessage(file: string, signal: AbortSignal): Promise<string> {
  return (await readConjunctionFile(file, signal)).text;
}

/**
 * Reads a message's file (`-`: standard input), or takes its text, for its times and its first object.
 * @throws UserError where it is not one whole message
 */
export async function startOfMessage(
  file: string | null,
  signal: AbortSignal,
  given?: { readonly text: string; readonly name: string },
): Promise<MessageStart> {
  const { text, records } = given
    ? conjunctionFileOf(given.text, given.name)
    : await readConjunctionFile(file ?? '-', signal);
  const [record] = records;
  if (records.length !== 1 || record === undefined || record.kind === 'summary') {
    const what = `${given?.name ?? file}: no message with states, or several`;
    throw new UserError('format-malformed', what, 'give a file with one whole conjunction data message');
  }
  const { encounter } = encounterOfMessage(record.cdm);
  return {
    text,
    start: addSeconds(encounter.tca, -LEAD_SECONDS),
    tcaUs: unixMicros(encounter.tca),
    primaryId: encounter.primary.id,
  };
}
