import { BUNDLED_FINALS } from './bundled-finals.ts';
import type { EarthOrientation } from './earth-orientation.ts';
import { unpackOrientation } from './packed-orientation.ts';

let unpacked: EarthOrientation | null = null;

/**
 * The Earth orientation that comes with Clearway, for use without a network: daily from 2015, unpacked when first asked for
 * (some milliseconds). Ask `orientationWarning` whether it will do for a date.
 */
export function bundledEarthOrientation(): EarthOrientation {
  unpacked ??= unpackOrientation(BUNDLED_FINALS);
  return unpacked;
}

let inUse: EarthOrientation | null = null;

/** The Earth orientation that everything in this thread takes where none is given: the bundled one until another replaces it. */
export function earthOrientationInUse(): EarthOrientation {
  return inUse ?? bundledEarthOrientation();
}

/** From now on this one is in use; null: the bundled one again. */
export function replaceEarthOrientation(orientation: EarthOrientation | null): void {
  inUse = orientation;
}
