import type { ElementSet } from '@clearway/astro';
import { cutLives, type ReplacingSpans } from '@clearway/screening';
import type { InForce } from '../runs/object-lives.ts';
import type { EphemerisObject } from './run-object.ts';

/** An ephemeris in a screening: instead of the element set of its number while it holds, or beside it. */
export interface ScreenedEphemeris extends EphemerisObject {
  readonly mode: 'replaces' | 'joins';
}

/** Element sets with the times in which each is in force; one that an ephemeris interrupts stands there once for each part. */
export interface ElementsInForce {
  readonly elements: readonly ElementSet[];
  readonly inForce: InForce;
}

/** Takes the spans of ephemerides that replace them out of the lives of element sets. */
export function withoutReplaced(
  elements: readonly ElementSet[],
  ephemerides: readonly ReplacingSpans[],
): ElementsInForce {
  const { indices, fromUs, toUs } = cutLives(elements, null, ephemerides);
  return { elements: indices.map((i) => elements[i]!), inForce: { fromUs, toUs } };
}
