import { type ElementSet, unixMicros, utcFromUnixMicros } from '@clearway/astro';
import { findLives, type InForce, type KnownLives, orbitExtents, type WindowMicros } from '../object-lives.ts';
import { prepareObjects } from '../prepare-objects.ts';
import { joinSurveyed, type SurveyedObjects, surveyLiving } from './surveyed-objects.ts';

/** Catalogues of more than this are prepared in portions of so many: what SGP4 makes of an object takes 3 kB. */
export const PORTION_OBJECTS = 16_384;

/** What a session knows of its element sets where these themselves are gone; lists are in their order. */
export interface SurveyedCatalog {
  /** Catalogue numbers. */
  readonly ids: Int32Array;
  /** Microseconds since 1970-01-01 UTC. */
  readonly epochsUs: Float64Array;
  readonly lives: KnownLives;
  /** Of those that are there at some time of the window. */
  readonly surveyed: SurveyedObjects;
}

/**
 * Prepares and surveys a large catalogue as it comes: element sets, and what SGP4 makes of them, go as soon as the constants of their portion
 * are packed. What is known of an object does not depend on who stands beside it, so the rows are those of a catalogue prepared whole.
 */
export async function surveyInPortions(
  wasm: Uint8Array<ArrayBuffer>,
  pages: Iterable<readonly ElementSet[]> | AsyncIterable<readonly ElementSet[]>,
  count: number,
  window: WindowMicros,
  inForce: InForce | null,
  pause: () => Promise<void>,
  portionObjects: number = PORTION_OBJECTS,
): Promise<SurveyedCatalog> {
  const start = utcFromUnixMicros(window.startUs);
  const durationSeconds = (window.stopUs - window.startUs) / 1e6;
  const ids = new Int32Array(count);
  const epochsUs = new Float64Array(count);
  const lives = {
    fromUs: new Float64Array(count),
    untilUs: new Float64Array(count),
    failsUs: new Float64Array(count),
    reasons: new Array<string | null>(count).fill(null),
  };
  const portions: SurveyedObjects[] = [];
  let from = 0;
  const survey = async (own: readonly ElementSet[]): Promise<void> => {
    const to = from + own.length;
    if (to > count) throw new RangeError(`more than ${count} element sets came`);
    const prepared = await prepareObjects(wasm, own, start, durationSeconds, pause);
    const extents = orbitExtents(own, start, durationSeconds);
    const force = inForce && { fromUs: inForce.fromUs.subarray(from, to), toUs: inForce.toUs.subarray(from, to) };
    const found = await findLives(prepared, extents, window, force, pause);
    own.forEach(({ id, epoch }, k) => {
      ids[from + k] = id;
      epochsUs[from + k] = unixMicros(epoch);
    });
    lives.fromUs.set(found.fromUs, from);
    lives.untilUs.set(found.untilUs, from);
    lives.failsUs.set(found.failsUs, from);
    for (const [k, reason] of found.reasons.entries()) lives.reasons[from + k] = reason;
    portions.push(await surveyLiving(prepared, found, window, pause));
    from = to;
  };
  let waiting: ElementSet[] = [];
  for await (const page of pages) {
    for (const each of page) waiting.push(each);
    while (waiting.length >= portionObjects) {
      const rest = waiting.slice(portionObjects);
      waiting.length = portionObjects;
      await survey(waiting);
      waiting = rest;
    }
  }
  if (waiting.length > 0) await survey(waiting);
  if (from !== count) throw new RangeError(`${from} of ${count} element sets came`);
  return { ids, epochsUs, lives, surveyed: joinSurveyed(portions) };
}
