import type { CatalogDocument } from '@clearway/contract';
import {
  type Catalog,
  collectHistories,
  type EphemerisSpan,
  loadCatalog,
  loadEphemerides,
  readRadiusFiles,
  streamSink,
  UserError,
  writeFileAtomically,
  writeText,
} from '@clearway/service';
import {
  type AvoidSettings,
  avoidMessageFile,
  avoidMessageText,
  elementsOfCatalog,
  type FileAvoidance,
  type OtherObjects,
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
import { type AvoidOptions, readPlanOptions, readProfile, readScreening } from './avoid-options.ts';

const MOST_RADIUS_M = 1000;

/** `clearway avoid`: the least burn for a message or an event, its certificate, and what it does to everything else in orbit. */
export async function avoid(options: AvoidOptions, around: Surroundings): Promise<void> {
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
  const inputs = [options.cdm, options.profile, options.ephemeris].filter((file) => file !== undefined);
  await checkFiles([...inputs, ...(options.catalog ?? []), ...radiusFiles], { '--output': options.output });
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

async function ofMessage(
  cdm: string,
  options: AvoidOptions,
  settings: AvoidSettings,
  around: Surroundings,
): Promise<FileAvoidance> {
  const { catalog: files } = options;
  if (files === undefined) return avoidMessageFile({ ...settings, file: cdm });
  if (cdm === '-' && files.includes('-')) {
    throw new UserError('option-invalid', 'standard input (-) is named twice', 'name it once');
  }
  const text = await startOfMessage(cdm, around.signal);
  const others = await fromFiles(files, text.start, settings, around);
  const ephemeris = await ownEphemeris(options, others, text, around);
  return avoidMessageText(text.text, cdm, { ...settings, others, ephemeris });
}

/** An event's message and the catalogue come from the Clearway that follows it, unless a catalogue is named. */
async function ofEvent(options: AvoidOptions, settings: AvoidSettings, around: Surroundings): Promise<FileAvoidance> {
  const id = readNumber('--event', options.event!, { least: 1, most: 2 ** 53 - 1, whole: true, unit: 'events' });
  const { message, catalog } = await withClient(
    options,
    around,
    async (client) => ({
      message: await (await client.readEventCdm(id)).text(),
      catalog: options.catalog === undefined ? await client.readCatalog() : null,
    }),
    'everything',
  );
  const name = `event ${id}`;
  const start = await startOfMessage(null, around.signal, { text: message, name });
  const others =
    catalog === null
      ? await fromFiles(options.catalog!, start.start, settings, around)
      : fromDocument(catalog, start.start, settings);
  const ephemeris = await ownEphemeris(options, others, start, around);
  return avoidMessageText(message, name, { ...settings, others, ephemeris });
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
  return { elements, identicalGroups: [], uncertainties: uncertaintiesOfNames(elements, { userTable, caraTable }) };
}

/** The span of the satellite's own ephemeris that holds at the closest approach; null without one. */
async function ownEphemeris(
  { ephemeris: file }: AvoidOptions,
  { elements }: OtherObjects,
  { primaryId, tcaUs }: MessageStart,
  around: Surroundings,
): Promise<EphemerisSpan | null> {
  if (file === undefined) return null;
  const loaded = await loadEphemerides([file], { elements, mode: 'replaces', signal: around.signal });
  const own = loaded.ephemerides.find(({ id }) => id === primaryId);
  const span = own?.spans.find(({ fromUs, untilUs }) => fromUs <= tcaUs && tcaUs < untilUs);
  if (span) {
    for (const warning of loaded.warnings) around.stderr.write(`clearway: ${warning}\n`);
    return span;
  }
  throw new UserError(
    'option-invalid',
    own ? `${file} does not cover the closest approach` : `${file} is no ephemeris of the satellite, ${primaryId}`,
    'give the ephemeris of the first object of the message, from before the burn until days after',
  );
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
