import { availableParallelism } from 'node:os';
import { type BoxRtnKm, LARGEST_REACH_KM, reachOfBox, UserError, type UtcTime } from '@clearway/service';
import { invalid, readBox, readIdList, readIds, readNumber, readUtc } from '../command-line/read-option.ts';

/** Options of `screen` as commander gives them. */
export interface ScreenOptions {
  readonly catalog: readonly string[];
  readonly start: string;
  readonly days?: string;
  readonly hours?: string;
  readonly thresholdKm?: string;
  readonly primary?: string;
  readonly boxRtnKm?: string;
  readonly boxSettings?: string;
  readonly maxAgeDays?: string;
  readonly workers?: string;
  readonly output?: string;
  readonly report?: string;
  readonly json?: boolean;
  readonly ephemeris?: readonly string[];
  readonly earthData?: readonly string[];
  readonly radiusTable?: readonly string[];
  readonly ephemerisId?: string;
  readonly ephemerisMode?: string;
}

/** What they mean. */
export interface WantedScreening {
  readonly start: UtcTime;
  readonly durationSeconds: number;
  readonly thresholdKm: number;
  readonly boxRtnKm: BoxRtnKm | null;
  /** File with boxes by regime. */
  readonly boxSettings: string | null;
  readonly primaryIds: readonly number[] | null;
  readonly maxAgeDays: number | null;
  readonly workers: number;
  /** Operators' ephemerides; null where there are none. */
  readonly ephemerides: WantedEphemerides | null;
}

/** Files of operators' ephemerides, and what they are to be. */
export interface WantedEphemerides {
  readonly files: readonly string[];
  readonly mode: 'replaces' | 'joins';
  /** One for each file. */
  readonly ids: readonly number[] | null;
}

const LONGEST_DAYS = 366;
const DEFAULT_THRESHOLD_KM = '5';

/** Throws UserError for whatever cannot be meant. */
export function readScreenOptions(options: ScreenOptions): WantedScreening {
  checkBoxOptions(options);
  const bounds = { above: 0, most: LARGEST_REACH_KM, unit: 'km' };
  const box = options.boxRtnKm === undefined ? null : readBox('--box-rtn-km', options.boxRtnKm);
  return {
    start: readUtc('--start', options.start),
    durationSeconds: readDuration(options),
    // The sphere around the box: what has to be looked at to find all that is in the box.
    thresholdKm: box
      ? reachOfBox(box)
      : readNumber('--threshold-km', options.thresholdKm ?? DEFAULT_THRESHOLD_KM, bounds),
    boxRtnKm: box,
    boxSettings: options.boxSettings ?? null,
    primaryIds: options.primary === undefined ? null : readIds('--primary', options.primary),
    maxAgeDays:
      options.maxAgeDays === undefined
        ? null
        : readNumber('--max-age-days', options.maxAgeDays, { above: 0, most: 36_600, unit: 'days' }),
    workers: readWorkers(options.workers),
    ephemerides: readEphemerisOptions(options),
  };
}

function readEphemerisOptions({ ephemeris, ephemerisId, ephemerisMode }: ScreenOptions): WantedEphemerides | null {
  if (ephemeris === undefined) {
    const given = ephemerisId === undefined ? ephemerisMode && '--ephemeris-mode' : '--ephemeris-id';
    if (given) throw new UserError('option-missing', `${given} needs --ephemeris`, 'name the files with --ephemeris');
    return null;
  }
  const mode = ephemerisMode ?? 'replaces';
  if (mode !== 'replaces' && mode !== 'joins') {
    throw invalid('--ephemeris-mode', mode, 'give replaces (the default) or joins');
  }
  if (ephemeris.filter((file) => file === '-').length > 1) {
    throw new UserError('option-invalid', 'standard input (-) is named twice as an ephemeris', 'name it once');
  }
  return { files: ephemeris, mode, ids: ephemerisId === undefined ? null : readIdList('--ephemeris-id', ephemerisId) };
}

function checkBoxOptions({ boxRtnKm, boxSettings, thresholdKm, primary }: ScreenOptions): void {
  const shapes = Object.entries({
    '--box-rtn-km': boxRtnKm,
    '--box-settings': boxSettings,
    '--threshold-km': thresholdKm,
  }).flatMap(([option, text]) => (text === undefined ? [] : [option]));
  if (shapes.length > 1) {
    throw new UserError('option-invalid', `${shapes.join(' and ')} exclude each other`, 'leave one out');
  }
  const [shape] = shapes;
  if (shape !== undefined && shape !== '--threshold-km' && primary === undefined) {
    throw new UserError('option-missing', `${shape} needs --primary`, 'name the primaries, such as --primary 25544');
  }
}

/** One thread per core unless told otherwise. */
export function readWorkers(text: string | undefined): number {
  if (text === undefined) return availableParallelism();
  return readNumber('--workers', text, { least: 1, most: 256, whole: true, unit: 'threads' });
}

function readDuration({ days, hours }: ScreenOptions): number {
  if ((days === undefined) === (hours === undefined)) {
    const message =
      days === undefined ? 'the length of the window is missing' : '--days and --hours exclude each other';
    throw new UserError(
      days === undefined ? 'option-missing' : 'option-invalid',
      message,
      'give --days N or --hours N',
    );
  }
  return days === undefined
    ? readNumber('--hours', hours!, { above: 0, most: LONGEST_DAYS * 24, unit: 'hours' }) * 3600
    : readNumber('--days', days, { above: 0, most: LONGEST_DAYS, unit: 'days' }) * 86_400;
}
