import { formatUtc, type UtcTime } from '@clearway/astro';
import { SCREENING_ONLY } from '../covariance/risk-basis.ts';
import { type EphemerisOf, type EphemerisSegment, isOperatorSegment, timeOf } from './ephemeris-request.ts';
import type { EphemerisStates } from './ephemeris-states.ts';
import type { EphemerisText } from './ephemeris-text.ts';

/**
 * CCSDS Orbit Ephemeris Message 2.0 (502.0-B-2, section 5) in KVN: frame TEME, UTC, km and km/s. Each element set, and each stretch of an
 * operator's ephemeris, is a segment of its own, so that nobody interpolates across the jump between two of them. Each says what it is worth.
 */
export function ephemerisOem(of: EphemerisOf, { states, count, parts, stopped }: EphemerisStates): EphemerisText {
  const lastOf = (part: number): number => (parts[part + 1]?.first ?? count) - 1;
  const metadata = (part: number): string => {
    const { first, segment } = parts[part]!;
    return [
      'META_START',
      ...basisOf(segment, of.objectId).map((line) => `COMMENT ${line}`),
      ...(stopped === null
        ? []
        : [`COMMENT Ends before ${formatUtc(stopped.at)}:`, `COMMENT ${keyless(stopped.reason)}`]),
      `OBJECT_NAME = ${keyless(of.name) || `OBJECT ${of.objectId}`}`,
      `OBJECT_ID = ${keyless(of.cospar ?? '') || of.objectId}`,
      'CENTER_NAME = EARTH',
      'REF_FRAME = TEME',
      'TIME_SYSTEM = UTC',
      `START_TIME = ${oemTime(timeOf(of, first))}`,
      `STOP_TIME = ${oemTime(timeOf(of, lastOf(part)))}`,
      'META_STOP',
      '',
    ].join('\n');
  };
  const starts = new Map(parts.map(({ first }, part) => [first, part]));
  return {
    head: [
      'CCSDS_OEM_VERS = 2.0',
      `CREATION_DATE = ${(of.createdAt ?? new Date()).toISOString().slice(0, -1)}`,
      'ORIGINATOR = CLEARWAY',
      '',
      '',
    ].join('\n'),
    state: (k) => {
      const part = starts.get(k);
      const before = part === undefined ? '' : `${part === 0 ? '' : '\n'}${metadata(part)}\n`;
      const numbers = Array.from(states.subarray(k * 6, k * 6 + 6), (value) => value.toFixed(9));
      return `${before}${oemTime(timeOf(of, k))} ${numbers.join(' ')}\n`;
    },
    tail: '',
  };
}

/** Without the `Z`, which older readers do not take. */
function oemTime(time: UtcTime): string {
  return formatUtc(time).slice(0, -1);
}

/** Printable ASCII on one line, as KVN wants. */
function keyless(text: string): string {
  return text.replace(/[^\x20-\x7e]+/g, ' ').trim();
}

function basisOf(segment: EphemerisSegment, objectId: number): readonly string[] {
  if (isOperatorSegment(segment)) {
    return [
      `States of the operator's ephemeris ${segment.ephemerisId} of this Clearway, interpolated,`,
      `catalogue number ${objectId}.`,
    ];
  }
  return [
    'States by SGP4 (WGS-72) from the mean elements of',
    `epoch ${formatUtc(segment.elements.epoch)}, catalogue number ${objectId}:`,
    `${SCREENING_ONLY}.`,
  ];
}
