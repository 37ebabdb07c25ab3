import {
  type Encounter,
  type EncounterObject,
  formatUtc,
  rotateCovariance,
  rotated,
  rtnRotation,
  type UtcTime,
  type Vector3,
} from '@clearway/astro';
import type { NdmBlock, NdmField, NdmMessage } from '../ndm/message-block.ts';
import type { CdmFrame } from './cdm.ts';
import { RTN_ROWS } from './cdm-covariance-keywords.ts';
import { block, field, standardName, standardText } from './cdm-parts.ts';
import { basisComments, type ScreeningBasis } from './cdm-screening-basis.ts';

/** What a CDM says of an object besides its state. */
export interface CdmObjectDetails {
  /** `1998-067A`; null for none. */
  readonly internationalDesignator: string | null;
  readonly objectType: 'PAYLOAD' | 'ROCKET BODY' | 'DEBRIS' | 'UNKNOWN' | 'OTHER';
  /** Null where it is not known. */
  readonly isManeuverable: boolean | null;
  /** Name of the operator's ephemeris; null where the state is of an element set. */
  readonly ephemerisName: string | null;
  /** Where the covariance comes from, for a comment; `isDefaultCovariance` where nobody calculated it for this object. */
  readonly covarianceSource: string;
  readonly isDefaultCovariance: boolean;
}

export interface CdmToWrite {
  /** States inertial, in `frame`. */
  readonly encounter: Encounter;
  readonly frame: Exclude<CdmFrame, 'ITRF'>;
  readonly creationDate: UtcTime;
  readonly messageId: string;
  /** Name of the spacecraft that it is meant for; null for none. */
  readonly messageFor: string | null;
  readonly basis: ScreeningBasis;
  readonly screeningPeriod: { readonly start: UtcTime; readonly stop: UtcTime } | null;
  readonly probability: { readonly value: number; readonly method: string } | null;
  /** More comments for the head of the message. */
  readonly comments: readonly string[];
  readonly primary: CdmObjectDetails;
  readonly secondary: CdmObjectDetails;
}

const ORIGINATOR = 'CLEARWAY';

/**
 * A CDM (version 1.0) of Clearway's own screening. Its comments state the basis: see `ScreeningBasis`. An object without
 * covariance has one of zeros, which by the standard (5.2.8) is to be discounted, and a comment that says so.
 */
export function cdmFromEncounter(given: CdmToWrite): NdmMessage {
  const { encounter } = given;
  const header = block(
    'header',
    [
      field('CREATION_DATE', time(given.creationDate)),
      field('ORIGINATOR', ORIGINATOR),
      ...(given.messageFor === null ? [] : [field('MESSAGE_FOR', standardText(given.messageFor))]),
      field('MESSAGE_ID', standardName(given.messageId)),
    ],
    [...basisComments(given.basis), ...given.comments].map(standardComment),
  );
  const body = block(
    'body',
    [],
    [],
    [
      relativeMetadata(given),
      segment('OBJECT1', encounter.primary, given.primary, given.frame),
      segment('OBJECT2', encounter.secondary, given.secondary, given.frame),
    ],
  );
  return { kind: 'CDM', version: '1.0', root: block('cdm', [], [], [header, body]) };
}

function relativeMetadata(given: CdmToWrite): NdmBlock {
  const { primary, secondary, tca, hardBodyRadiusKm } = given.encounter;
  const toRtn = rtnRotation(primary.position, primary.velocity);
  const position = rotated(toRtn, difference(secondary.position, primary.position));
  const velocity = rotated(toRtn, difference(secondary.velocity, primary.velocity));
  const relative: NdmField[] = [];
  for (const [index, axis] of (['R', 'T', 'N'] as const).entries()) {
    relative.push(field(`RELATIVE_POSITION_${axis}`, (position[index]! * 1000).toFixed(3), 'm'));
  }
  for (const [index, axis] of (['R', 'T', 'N'] as const).entries()) {
    relative.push(field(`RELATIVE_VELOCITY_${axis}`, (velocity[index]! * 1000).toFixed(6), 'm/s'));
  }
  const { screeningPeriod: period, probability } = given;
  const fields = [
    field('TCA', time(tca)),
    field('MISS_DISTANCE', (Math.hypot(...position) * 1000).toFixed(3), 'm'),
    field('RELATIVE_SPEED', (Math.hypot(...velocity) * 1000).toFixed(6), 'm/s'),
    ...(period === null
      ? []
      : [field('START_SCREEN_PERIOD', time(period.start)), field('STOP_SCREEN_PERIOD', time(period.stop))]),
    ...(probability === null
      ? []
      : [
          field('COLLISION_PROBABILITY', scientific(probability.value)),
          field('COLLISION_PROBABILITY_METHOD', standardText(probability.method)),
        ]),
  ];
  const comments = [`HBR = ${Number((hardBodyRadiusKm * 1000).toPrecision(12))} [m]`];
  return block('relativeMetadataData', fields, comments, [block('relativeStateVector', relative)]);
}

