import type { ElementFormat, EphemerisFormat } from '@clearway/contract';

/** The last catalogue number that a TLE can hold: Z9999 of Alpha-5. */
const LAST_TLE_NUMBER = 339_999;

export interface ElementFile {
  readonly label: string;
  /** Null where the format cannot hold the object. */
  readonly address: string | null;
}

const FORMATS: readonly (readonly [string, ElementFormat])[] = [
  ['TLE', 'tle'],
  ['3LE', '3le'],
  ['OMM KVN', 'omm-kvn'],
  ['OMM XML', 'omm-xml'],
  ['OMM JSON', 'omm-json'],
  ['OMM CSV', 'omm-csv'],
];

export function elementFiles(objectId: number): readonly ElementFile[] {
  return FORMATS.map(([label, format]) => {
    const isTle = format === 'tle' || format === '3le';
    return {
      label,
      address: isTle && objectId > LAST_TLE_NUMBER ? null : `/api/v1/objects/${objectId}/elements?format=${format}`,
    };
  });
}

export const EPHEMERIS_FILES: readonly { readonly label: string; readonly format: EphemerisFormat }[] = [
  { label: 'OEM', format: 'oem' },
  { label: 'CZML', format: 'czml' },
  { label: 'CSV', format: 'csv' },
  { label: 'JSON', format: 'json' },
];

/** At the finest step of 10 s the longest is 60,481 states; the service gives 100,000 at most. */
export const SPANS_HOURS: readonly number[] = [3, 24, 72, 168];

export function ephemerisAddress(
  objectId: number,
  of: {
    readonly format: EphemerisFormat;
    readonly startMs: number;
    readonly hours: number;
    readonly stepSeconds: number;
  },
): string {
  const query = new URLSearchParams({
    start: new Date(of.startMs).toISOString(),
    stop: new Date(of.startMs + of.hours * 3_600_000).toISOString(),
    step_seconds: String(of.stepSeconds),
    format: of.format,
  });
  return `/api/v1/objects/${objectId}/ephemeris?${query}`;
}
