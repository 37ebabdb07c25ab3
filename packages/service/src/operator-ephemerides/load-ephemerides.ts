import { type EarthOrientation, type ElementSet, earthOrientationInUse, UserError, unixMicros } from '@clearway/astro';
import { fileInMessage, type OperatorEphemeris, readOperatorEphemerides } from '@clearway/messages';
import { readCatalogText } from '../catalog/read-catalog-text.ts';
import type { InterpolationAsked } from './interpolation-asked.ts';
import { type MatchedObject, matchEphemeris } from './match-ephemeris.ts';
import { newestSpans } from './newest-spans.ts';
import type { ScreenedEphemeris } from './replaced-lives.ts';
import type { EphemerisSpan } from './run-object.ts';
import { temeSpans } from './teme-spans.ts';

/** How to load ephemerides. */
export interface EphemerisOptions {
  /** The objects among which those of the ephemerides are looked for. */
  readonly elements: readonly ElementSet[];
  readonly mode: ScreenedEphemeris['mode'];
  /** Catalogue number for each of the files, where their own names are not to be relied on. */
  readonly ids?: readonly number[] | null;
  /** Default: the one in use. */
  readonly orientation?: EarthOrientation;
  readonly signal?: AbortSignal;
}

/** What a file gave of one object. */
export interface EphemerisSource {
  readonly file: string;
  readonly id: number;
  readonly ephemeris: OperatorEphemeris;
  readonly interpolations: readonly InterpolationAsked[];
}

/** Ephemerides ready to be screened, each number once, ascending. */
export interface LoadedEphemerides {
  readonly ephemerides: readonly ScreenedEphemeris[];
  readonly sources: readonly EphemerisSource[];
  /** One sentence each. */
  readonly warnings: readonly string[];
}

/** The longest text that is read of one file, characters: a week of states every second with covariances. */
const LONGEST_TEXT = 400_000_000;

/**
 * Reads operators' ephemerides (OEM, OCM, MEME; gzip of any) and finds their objects.
 * @throws UserError where a file cannot be read or used, or names no object that is known
 */
export async function loadEphemerides(files: readonly string[], options: EphemerisOptions): Promise<LoadedEphemerides> {
  const { elements, ids = null, orientation = earthOrientationInUse() } = options;
  if (ids !== null && ids.length !== files.length) {
    const message = `${ids.length} numbers for ${files.length} files of ephemerides`;
    throw new UserError('option-invalid', message, 'give as many --ephemeris-id as --ephemeris files');
  }
  const sources: EphemerisSource[] = [];
  const warnings: string[] = [];
  const read: {
    readonly object: MatchedObject;
    readonly ephemeris: OperatorEphemeris;
    spans: readonly EphemerisSpan[];
  }[] = [];
  for (const [k, file] of files.entries()) {
    const name = file === '-' ? 'standard input' : fileInMessage(file);
    const found = readOperatorEphemerides(await wholeText(file, name, options.signal), file);
    const id = ids?.[k] ?? null;
    if (id !== null && new Set(found.map(({ objectId, objectName }) => objectId ?? objectName)).size > 1) {
      const message = `${name} has ephemerides of several objects, and one number was given for it`;
      throw new UserError('option-invalid', message, 'give a file for each object, or no --ephemeris-id');
    }
    for (const ephemeris of found) {
      const object = matchEphemeris(ephemeris, id, elements, name);
      const converted = temeSpans(ephemeris, orientation, name);
      warnings.push(...converted.warnings.map(({ text }) => `${name}: ${text}`));
      read.push({ object, ephemeris, spans: converted.spans });
      sources.push({ file, id: object.id, ephemeris, interpolations: converted.interpolations });
    }
  }
  return { ephemerides: joined(read, options.mode), sources, warnings: [...new Set(warnings)] };
}

async function wholeText(file: string, name: string, signal: AbortSignal | undefined): Promise<string> {
  const parts: string[] = [];
  let length = 0;
  for await (const part of readCatalogText(file, signal ? { signal } : {})) {
    parts.push(part);
    length += part.length;
    if (length <= LONGEST_TEXT) continue;
    throw new UserError(
      'format-malformed',
      `${name}: more than ${LONGEST_TEXT / 1e6} MB of text`,
      'give a shorter span',
    );
  }
  return parts.join('');
}

/** One ephemeris for each number: where several hold at one time, that which was made last. */
function joined(
  read: readonly { object: MatchedObject; ephemeris: OperatorEphemeris; spans: readonly EphemerisSpan[] }[],
  mode: ScreenedEphemeris['mode'],
): ScreenedEphemeris[] {
  const byId = Map.groupBy(read, ({ object }) => object.id);
  return [...byId.values()]
    .map((parts): ScreenedEphemeris => {
      const dated = parts.map(({ ephemeris: { created }, spans }) => ({
        madeUs: created ? unixMicros(created) : Number.NEGATIVE_INFINITY,
        spans,
      }));
      const newest = dated.reduce((best, { madeUs }, k) => (madeUs > dated[best]!.madeUs ? k : best), 0);
      const { object, ephemeris } = parts[newest]!;
      return {
        id: object.id,
        name: object.name,
        epoch: ephemeris.created ?? ephemeris.origin,
        spans: newestSpans(dated)
          .flat()
          .sort((a, b) => a.fromUs - b.fromUs),
        mode,
      };
    })
    .sort((a, b) => a.id - b.id);
}