function segment(label: string, object: EncounterObject, details: CdmObjectDetails, frame: string): NdmBlock {
  const designator = object.id === null ? 'UNKNOWN' : String(object.id);
  const maneuverable = details.isManeuverable === null ? 'N/A' : details.isManeuverable ? 'YES' : 'NO';
  const metadata = block('metadata', [
    field('OBJECT', label),
    field('OBJECT_DESIGNATOR', designator),
    field('CATALOG_NAME', 'SATCAT'),
    field('OBJECT_NAME', standardText(object.name ?? designator)),
    field('INTERNATIONAL_DESIGNATOR', designatorText(details.internationalDesignator)),
    field('OBJECT_TYPE', details.objectType),
    field('EPHEMERIS_NAME', standardText(details.ephemerisName ?? 'NONE')),
    field('COVARIANCE_METHOD', details.isDefaultCovariance || object.covariance === null ? 'DEFAULT' : 'CALCULATED'),
    field('MANEUVERABLE', maneuverable),
    field('ORBIT_CENTER', 'EARTH'),
    field('REF_FRAME', frame),
  ]);
  const state = block('stateVector', [
    ...['X', 'Y', 'Z'].map((keyword, index) => field(keyword, object.position[index]!.toFixed(9), 'km')),
    ...['X_DOT', 'Y_DOT', 'Z_DOT'].map((keyword, index) => field(keyword, object.velocity[index]!.toFixed(12), 'km/s')),
  ]);
  return block('segment', [], [], [metadata, block('data', [], [], [state, covariance(object, details)])]);
}

function covariance(object: EncounterObject, details: CdmObjectDetails): NdmBlock {
  const given = object.covariance;
  const rtn = given === null ? null : rotateCovariance(given, rtnRotation(object.position, object.velocity));
  const fields: NdmField[] = [];
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j <= i; j++) {
      const unit = i < 3 ? 'm**2' : j < 3 ? 'm**2/s' : 'm**2/s**2';
      const isKnown = rtn !== null && (i < 3 || !object.isPositionOnly);
      const value = isKnown ? rtn[i * 6 + j]! * 1e6 : 0;
      fields.push(field(`C${RTN_ROWS[i]}_${RTN_ROWS[j]}`, scientific(value), unit));
    }
  }
  const comments = [standardComment(`Covariance: ${details.covarianceSource}.`)];
  if (rtn === null) comments.push('No covariance is known: all zero, to be discounted (CCSDS 508.0-B-1, 5.2.8).');
  else if (object.isPositionOnly) comments.push('Only the covariance of the position is known: zero elsewhere.');
  return block('covarianceMatrix', fields, comments);
}

function difference(a: Vector3, b: Vector3): Vector3 {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

/** UTC without `Z`, as the standard asks (6.3.2.6), to the microsecond. */
function time(utc: UtcTime): string {
  return formatUtc(utc, 6).replace('Z', '');
}

/** 16 digits, with the point after the first (6.3.2.3). */
function scientific(value: number): string {
  return value.toExponential(15).toUpperCase();
}

function designatorText(designator: string | null): string {
  return designator !== null && /^\d{4}-\d{3}[A-Z]{1,3}$/.test(designator) ? designator : 'UNKNOWN';
}

function standardComment(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 240);
}
