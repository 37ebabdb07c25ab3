import { UserError } from '@clearway/astro';
import type { RouteOptions } from '@clearway/avoidance';
import { fileInMessage } from '@clearway/messages';
import { assessEncounter } from '@clearway/risk';
import { encounterOfMessage, type MessageSettings } from '../assess/assess-message.ts';
import { type ConjunctionFile, conjunctionFileOf, readConjunctionFile } from '../assess/read-messages.ts';
import type { EphemerisSpan } from '../operator-ephemerides/run-object.ts';
import { inEme2000 } from '../plans/encounter/turned-encounter.ts';
import { type AmongOthers, planAmongOthers } from './among-others.ts';
import { type AvoidanceDocument, avoidanceDocument } from './avoidance-document.ts';
import { type CoveredMessage, coveredEncounters } from './covered-messages.ts';
import { type CoversDocument, coversDocument } from './covers-document.ts';
import type { OtherObjects } from './other-objects.ts';

/** A plan and the message that it is for. */
export interface FileAvoidance extends AvoidanceDocument {
  readonly file: string;
  readonly message_id: string | null;
  readonly hard_body_radius_m: number;
  readonly hard_body_radius_source: string;
  /** The satellite's other encounters that the burn is for; null where it is for one alone. */
  readonly covers: CoversDocument | null;
}

/** What a plan is made of besides its message. */
export interface AvoidSettings {
  readonly settings: MessageSettings;
  readonly options: RouteOptions & { readonly target: NonNullable<RouteOptions['target']> };
  /** Everything else in orbit; absent: nothing else is looked at. */
  readonly others?: OtherObjects | null;
  /** Further encounters of the same satellite: one burn that brings all of them together below the target. */
  readonly covers?: readonly CoveredMessage[];
  /** What is to be said of encounters that are not among them. */
  readonly notCovered?: readonly string[];
  /** The nominal path of the satellite; absent: by its elements. */
  readonly ephemeris?: EphemerisSpan | null;
  /** After TCA; default 7. */
  readonly days?: number;
  /** Default 5. */
  readonly thresholdKm?: number;
  readonly signal: AbortSignal;
}

export interface AvoidFileRequest extends AvoidSettings {
  /** `-`: standard input. */
  readonly file: string;
}

/**
 * Plans a burn of the first object of the message in a file.
 * @throws UserError with the file: no message or several, one without states or covariances, no plane
 */
export async function avoidMessageFile(request: AvoidFileRequest): Promise<FileAvoidance> {
  const { file, signal } = request;
  const where = fileInMessage(file === '-' ? 'standard input' : file);
  return avoidMessage(await readConjunctionFile(file, signal), file, where, request);
}

/** The same for the text of a message, which `name` is called by. */
export function avoidMessageText(text: string, name: string, request: AvoidSettings): Promise<FileAvoidance> {
  return avoidMessage(conjunctionFileOf(text, name), name, name, request);
}

async function avoidMessage(
  { records }: ConjunctionFile,
  file: string,
  where: string,
  request: AvoidSettings,
): Promise<FileAvoidance> {
  const {
    settings,
    options,
    others = null,
    ephemeris = null,
    days = 7,
    thresholdKm = 5,
    covers = [],
    signal,
  } = request;
  const [record] = records;
  if (record === undefined || records.length !== 1) {
    const what = `${where}: ${records.length} messages, and a burn is planned for one`;
    throw new UserError(
      'format-malformed',
      what,
      'give a file with one conjunction data message, and one --cdm for each file',
    );
  }
  if (record.kind === 'summary') {
    const what = `${where}: the message has neither states nor covariances`;
    throw new UserError('format-malformed', what, 'give the whole conjunction data message');
  }
  const { cdm, encounter: read, radiusSource } = encounterOfMessage(record.cdm, settings);
  // Encounters of several messages are put on the same axes.
  const isOne = covers.length === 0;
  const encounter = isOne ? read : inEme2000(read, cdm.frame);
  const frame = isOne ? cdm.frame : 'EME2000';
  const covered = coveredEncounters(covers, encounter, file, settings);
  if (covered.length > 0 && options.target.kind !== 'probability') {
    const what = `${covered.length + 1} encounters, and a target that is no probability: only probabilities add up`;
    throw new UserError('option-invalid', what, 'give --target-pc, or one encounter');
  }
  const pause = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
  };
  const planned = await named(where, () =>
    planAmongOthers({
      ...{ encounter, others, ephemeris, frame, days, thresholdKm, pause },
      options: { ...options, together: covered.map((each) => each.encounter) },
    }),
  );
  const { plan } = planned;
  const after = plan.after && assessEncounter(plan.after.encounter);
  const document = avoidanceDocument(encounter, plan, options.target, assessEncounter(encounter), after, planned);
  return {
    file,
    message_id: cdm.messageId || null,
    hard_body_radius_m: Number((1000 * encounter.hardBodyRadiusKm).toPrecision(12)),
    hard_body_radius_source: radiusSource,
    ...document,
    covers: coversDocument(covered, plan),
    text: [...document.text, ...(request.notCovered ?? [])],
  };
}

async function named(where: string, work: () => Promise<AmongOthers>): Promise<AmongOthers> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.code, `${where}: ${error.message}`, error.hint, { cause: error });
  }
}
