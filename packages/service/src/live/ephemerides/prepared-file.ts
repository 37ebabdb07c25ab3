import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { earthOrientationInUse, UserError, unixMicros } from '@clearway/astro';
import { fileInMessage, type OperatorEphemeris, readOperatorEphemerides } from '@clearway/messages';
import type { NewEphemeris } from '@clearway/store';
import type { InterpolationAsked } from '../../operator-ephemerides/interpolation-asked.ts';
import { encodeSpans } from '../../operator-ephemerides/packed-spans.ts';
import { temeSpans } from '../../operator-ephemerides/teme-spans.ts';

/** What a file's ephemeris says of whose it is. */
export type EphemerisNames = Pick<OperatorEphemeris, 'objectName' | 'objectId' | 'catalogNumber'>;

/** An ephemeris ready to be kept as soon as its object is known: plain data that a thread can hand on. */
export interface PreparedEphemeris {
  readonly names: EphemerisNames;
  readonly row: Omit<
    NewEphemeris,
    'ephemeris_file_id' | 'object_id' | 'object_name' | 'mode' | 'received_us' | 'identity'
  >;
  /** Of what it says, whatever file it came in. */
  readonly digest: string;
}

export interface PreparedFile {
  /** gzip of its text. */
  readonly content: Uint8Array<ArrayBuffer>;
  readonly ephemerides: readonly PreparedEphemeris[];
}

/** Text is held whole; a week of states every second with covariances is less. */
const LARGEST_UNPACKED_BYTES = 256_000_000;
const MOST_EPHEMERIDES = 1000;

/**
 * Reads the ephemerides of a file (plain or gzip) and turns them into TEME. A week of states a minute apart takes half a second.
 * @throws UserError with file, line and keyword
 */
export function prepareFile(bytes: Uint8Array, name: string): PreparedFile {
  const shown = fileInMessage(name);
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const text = textOf(isPacked ? unpacked(bytes, shown) : bytes);
  if (text.trim() === '') throw new UserError('file-empty', `${shown}: is empty`, 'give an OEM, an OCM or a MEME text');
  const found = readOperatorEphemerides(text, name);
  if (found.length > MOST_EPHEMERIDES) {
    const what = `${shown}: holds ${found.length} ephemerides, more than ${MOST_EPHEMERIDES}`;
    throw new UserError('format-malformed', what, 'send them in several files');
  }
  const digest = createHash('sha256').update(text).digest('hex');
  return {
    content: new Uint8Array(isPacked ? bytes : gzipSync(bytes)),
    ephemerides: found.map((ephemeris, k) => prepared(ephemeris, shown, `${digest} ${k}`)),
  };
}

function prepared(ephemeris: OperatorEphemeris, name: string, digest: string): PreparedEphemeris {
  const { objectName, objectId, catalogNumber, created, origin, segments } = ephemeris;
  const { spans, interpolations, warnings } = temeSpans(ephemeris, earthOrientationInUse(), name);
  const covariances = segments.flatMap((segment) => segment.covariances);
  const kept = spans.flatMap((span) => span.covariances);
  return {
    names: { objectName, objectId, catalogNumber },
    row: {
      format: ephemeris.source,
      originator: ephemeris.originator?.slice(0, 100) ?? null,
      created_us: created && unixMicros(created),
      epoch_us: unixMicros(created ?? origin),
      start_us: spans[0]!.fromUs,
      stop_us: spans.at(-1)!.untilUs,
      spans: spans.map(({ fromUs, untilUs }) => [fromUs, untilUs] as const),
      states: segments.reduce((sum, { times }) => sum + times.length, 0),
      frame: named(segments.map(({ referenceFrame }) => referenceFrame)),
      covariance_frame: kept.length > 0 ? named(covariances.map(({ referenceFrame }) => referenceFrame)) : null,
      covariances: kept.length > 0 ? covariances.reduce((sum, { times }) => sum + times.length, 0) : 0,
      interpolation: interpolations.length > 0 ? interpolations.map(sentenceOf).join('; ') : null,
      warnings,
      prepared: encodeSpans(spans),
    },
    digest,
  };
}

function sentenceOf({ method, degree, differenceKm }: InterpolationAsked): string {
  const metres = differenceKm * 1000;
  const shown = metres < 1 ? metres.toPrecision(1) : String(Math.ceil(metres));
  return `${method} of degree ${degree}: at most ${metres < 0.001 ? 'a millimetre' : `${shown} m`} from the path that is screened`;
}

function named(names: readonly string[]): string {
  return [...new Set(names)].join(', ').slice(0, 100);
}

function unpacked(bytes: Uint8Array, name: string): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST_UNPACKED_BYTES });
  } catch (cause) {
    const isTooLarge = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    const what = isTooLarge ? `unpacks to more than ${LARGEST_UNPACKED_BYTES / 1e6} MB` : 'the gzip data are damaged';
    throw new UserError('format-malformed', `${name}: ${what}`, 'give a shorter span, or send it unpacked', { cause });
  }
}

function textOf(bytes: Uint8Array): string {
  const isSwapped = bytes[0] === 0xff && bytes[1] === 0xfe;
  const encoding = isSwapped ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
