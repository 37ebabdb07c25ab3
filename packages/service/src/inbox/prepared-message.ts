import { gzipSync } from 'node:zlib';
import { unixMicros } from '@clearway/astro';
import type { AssessmentDocument } from '@clearway/contract';
import type { Cdm, ConjunctionRecord, ConjunctionSummary } from '@clearway/messages';
import type { NewCdm } from '@clearway/store';
import { assessRecord } from '../assess/assess-message.ts';
import { isFromElements } from '../assess/own-messages.ts';
import { identityOfMessage, identityOfSummary } from './message-identity.ts';
import type { MessageText } from './message-texts.ts';

/** A message read and assessed, ready to be kept: plain data that a thread can hand on. */
export interface PreparedMessage {
  readonly row: Omit<NewCdm, 'conjunction_id' | 'received_us' | 'file_name'>;
  /** Both objects as the message names them, the lesser first. */
  readonly pair: string;
}

/** Takes some milliseconds, most of them for the assessment. */
export function preparedMessage(record: ConjunctionRecord, { text, syntax }: MessageText): PreparedMessage {
  const assessment = assessRecord(record);
  const named = record.kind === 'summary' ? ofSummary(record.summary) : ofMessage(record.cdm);
  return {
    row: {
      ...named.row,
      ...numbersOf(assessment),
      has_states: record.kind === 'message',
      from_elements: record.kind === 'message' && isFromElements(record.cdm),
      syntax,
      assessment,
      message: new Uint8Array(gzipSync(text)),
    },
    pair: named.designators.toSorted().join(' '),
  };
}

type Named = Pick<
  PreparedMessage['row'],
  | 'created_us'
  | 'tca_us'
  | 'primary_id'
  | 'secondary_id'
  | 'identity'
  | 'message_id'
  | 'originator'
  | 'conjunction_name'
  | 'primary_name'
  | 'secondary_name'
>;

function ofMessage(cdm: Cdm): { readonly row: Named; readonly designators: readonly string[] } {
  const [primary, secondary] = cdm.objects;
  return {
    row: {
      created_us: unixMicros(cdm.creationDate),
      tca_us: unixMicros(cdm.tca),
      primary_id: numberOf(primary.designator),
      secondary_id: numberOf(secondary.designator),
      identity: identityOfMessage(cdm),
      message_id: cdm.messageId,
      originator: cdm.originator,
      conjunction_name: cdm.conjunctionId,
      primary_name: primary.name,
      secondary_name: secondary.name,
    },
    designators: [primary, secondary].map(({ designator }) => String(numberOf(designator) ?? designator)),
  };
}

/** Of what Space-Track makes public: its id, and the 18th Space Defense Squadron, which makes them. */
function ofSummary(summary: ConjunctionSummary): { readonly row: Named; readonly designators: readonly string[] } {
  const [primary, secondary] = summary.objects;
  return {
    row: {
      created_us: unixMicros(summary.created ?? summary.tca),
      tca_us: unixMicros(summary.tca),
      primary_id: primary.catalogNumber,
      secondary_id: secondary.catalogNumber,
      identity: identityOfSummary(summary),
      message_id: summary.id,
      originator: 'Space-Track (cdm_public)',
      conjunction_name: null,
      primary_name: primary.name ?? '',
      secondary_name: secondary.name ?? '',
    },
    designators: [primary, secondary].map(({ catalogNumber }) => String(catalogNumber)),
  };
}

export type Numbers = Pick<
  PreparedMessage['row'],
  | 'miss_distance_km'
  | 'relative_speed_km_s'
  | 'reported_probability'
  | 'probability'
  | 'method'
  | 'max_probability'
  | 'hard_body_radius_m'
  | 'mahalanobis_distance'
  | 'sigma_minor_km'
  | 'sigma_major_km'
>;

/** What lists show of an assessment. */
export function numbersOf(assessment: AssessmentDocument): Numbers {
  const { miss_distance_km, relative_speed_km_s, reported_probability, probability, method } = assessment;
  const { max_probability, hard_body_radius_m, mahalanobis_distance, plane } = assessment;
  const [minor, major] = plane === null ? [null, null] : axesOf(plane.covariance_km2);
  return {
    miss_distance_km,
    relative_speed_km_s,
    reported_probability,
    probability,
    method,
    max_probability,
    hard_body_radius_m,
    mahalanobis_distance,
    sigma_minor_km: minor,
    sigma_major_km: major,
  };
}

/** Standard deviations along the axes of the ellipse, the shorter first. */
function axesOf({ xx, xy, yy }: { readonly xx: number; readonly xy: number; readonly yy: number }): [number, number] {
  const greatest = (xx + yy) / 2 + Math.hypot((xx - yy) / 2, xy);
  const least = greatest > 0 ? (xx * yy - xy * xy) / greatest : 0;
  return [Math.sqrt(Math.max(0, least)), Math.sqrt(Math.max(0, greatest))];
}

function numberOf(designator: string): number | null {
  return /^\d{1,9}$/.test(designator) ? Number(designator) : null;
}
