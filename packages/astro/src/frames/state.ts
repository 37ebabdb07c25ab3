import type { Vector3 } from '../encounters/encounter.ts';

/**
 * Frames of the Earth.
 *
 * | frame | axes |
 * |---|---|
 * | `TEME` | true equator, mean equinox of date: what SGP4 gives |
 * | `GCRF` | geocentric, the axes of ICRF |
 * | `EME2000` | mean equator and equinox of J2000 |
 * | `MOD` | mean equator and equinox of date (IAU 2006) |
 * | `TOD` | true equator and equinox of date (IAU 2006/2000B) |
 * | `PEF` | turns with the Earth, about the true pole (terrestrial intermediate frame) |
 * | `ITRF` | fixed to the Earth; its realisations (and WGS 84) agree to centimetres |
 */
export type Frame = 'TEME' | 'GCRF' | 'EME2000' | 'MOD' | 'TOD' | 'PEF' | 'ITRF';

/** Position (km) and velocity (km/s) in one frame; in `PEF` and `ITRF` the velocity is relative to the turning Earth. */
export interface State<F extends Frame = Frame> {
  readonly frame: F;
  readonly position: Vector3;
  readonly velocity: Vector3;
}

/**
 * The frame that a message names (any case): `EME2000`, `J2000`, `GCRF`, `ICRF`, `ITRF`, `ITRF-97`, `ITRF2014`, `ITRF1993`, `WGS84`,
 * `TEME`, `TEMEOFDATE`, `TOD`, `TOD_EARTH`, `MOD`, `MOD_EARTH`, `PEF`, `TIRF`, `EFG`, `TDR`, `GTOD`, `GRC`. Null for all others.
 *
 * EFG (Earth-fixed Greenwich) is what the Unified Data Library names together with TDR, true of date rotating: the true equator of date and
 * the meridian of Greenwich, without polar motion, so PEF. GRC (Greenwich rotating) is Earth-fixed with it.
 */
export function frameOfName(name: string): Frame | null {
  const upper = name.trim().toUpperCase();
  if (/^ITRF([-_ ]?(\d{2}|\d{4}))?$/.test(upper)) return 'ITRF';
  return NAMES.get(upper) ?? null;
}

const NAMES: ReadonlyMap<string, Frame> = new Map<string, Frame>([
  ['EME2000', 'EME2000'],
  ['J2000', 'EME2000'],
  ['MEME', 'EME2000'],
  ['GCRF', 'GCRF'],
  ['GCRS', 'GCRF'],
  ['ICRF', 'GCRF'],
  ['ICRF2', 'GCRF'],
  ['ICRF3', 'GCRF'],
  ['TEME', 'TEME'],
  ['TEMEOFDATE', 'TEME'],
  ['TOD', 'TOD'],
  ['TOD_EARTH', 'TOD'],
  ['MOD', 'MOD'],
  ['MOD_EARTH', 'MOD'],
  ['PEF', 'PEF'],
  ['TIRF', 'PEF'],
  ['TIRS', 'PEF'],
  ['EFG', 'PEF'],
  ['TDR', 'PEF'],
  ['GTOD', 'PEF'],
  ['GRC', 'ITRF'],
  ['ITRS', 'ITRF'],
  ['WGS84', 'ITRF'],
  ['WGS-84', 'ITRF'],
]);
