import { type ElementSet, formatUtc, type UtcTime } from '@clearway/astro';

/** What a message says of itself. */
export interface OmmHeader {
  readonly originator: string;
  readonly created: UtcTime;
}

type Field = readonly [keyword: string, value: string | number];

/** The parts of an Orbit Mean-elements Message, each keyword in the order of CCSDS 502.0-B-3 (tables 4-1 to 4-3). */
export interface OmmMessage {
  readonly version: string;
  readonly header: readonly Field[];
  readonly metadata: readonly Field[];
  readonly meanElements: readonly Field[];
  readonly tleParameters: readonly Field[];
}

/** Version 2.0 has all of these keywords, and is what CelesTrak publishes and every reader takes. */
const VERSION = '2.0';

/** What the standard writes where a name or designator is not known. */
export const UNKNOWN_TO_OMM = 'UNKNOWN';

/**
 * An element set as the fields of a message. Numbers are the shortest decimals that read back to the same double; the epoch is
 * rounded to 1 µs. Line breaks in a name become blanks; an empty classification is left out.
 */
export function ommMessage(e: ElementSet, { originator, created }: OmmHeader): OmmMessage {
  const classification: Field[] = e.classification === '' ? [] : [['CLASSIFICATION_TYPE', e.classification]];
  return {
    version: VERSION,
    header: [
      ['CREATION_DATE', formatUtc(created, 3).slice(0, -1)],
      ['ORIGINATOR', originator],
    ],
    metadata: [
      ['OBJECT_NAME', oneLine(e.name)],
      ['OBJECT_ID', oneLine(e.internationalDesignator)],
      ['CENTER_NAME', 'EARTH'],
      ['REF_FRAME', 'TEME'],
      ['TIME_SYSTEM', 'UTC'],
      ['MEAN_ELEMENT_THEORY', 'SGP4'],
    ],
    meanElements: [
      ['EPOCH', formatUtc(e.epoch, 6).slice(0, -1)],
      ['MEAN_MOTION', e.meanMotionRevPerDay],
      ['ECCENTRICITY', e.eccentricity],
      ['INCLINATION', e.inclinationDeg],
      ['RA_OF_ASC_NODE', e.raanDeg],
      ['ARG_OF_PERICENTER', e.argumentOfPericenterDeg],
      ['MEAN_ANOMALY', e.meanAnomalyDeg],
    ],
    tleParameters: [
      ['EPHEMERIS_TYPE', e.ephemerisType],
      ...classification,
      ['NORAD_CAT_ID', e.id],
      ['ELEMENT_SET_NO', e.elementSetNumber],
      ['REV_AT_EPOCH', e.revolutionAtEpoch],
      ['BSTAR', e.bstar],
      ['MEAN_MOTION_DOT', e.meanMotionDot],
      ['MEAN_MOTION_DDOT', e.meanMotionDdot],
    ],
  };
}

function oneLine(text: string): string {
  const line = text.replace(/[\r\n]+/g, ' ').trim();
  return line === '' ? UNKNOWN_TO_OMM : line;
}
