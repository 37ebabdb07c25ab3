import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type ElementSet, UserError } from '@clearway/astro';
import { writeFileAtomically } from '../../files/atomic-file.ts';
import { writeElementSetsCsv } from '../../files/write-element-sets.ts';
import { type CelestrakCatalog, getCelestrakCatalog } from './celestrak.ts';

export interface CatalogChoice {
  /** Files that the user named; they win over everything. */
  readonly named: readonly string[];
  readonly dataDirectory: string;
  readonly offline: boolean;
  readonly celestrakUrl?: string;
  readonly now?: () => Date;
  readonly signal?: AbortSignal;
  readonly onAsking?: (query: string) => void;
  /** Draws a synthetic population, for when there is nothing else. */
  readonly synthesize: () => Iterable<ElementSet>;
}

/** The files of the catalogue to screen, where they come from, and what should be said about that. */
export interface ChosenCatalog {
  readonly files: readonly string[];
  /** For people: `gp.csv.gz`, `CelesTrak, 12 minutes old`. */
  readonly source: string;
  readonly synthetic: boolean;
  readonly warnings: readonly string[];
}

/**
 * Finds a catalogue: the files named; else CelesTrak's or the copy kept of it; else, with a warning, a synthetic one.
 * Throws UserError where the data directory cannot be used.
 */
export async function chooseCatalog(choice: CatalogChoice): Promise<ChosenCatalog> {
  if (choice.named.length > 0) {
    const source = choice.named.map((file) => file.replace(/^.*[\\/]/, '')).join(', ');
    return { files: choice.named, source, synthetic: false, warnings: [] };
  }
  const folder = await prepareDataDirectory(choice.dataDirectory);
  const celestrak = await getCelestrakCatalog({
    folder,
    offline: choice.offline,
    ...(choice.celestrakUrl ? { baseUrl: choice.celestrakUrl } : {}),
    ...(choice.now ? { now: choice.now } : {}),
    ...(choice.signal ? { signal: choice.signal } : {}),
    ...(choice.onAsking ? { onAsking: choice.onAsking } : {}),
  });
  if (celestrak.files.length > 0) return fromCelestrak(celestrak, choice.now?.() ?? new Date());
  return synthetic(choice, celestrak.warnings);
}

/** Makes the folder for what comes from CelesTrak. Throws UserError where the data directory cannot be used. */
export async function prepareDataDirectory(dataDirectory: string): Promise<string> {
  const folder = join(dataDirectory, 'catalog', 'celestrak');
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    return folder;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new UserError(
      'option-invalid',
      `${dataDirectory}: cannot be used as the data directory (${code})`,
      'name a folder you may write to with --data-dir',
      { cause },
    );
  }
}

/** A copy older than this says little about who comes close: elements age by kilometres a day. */
const OLD_COPY_HOURS = 48;

function fromCelestrak(celestrak: CelestrakCatalog, now: Date): ChosenCatalog {
  const { files, confirmedAt, warnings } = celestrak;
  if (confirmedAt === null) return { files, source: 'CelesTrak, a copy of unknown age', synthetic: false, warnings };
  const hours = (now.getTime() - confirmedAt.getTime()) / 3_600_000;
  const age = hours < 1 ? `${Math.round(hours * 60)} minutes` : `${Math.round(hours)} hours`;
  const old = hours > OLD_COPY_HOURS ? [`The copy of CelesTrak's catalogue is ${age} old; connect to renew it.`] : [];
  return { files, source: `CelesTrak, ${age} old`, synthetic: false, warnings: [...warnings, ...old] };
}

async function synthetic(choice: CatalogChoice, warnings: readonly string[]): Promise<ChosenCatalog> {
  const file = join(choice.dataDirectory, 'catalog', 'synthetic.csv');
  await writeFileAtomically(
    file,
    async (sink) => {
      await writeElementSetsCsv(choice.synthesize(), sink, choice.signal);
    },
    choice.signal,
  );
  return {
    files: [file],
    source: 'SYNTHETIC objects',
    synthetic: true,
    warnings: [
      ...warnings,
      'No real catalogue could be had, so the objects are SYNTHETIC: made up, and so is every result. ' +
        'Give a catalogue with --catalog FILE, or connect to the network.',
    ],
  };
}
