import { setTimeout as sleep } from 'node:timers/promises';
import { addSeconds, formatUtc, type UtcTime, utcFromDate } from '@clearway/service';
import { importSatcatFile } from '@clearway/service/keeping';
import type { Live } from '@clearway/service/live';
import { windowStart } from '@clearway/service/sources';
import { synthesizeCatalog } from '@clearway/service/synthetic';
import { sayRejected } from '../command-line/say-rejected.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import type { WantedUp } from '../commands/up-options.ts';

/** As many as have public elements today. */
const SYNTHETIC_OBJECTS = 33_500;
const SYNTHETIC_SEED = 1;
/** Longer than the two seconds for which a file in a watched folder must stay the same before it is read. */
const FOLDER_SETTLES_MS = 2500;

/** Takes in the files that were named; runs use nothing else then but what people upload. Throws UserError where one is unusable. */
export async function takeNamedFiles(live: Live, wanted: WantedUp, around: Surroundings): Promise<void> {
  const now = roundedToSecond(utcFromDate(new Date()));
  let window = windowStart([], wanted.start, now);
  live.say('catalogue', `reading ${sourceOf(wanted.catalog)}`);
  const imported = await live.keeper.importFiles(wanted.catalog, {
    start(epochs): UtcTime {
      window = windowStart(epochs, wanted.start, now);
      return window.start;
    },
    signal: around.signal,
  });
  if (window.warning !== null) live.choices.warnings.push(window.warning);
  live.choices.fixedStartUs = wanted.start !== null || window.start !== now ? micros(window.start) : null;
  live.choices.selection = {
    sources: (name) => name === 'files' || name.startsWith('upload/'),
    inFiles: imported.objectIds,
  };
  live.choices.account = { unreadable: imported.rejected, source: sourceOf(wanted.catalog) };
  sayRejected(around.stderr, imported.read, imported.rejected, 'all of them are in the report');
}

/** Kinds, owners and sizes from a file. */
export async function takeSatcat(live: Live, file: string, around: Surroundings): Promise<void> {
  live.say('catalogue', 'reading the satellite catalogue');
  await importSatcatFile(live.store, file, Date.now() * 1000, around.signal);
}

/** Asks the sources; where nothing is kept afterwards either, made-up objects stand in, and it is said that they do. */
export async function askSources(live: Live, wanted: WantedUp, around: Surroundings): Promise<void> {
  if (wanted.start !== null) live.choices.fixedStartUs = micros(wanted.start);
  live.say('catalogue', wanted.offline ? 'looking at what is kept' : 'asking for the catalogue');
  if (!wanted.offline) around.stderr.write('clearway: asking the sources for what is new\n');
  await live.keeper.refresh({ signal: around.signal });
  if (await live.hasRealElements()) return;
  if (wanted.watchedFolder !== null) {
    await sleep(FOLDER_SETTLES_MS, undefined, { signal: around.signal });
    await live.keeper.refresh({ signal: around.signal });
    if (await live.hasRealElements()) return;
  }
  const epoch = wanted.start ?? roundedToSecond(utcFromDate(new Date()));
  live.say('catalogue', 'making up objects');
  await live.keeper.importSynthetic(synthesizeCatalog({ objects: SYNTHETIC_OBJECTS, seed: SYNTHETIC_SEED, epoch }));
}

function sourceOf(files: readonly string[]): string {
  return files.map((file) => file.replace(/^.*[\\/]/, '')).join(', ');
}

function roundedToSecond(time: UtcTime): UtcTime {
  return addSeconds({ day: time.day, second: 0 }, Math.round(time.second));
}

/** Microseconds since 1970-01-01 UTC. */
function micros(time: UtcTime): number {
  return Date.parse(formatUtc(time, 3)) * 1000;
}
