import { delimiter, resolve } from 'node:path';
import type { Imagery } from '@clearway/api';
import { UserError, type UtcTime } from '@clearway/service';
import { invalid, readNumber, readUtc } from '../command-line/read-option.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { type AccessOptions, readAccess, type WantedAccess } from '../server/access-options.ts';
import { type HostAddress, readHostAddress } from '../server/host-address.ts';
import { type ImageryOptions, readImagery } from './imagery-options.ts';
import { readWorkers } from './screen-options.ts';

const DAYS = '7';
const THRESHOLD_KM = '5';
/** Further ahead public element sets are off by more than what is looked for. */
const MOST_DAYS = 14;

/** Options of `up` as commander gives them. */
export interface UpOptions extends ImageryOptions, AccessOptions {
  readonly catalog?: readonly string[];
  readonly satcat?: string;
  readonly radiusTable?: readonly string[];
  readonly earthData?: readonly string[];
  readonly port: string;
  readonly host: string;
  readonly allowedHost?: readonly string[];
  readonly dataDir: string;
  readonly start?: string;
  readonly days?: string;
  readonly thresholdKm?: string;
  readonly workers?: string;
  /** False where `--no-slices` is given. */
  readonly slices?: boolean;
  readonly databaseUrl?: string;
  readonly watch?: string;
  readonly keepDays?: string;
  readonly diskBudgetGb?: string;
  readonly mapUrl?: string;
  readonly outgoingAllow?: string;
}

/** What they mean, with the environment. */
export interface WantedUp {
  readonly catalog: readonly string[];
  /** A satellite catalogue with owners and kinds. */
  readonly satcat: string | null;
  /** Tables of hard-body radii. */
  readonly radiusTables: readonly string[];
  /** Earth orientation and leap seconds; where some are named none are asked for. */
  readonly earthData: readonly string[];
  readonly port: number;
  readonly host: HostAddress;
  readonly access: WantedAccess;
  /** The map as it was built; null where there is none. */
  readonly mapFolder: string | null;
  readonly imagery: Imagery | null;
  readonly dataDirectory: string;
  /** A PostgreSQL server instead of the data directory. */
  readonly databaseUrl: string | null;
  readonly watchedFolder: string | null;
  /** What is to be kept from now on, as far as it is said. */
  readonly retention: { readonly keepDays: number | null; readonly diskBudgetBytes: number | null };
  readonly offline: boolean;
  readonly start: UtcTime | null;
  /** Length of the window that is screened, days. */
  readonly days: number;
  /** Largest miss distance of what is found. */
  readonly thresholdKm: number;
  readonly workers: number;
  /** Whether it sweeps slices itself, or leaves them to workers on the same database. */
  readonly takesSlices: boolean;
  readonly celestrakUrl: string | null;
  /** Addresses of Earth orientation and leap seconds; null: the usual ones. */
  readonly iersUrl: string | null;
  readonly leapSecondsUrl: string | null;
}

/** Whatever cannot be meant is a UserError, before anything is done. */
export function readUpOptions(options: UpOptions, { environment }: Surroundings): WantedUp {
  const fromEnvironment = (environment.CLEARWAY_CATALOG ?? '').split(delimiter).filter((file) => file !== '');
  if (options.dataDir === '') throw invalid('--data-dir', '', 'name a folder');
  const address = (name: string): string | null => {
    const url = environment[name] || null;
    if (url === null || URL.canParse(url)) return url;
    throw new UserError('option-invalid', `${name} "${url}" is no address`, 'give a URL');
  };
  if (options.slices === false && !options.databaseUrl && !environment.DATABASE_URL) {
    throw new UserError(
      'option-invalid',
      '--no-slices leaves the work to workers, which the embedded database has none of',
      'name a PostgreSQL with --database-url',
    );
  }
  const host = readHostAddress(options.host, options.allowedHost ?? []);
  return {
    catalog: options.catalog ?? fromEnvironment,
    satcat: options.satcat ?? (environment.CLEARWAY_SATCAT || null),
    radiusTables: options.radiusTable ?? [],
    earthData: options.earthData ?? [],
    port: readNumber('--port', options.port, { least: 0, most: 65_535, whole: true, unit: 'port' }),
    host,
    access: readAccess(options, host, options.allowedHost ?? []),
    mapFolder: environment.CLEARWAY_MAP_FOLDER ? resolve(environment.CLEARWAY_MAP_FOLDER) : null,
    imagery: readImagery(options, environment),
    dataDirectory: resolve(options.dataDir),
    databaseUrl: readDatabaseUrl(options.databaseUrl ?? (environment.DATABASE_URL || undefined)),
    retention: {
      keepDays: readKept('--keep-days', options.keepDays, 1, 3650, 'days'),
      diskBudgetBytes: gigabytes(readKept('--disk-budget-gb', options.diskBudgetGb, 0.5, 100_000, 'GB')),
    },
    watchedFolder: options.watch === undefined ? null : resolve(options.watch),
    offline: options.offline ?? false,
    start: options.start === undefined ? null : readUtc('--start', options.start),
    days: readNumber('--days', options.days ?? DAYS, { least: 1, most: MOST_DAYS, whole: true, unit: 'days' }),
    thresholdKm: readNumber('--threshold-km', options.thresholdKm ?? THRESHOLD_KM, {
      least: 0.1,
      most: 100,
      unit: 'km',
    }),
    workers: readWorkers(options.workers),
    takesSlices: options.slices ?? true,
    celestrakUrl: address('CLEARWAY_CELESTRAK_URL'),
    iersUrl: address('CLEARWAY_IERS_URL'),
    leapSecondsUrl: address('CLEARWAY_LEAP_SECONDS_URL'),
  };
}

/** Throws UserError where it is no address of a PostgreSQL database. */
export function readDatabaseUrl(text: string | undefined): string | null {
  if (text === undefined) return null;
  const protocol = URL.canParse(text) ? new URL(text).protocol : '';
  if (protocol === 'postgres:' || protocol === 'postgresql:') return text;
  // Not repeated in the message: it may hold a password.
  throw new UserError(
    'option-invalid',
    '--database-url is no PostgreSQL address',
    'give postgres://user@host/database',
  );
}

function readKept(option: string, text: string | undefined, least: number, most: number, unit: string): number | null {
  return text === undefined ? null : readNumber(option, text, { least, most, unit });
}

function gigabytes(value: number | null): number | null {
  return value === null ? null : value * 1e9;
}
