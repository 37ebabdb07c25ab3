import type { CurrentRun } from '@clearway/api';
import {
  addSeconds,
  type Catalog,
  loadCatalog,
  readSatcat,
  type SatcatEntry,
  type UtcTime,
  utcFromDate,
} from '@clearway/service';
import { type ChosenCatalog, chooseCatalog, windowStart } from '@clearway/service/sources';
import { synthesizeCatalog } from '@clearway/service/synthetic';
import type { Surroundings } from '../command-line/surroundings.ts';
import type { WantedUp } from './up-options.ts';

/** A catalogue, read, with the start of the window that suits it, and what should be said about both. */
export interface OpenedCatalog {
  readonly catalog: Catalog;
  readonly start: UtcTime;
  readonly source: string;
  readonly synthetic: boolean;
  readonly warnings: readonly string[];
  /** Owners and kinds, where a satellite catalogue was given. */
  readonly satcat: ReadonlyMap<number, SatcatEntry> | undefined;
}

/** As many as have public elements today. */
const SYNTHETIC_OBJECTS = 33_500;
const SYNTHETIC_SEED = 1;

/** Finds and reads the catalogue to screen. Throws UserError where it cannot be used. */
export async function openCatalog(wanted: WantedUp, current: CurrentRun, around: Surroundings): Promise<OpenedCatalog> {
  const satcat = wanted.satcat === null ? undefined : await readSatcat(wanted.satcat, around.signal);
  const now = roundedToSecond(utcFromDate(new Date()));
  const { files, source, synthetic, warnings } = await chosenCatalog(wanted, now, current, around);
  current.readCatalogue(`reading ${source}`);
  let window = windowStart([], wanted.start, now);
  const catalog = await loadCatalog(files, {
    start(epochs): UtcTime {
      window = windowStart(epochs, wanted.start, now);
      return window.start;
    },
    signal: around.signal,
  });
  around.signal.throwIfAborted();
  const said = window.warning === null ? warnings : [...warnings, window.warning];
  return { catalog, start: window.start, source, synthetic, warnings: said, satcat };
}

function chosenCatalog(
  wanted: WantedUp,
  now: UtcTime,
  current: CurrentRun,
  around: Surroundings,
): Promise<ChosenCatalog> {
  return chooseCatalog({
    named: wanted.catalog,
    dataDirectory: wanted.dataDirectory,
    offline: wanted.offline,
    ...(wanted.celestrakUrl === null ? {} : { celestrakUrl: wanted.celestrakUrl }),
    signal: around.signal,
    onAsking(query): void {
      current.readCatalogue(`asking CelesTrak: ${query}`);
      around.stderr.write(`clearway: asking CelesTrak: ${query}\n`);
    },
    synthesize: () => {
      const epoch = wanted.start ?? now;
      return synthesizeCatalog({ objects: SYNTHETIC_OBJECTS, seed: SYNTHETIC_SEED, epoch });
    },
  });
}

function roundedToSecond(time: UtcTime): UtcTime {
  return addSeconds({ day: time.day, second: 0 }, Math.round(time.second));
}
