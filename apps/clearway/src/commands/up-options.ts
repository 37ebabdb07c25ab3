import { delimiter, resolve } from 'node:path';
import { UserError, type UtcTime } from '@clearway/service';
import { notAvailableYet } from '../command-line/not-available-yet.ts';
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
}

/** What they mean, with the environment. */
export interface WantedUp {
  readonly catalog: readonly string[];
  /** A satellite catalogue with owners and kinds. */
  readonly satcat: string | null;
  readonly port: number;
  readonly dataDirectory: string;
  readonly offline: boolean;
  readonly start: UtcTime | null;
  readonly workers: number;
  readonly celestrakUrl: string | null;
}

/** Whatever cannot be meant is a UserError, before anything is done. */
export function readUpOptions(options: UpOptions, { environment }: Surroundings): WantedUp {
  if (options.databaseUrl !== undefined) throw notAvailableYet('--database-url');
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
    offline: options.offline ?? false,
    start: options.start === undefined ? null : readUtc('--start', options.start),
    workers: readWorkers(options.workers),
    celestrakUrl,
  };
}
