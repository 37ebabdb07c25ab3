import type { CatalogDocument } from '@clearway/contract';
import {
  type Catalog,
  collectHistories,
  type EphemerisSpan,
  loadCatalog,
  loadEphemerides,
  readRadiusFiles,
  type ScreenedEphemeris,
  streamSink,
  UserError,
  writeFileAtomically,
  writeText,
} from '@clearway/service';
import {
  type AvoidSettings,
  avoidMessageFile,
  avoidMessageText,
  type CoveredMessage,
  elementsOfCatalog,
  type FileAvoidance,
  flownEphemerides,
  identicalElements,
  type OtherObjects,
  othersWithEphemerides,
  readMessage,
  startOfMessage,
  sweepCsv,
  uncertaintiesOfNames,
} from '@clearway/service/avoid';
import { checkFiles } from '../command-line/check-files.ts';
import { readNumber } from '../command-line/read-option.ts';
import { sayRejected } from '../command-line/say-rejected.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { withClient } from '../live/connect.ts';
import { avoidanceTable } from '../people/avoidance-table.ts';
import { NO_OTHER_EVENTS, NOT_BY_DISTANCE, otherEvents } from './avoid-events.ts';
import { type AvoidOptions, readPlanOptions, readProfile, readScreening } from './avoid-options.ts';

const MOST_RADIUS_M = 1000;

/** `clearway avoid`: the least burn for a message or an event, its certificate, and what it does to everything else in orbit. */
export async function avoid(options: AvoidOptions, around: Surroundings): Promise<void> {
  if (options.cdm !== undefined && options.alone) {
    throw new UserError('option-invalid', '--alone is for --event', 'name one message: then it is planned for alone');
  }
  if ((options.cdm === undefined) === (options.event === undefined)) {
    throw new UserError(
      options.cdm === undefined ? 'option-missing' : 'option-invalid',
      `avoid needs --cdm or --event${options.cdm === undefined ? '' : ', not both'}`,
      'name a conjunction data message: --cdm message.cdm, or an event of a running Clearway: --event 17',
    );
  }
  if (options.ephemeris !== undefined && options.catalog === undefined && options.event === undefined) {
    throw new UserError('option-missing', '--ephemeris needs --catalog', 'its satellite is found in the catalogue');
  }
  const radiusFiles = options.radiusTable ?? [];
  const inputs = [...(options.cdm ?? []), ...(options.profile === undefined ? [] : [options.profile])];
  const files = [...inputs, ...(options.ephemeris ?? []), ...(options.catalog ?? [])];
  if (files.filter((file) => file === '-').length > 1) {
    throw new UserError('option-invalid', 'standard input (-) is named twice', 'name it once');
  }
  await checkFiles([...files, ...radiusFiles], { '--output': options.output });
  const profile = await readProfile(options);
  const planned = readPlanOptions(options, profile);
  const screening = readScreening(options);
  const combinedRadiusM =
    options.hardBodyRadiusM === undefined
      ? null
      : readNumber('--hard-body-radius-m', options.hardBodyRadiusM, { above: 0, most: MOST_RADIUS_M, unit: 'm' });
  const tables = await readRadiusFiles(radiusFiles, around.signal);
  const settings: Omit<AvoidSettings, 'others' | 'ephemeris'> = {
    settings: { ...tables, combinedRadiusM },
    options: planned,
    ...screening,
    signal: around.signal,
  };
  const plan =
    options.cdm === undefined
      ? await ofEvent(options, settings, around)
      : await ofMessage(options.cdm, options, settings, around);
  await write(plan, options, around);
}

/** The first message is planned for, the others with it. */
async function ofMessage(
  [cdm, ...more]: readonly string[],
  options: AvoidOptions,
  given: AvoidSettings,
  around: Surroundings,
): Promise<FileAvoidance> {
  const { catalog: files } = options;
  const covers: CoveredMessage[] = [];
  for (const file of more) covers.push({ text: await readMessage(file, around.signal), name: file, eventId: null });
  const settings = { ...given, covers };
  if (files === undefined) return avoidMessageFile({ ...settings, file: cdm! });
  const start = await startOfMessage(cdm!, around.signal);
  const others = await fromFiles(files, start.start, settings, around);
  const known = await withEphemerides(options, others, start, around);
  return avoidMessageText(start.text, cdm!, { ...settings, ...known });
}

