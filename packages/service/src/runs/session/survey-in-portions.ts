import type { ElementSet } from '@clearway/astro';
import { utcFromUnixMicros } from '@clearway/astro';
import { findLives, type InForce, type KnownLives, orbitExtents, type WindowMicros } from '../object-lives.ts';
import { prepareObjects } from '../prepare-objects.ts';
import { joinSurveyed, type SurveyedObjects, surveyLiving } from './surveyed-objects.ts';

/** Catalogues of more than this are prepared in portions of so many: whole, a million would be gigabytes before anything is swept. */
export const PORTION_OBJECTS = 65_536;

/**
 * Prepares and surveys a large catalogue: what SGP4 makes of each portion goes as soon as its constants are packed. What is known of an object does
 * not depend on who stands beside it, so the rows are those of a catalogue prepared whole.
 */
export async function surveyInPortions(
  wasm: Uint8Array<ArrayBuffer>,
  elements: readonly ElementSet[],
  window: WindowMicros,
  inForce: InForce | null,
  pause: () => Promise<void>,
  portionObjects: number = PORTION_OBJECTS,
): Promise<{ readonly surveyed: SurveyedObjects; readonly lives: KnownLives }> {
  const start = utcFromUnixMicros(window.startUs);
  const durationSeconds = (window.stopUs - window.startUs) / 1e6;
  const count = elements.length;
  const lives = {
    fromUs: new Float64Array(count),
    untilUs: new Float64Array(count),
    failsUs: new Float64Array(count),
    reasons: new Array<string | null>(count).fill(null),
  };
  const portions: SurveyedObjects[] = [];
  for (let from = 0; from < count; from += portionObjects) {
    const to = Math.min(count, from + portionObjects);
    const own = elements.slice(from, to);
    const prepared = await prepareObjects(wasm, own, start, durationSeconds, pause);
    const extents = orbitExtents(own, start, durationSeconds);
    const force = inForce && { fromUs: inForce.fromUs.subarray(from, to), toUs: inForce.toUs.subarray(from, to) };
    const found = await findLives(prepared, extents, window, force, pause);
    lives.fromUs.set(found.fromUs, from);
    lives.untilUs.set(found.untilUs, from);
    lives.failsUs.set(found.failsUs, from);
    for (const [k, reason] of found.reasons.entries()) lives.reasons[from + k] = reason;
    portions.push(await surveyLiving(prepared, found, window, pause, (bytes) => new ArrayBuffer(bytes)));
  }
  return { surveyed: joinSurveyed(portions), lives };
}
