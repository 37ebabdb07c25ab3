import { utcFromUnixMicros } from '@clearway/astro';
import type { Stretch } from '../../operator-ephemerides/newest-spans.ts';
import { decodeSpans } from '../../operator-ephemerides/packed-spans.ts';
import type { ScreenedEphemeris } from '../../operator-ephemerides/replaced-lives.ts';
import type { EphemerisSpan } from '../../operator-ephemerides/run-object.ts';

/** An operator's ephemeris in a session: packed, as threads hand it on and the database has it. */
export interface SessionEphemeris {
  readonly id: number;
  readonly name: string;
  readonly mode: ScreenedEphemeris['mode'];
  /** 0: everybody's; else which of the teams that have one of its object, from 1. */
  readonly whose: number;
  /** What its age counts from, microseconds since 1970-01-01 UTC. */
  readonly epochUs: number;
  /** Where it holds: parts of its spans. */
  readonly spans: readonly Stretch[];
  readonly radiusM: number;
  readonly sigmaM: number;
  /** By `encodeSpans`. */
  readonly packed: Uint8Array<ArrayBuffer>;
}

/** An ephemeris unpacked, where it holds. */
export function screenedEphemeris(
  { id, name, mode, epochUs, spans, packed }: Omit<SessionEphemeris, 'radiusM' | 'sigmaM' | 'whose'>,
  wanted: 'states' | 'covariances',
): ScreenedEphemeris {
  const held = decodeSpans(packed, wanted).flatMap((span) =>
    spans.flatMap((part): EphemerisSpan[] => {
      const fromUs = Math.max(span.fromUs, part.fromUs);
      const untilUs = Math.min(span.untilUs, part.untilUs);
      return fromUs < untilUs ? [{ ...span, fromUs, untilUs }] : [];
    }),
  );
  return { id, name, mode, epoch: utcFromUnixMicros(epochUs), spans: held };
}