/** An event's message and the catalogue come from the Clearway that follows it, unless a catalogue is named. */
async function ofEvent(options: AvoidOptions, given: AvoidSettings, around: Surroundings): Promise<FileAvoidance> {
  const id = readNumber('--event', options.event!, { least: 1, most: 2 ** 53 - 1, whole: true, unit: 'events' });
  const isTogether = !options.alone && given.options.target.kind === 'probability';
  const { message, found, catalog, states } = await withClient(
    options,
    around,
    async (client) => ({
      message: await (await client.readEventCdm(id)).text(),
      found: isTogether ? await otherEvents(client, id) : options.alone ? NO_OTHER_EVENTS : NOT_BY_DISTANCE,
      catalog: options.catalog === undefined ? await client.readCatalog() : null,
      states: options.catalog === undefined ? await client.readEphemerisStates({ covariances: true }) : null,
    }),
    'everything',
  );
  const settings = { ...given, ...found };
  const name = `event ${id}`;
  const start = await startOfMessage(null, around.signal, { text: message, name });
  const others =
    catalog === null
      ? await fromFiles(options.catalog!, start.start, settings, around)
      : fromDocument(catalog, start.start, settings);
  const known = await withEphemerides(options, others, start, around, states && flownEphemerides(states, others));
  return avoidMessageText(message, name, { ...settings, ...known });
}

type MessageStart = Awaited<ReturnType<typeof startOfMessage>>;

async function fromFiles(
  files: readonly string[],
  start: MessageStart['start'],
  { settings }: AvoidSettings,
  around: Surroundings,
): Promise<OtherObjects> {
  const histories = collectHistories(start);
  const catalog: Catalog = await loadCatalog(files, {
    start,
    onElementSet: histories.add,
    signal: around.signal,
  });
  sayRejected(around.stderr, catalog.read, catalog.rejected, 'the others are screened');
  const { elements, identicalGroups } = catalog;
  const { userTable = null, caraTable = null } = settings;
  const historyOf = histories.finish();
  return {
    elements,
    identicalGroups,
    uncertainties: uncertaintiesOfNames(elements, { userTable, caraTable, historyOf }),
  };
}

function fromDocument(
  document: CatalogDocument,
  start: MessageStart['start'],
  { settings }: AvoidSettings,
): OtherObjects {
  const elements = elementsOfCatalog(document, start);
  const { userTable = null, caraTable = null } = settings;
  return {
    elements,
    identicalGroups: identicalElements(elements),
    uncertainties: uncertaintiesOfNames(elements, { userTable, caraTable }),
  };
}

/**
 * Everything else with operators' ephemerides, those of the files counting more than those that a Clearway has; and the span of the
 * satellite's own that holds at the closest approach, which is its nominal path.
 */
async function withEphemerides(
  { ephemeris: files = [] }: AvoidOptions,
  others: OtherObjects,
  { primaryId, tcaUs }: MessageStart,
  around: Surroundings,
  flown: readonly ScreenedEphemeris[] | null = null,
): Promise<{ readonly others: OtherObjects; readonly ephemeris: EphemerisSpan | null }> {
  const { elements } = others;
  const loaded = await loadEphemerides(files, { elements, mode: 'replaces', signal: around.signal });
  const given = new Set(loaded.ephemerides.map(({ id }) => id));
  const ephemerides = [...loaded.ephemerides, ...(flown ?? []).filter(({ id }) => !given.has(id))];
  const own = ephemerides.find(({ id }) => id === primaryId);
  const span = own?.spans.find(({ fromUs, untilUs }) => fromUs <= tcaUs && tcaUs < untilUs);
  if (own && given.has(own.id) && !span) {
    const of = loaded.sources.filter(({ id }) => id === own.id).map(({ file }) => file);
    throw new UserError(
      'option-invalid',
      `${of.join(', ')} does not cover the closest approach`,
      'give the ephemeris of the first object of the message from before the burn until days after',
    );
  }
  for (const warning of loaded.warnings) around.stderr.write(`clearway: ${warning}\n`);
  return { others: othersWithEphemerides(others, ephemerides), ephemeris: span ?? null };
}

async function write(plan: FileAvoidance, options: AvoidOptions, around: Surroundings): Promise<void> {
  const document = `${JSON.stringify(plan)}\n`;
  const { output } = options;
  if (output !== undefined) {
    const text = /\.csv(\.gz)?$/i.test(output) ? sweepCsv(plan) : document;
    await writeFileAtomically(output, (sink) => writeText(sink, text));
  }
  const sink = streamSink(around.stdout);
  if (options.json) return writeText(sink, document);
  if (output === undefined) return writeText(sink, avoidanceTable(plan));
}
