import {
  type EarthOrientation,
  earthOrientationInUse,
  type LeapSeconds,
  leapSecondsInUse,
  parseFinals,
  parseLeapSeconds,
  replaceEarthOrientation,
  replaceLeapSeconds,
  UserError,
} from '@clearway/astro';
import type { EarthDataKind } from '@clearway/store';

/** A file of the IERS, read. */
export type EarthFile =
  | { readonly kind: 'earth-orientation'; readonly text: string; readonly orientation: EarthOrientation }
  | { readonly kind: 'leap-seconds'; readonly text: string; readonly leapSeconds: LeapSeconds };

/** @throws UserError with `name` and line where the text is no such file */
export function readEarthFile(kind: EarthDataKind, text: string, name: string): EarthFile {
  try {
    if (kind === 'leap-seconds') return { kind, text, leapSeconds: parseLeapSeconds(text) };
    return { kind, text, orientation: parseFinals(text) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.code, `${name}: ${error.message}`, error.hint);
  }
}

/** How many rows it has: days, or leap seconds. */
export function rowsOfEarthFile(file: EarthFile): number {
  return file.kind === 'leap-seconds' ? file.leapSeconds.days.length : file.orientation.xPole.length;
}

/**
 * Takes it in use for everything that turns frames and clocks in this thread, where it reaches further than what is in use: a
 * mirror that lags behind undoes nothing. Tells whether it did.
 */
export function adoptEarthFile(file: EarthFile): boolean {
  if (file.kind === 'leap-seconds') {
    if (!(file.leapSeconds.expires.day > leapSecondsInUse().expires.day)) return false;
    replaceLeapSeconds(file.leapSeconds);
    return true;
  }
  if (!(file.orientation.lastMeasuredDay > earthOrientationInUse().lastMeasuredDay)) return false;
  replaceEarthOrientation(file.orientation);
  return true;
}

/** What is in use in this thread, to be handed to another one. */
export interface EarthData {
  readonly orientation: EarthOrientation;
  readonly leapSeconds: LeapSeconds;
}

export function earthDataInUse(): EarthData {
  return { orientation: earthOrientationInUse(), leapSeconds: leapSecondsInUse() };
}

/** In the other thread. */
export function takeEarthData({ orientation, leapSeconds }: EarthData): void {
  replaceEarthOrientation(orientation);
  replaceLeapSeconds(leapSeconds);
}
