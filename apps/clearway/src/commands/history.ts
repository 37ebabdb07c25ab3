import { addSeconds, streamSink, UserError, type UtcTime, utcFromDate, writeText } from '@clearway/service';
import { openLive } from '@clearway/service/live';
import { readAllowedAddresses } from '@clearway/service/outgoing';
import {
  SPACE_TRACK_PASSWORD_VARIABLE,
  SPACE_TRACK_USER_VARIABLE,
  spaceTrackAccount,
  spaceTrackHistorySource,
} from '@clearway/service/sources';
import { readIds, readNumber, readUtc } from '../command-line/read-option.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { type PlaceOptions, readPlace } from '../live/connect.ts';
import { VERSION } from '../live/version.ts';

/** Options of `history` as commander gives them. */
export interface HistoryOptions extends Omit<PlaceOptions, 'server'> {
  readonly days?: string;
  readonly from?: string;
  readonly to?: string;
  readonly outgoingAllow?: string;
  readonly json?: boolean;
}

const DEFAULT_DAYS = '30';
const MOST_DAYS = 25_000;

/** `clearway history IDS`: takes former element sets of objects from Space-Track into the database. */
export async function history(text: string, options: HistoryOptions, around: Surroundings): Promise<void> {
  const ids = readIds('IDS', text);
  const { from, to } = readSpan(options);
  const place = readPlace(options, around);
  const { environment, signal } = around;
  const allowed = readAllowedAddresses(options.outgoingAllow ?? environment.CLEARWAY_OUTGOING_ALLOW);
  const account = spaceTrackAccount({
    environment,
    allowed,
    ...(environment.CLEARWAY_SPACE_TRACK_URL ? { baseUrl: environment.CLEARWAY_SPACE_TRACK_URL } : {}),
  });
  if (account === null) {
    throw new UserError(
      'option-missing',
      'former element sets come from Space-Track, which wants an account',
      `set ${SPACE_TRACK_USER_VARIABLE} and ${SPACE_TRACK_PASSWORD_VARIABLE} to yours`,
    );
  }
  const source = spaceTrackHistorySource(account, { ids, from, to });
  const live = await openLive({ place, version: VERSION, sources: [source] });
  try {
    const { outcomes, newElementSets } = await live.keeper.refresh({ signal });
    const listed = (await live.keeper.list()).find((each) => each.source === source.id);
    const [warning] = listed?.warnings ?? [];
    if (warning) throw new UserError('source-unreachable', warning.message);
    const [outcome] = outcomes;
    if (outcome?.status === 'too-soon') {
      throw new UserError(
        'busy',
        'Space-Track is not to be asked again yet',
        `try again at ${listed?.next_attempt_utc}`,
      );
    }
    const document = { objects: ids.length, records: listed?.records ?? 0, new_element_sets: newElementSets };
    const known = outcome?.status === 'unchanged' ? ' (asked for before: nothing was fetched)' : '';
    const line = `${document.records} element sets of ${ids.length} objects, ${newElementSets} of them new${known}`;
    await writeText(streamSink(around.stdout), options.json ? `${JSON.stringify(document)}\n` : `${line}\n`);
  } finally {
    await live.close();
  }
}

function readSpan({ days, from, to }: HistoryOptions): { readonly from: UtcTime; readonly to: UtcTime } {
  if (days !== undefined && from !== undefined) {
    throw new UserError('option-invalid', '--days and --from both say when to begin', 'give one of them');
  }
  const end = to === undefined ? utcFromDate(new Date()) : readUtc('--to', to);
  if (from !== undefined) return { from: readUtc('--from', from), to: end };
  const span = readNumber('--days', days ?? DEFAULT_DAYS, { above: 0, most: MOST_DAYS, unit: 'days' });
  return { from: addSeconds(end, -span * 86_400), to: end };
}
