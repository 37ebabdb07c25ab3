import { delimiter, resolve } from 'node:path';
import { UserError, type UtcTime } from '@clearway/service';
import { invalid, readNumber, readUtc } from '../command-line/read-option.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { readWorkers } from './screen-options.ts';

/** Options of `up` as commander gives them. */
export interface UpOptions {
  readonly catalog?: readonly string[];
  readonly satcat?: string;
  readonly port: string;
  readonly dataDir: string;
  readonly offline?: boolean;
  readonly start?: string;
  readonly workers?: string;
  readonly databaseUrl?: string;
  readonly watch?: string;
  readonly keepDays?: string;
  readonly diskBudgetGb?: string;
}

/** What they mean, with the environment. */
export interface WantedUp {
  readonly catalog: readonly string[];
  /** A satellite catalogue with owners and kinds. */
  readonly satcat: string | null;
  readonly port: number;
  readonly dataDirectory: string;
  /** A PostgreSQL server instead of the data directory. */
  readonly databaseUrl: string | null;
  readonly watchedFolder: string | null;
  /** What is to be kept from now on, as far as it is said. */
  readonly retention: { readonly keepDays: number | null; readonly diskBudgetBytes: number | null };
  readonly offline: boolean;
  readonly start: UtcTime | null;
  readonly workers: number;
  readonly celestrakUrl: string | null;
}

/** Whatever cannot be meant is a UserError, before anything is done. */
export function readUpOptions(options: UpOptions, { environment }: Surroundings): WantedUp {
  const fromEnvironment = (environment.CLEARWAY_CATALOG ?? '').split(delimiter).filter((file) => file !== '');
  if (options.dataDir === '') throw invalid('--data-dir', '', 'name a folder');
  const celestrakUrl = environment.CLEARWAY_CELESTRAK_URL || null;
  if (celestrakUrl !== null && !URL.canParse(celestrakUrl)) {
    throw new UserError('option-invalid', `CLEARWAY_CELESTRAK_URL "${celestrakUrl}" is no address`, 'give a URL');
  }
  return {
    catalog: options.catalog ?? fromEnvironment,
    satcat: options.satcat ?? (environment.CLEARWAY_SATCAT || null),
    port: readNumber('--port', options.port, { least: 0, most: 65_535, whole: true, unit: 'port' }),
    dataDirectory: resolve(options.dataDir),
    databaseUrl: readDatabaseUrl(options.databaseUrl ?? (environment.DATABASE_URL || undefined)),
    retention: {
      keepDays: readKept('--keep-days', options.keepDays, 1, 3650, 'days'),
      diskBudgetBytes: gigabytes(readKept('--disk-budget-gb', options.diskBudgetGb, 0.5, 100_000, 'GB')),
    },
    watchedFolder: options.watch === undefined ? null : resolve(options.watch),
    offline: options.offline ?? false,
    start: options.start === undefined ? null : readUtc('--start', options.start),
    workers: readWorkers(options.workers),
    celestrakUrl,
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
