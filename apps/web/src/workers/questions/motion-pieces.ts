import type { ElementSets } from './element-sets.ts';
import { motionOf, NO_ELEMENTS, type ObjectMotion } from './object-motion.ts';
import { boundsWithin, type PassBounds, passBounds } from './pass-bounds.ts';

/** What says where an object is. */
export type MotionSource = 'element_set' | 'ephemeris';

/** Part of a window in which one source says where an object is, on a path without a leap. */
export interface MotionPiece {
  readonly fromMs: number;
  readonly toMs: number;
  readonly source: MotionSource;
  /** Good at both ends, too. */
  readonly motion: ObjectMotion;
  /** The same, cheap at times near each other. */
  readonly near: ObjectMotion;
  readonly bounds: PassBounds;
  /** Greatest inclination that is certain, degrees; null where nothing is. */
  readonly inclinationDeg: number | null;
}

const same = (exact: ObjectMotion): ObjectMotion => exact;

/**
 * The window in parts, by the operator's ephemeris where that speaks and by elements around it: at the borders the object leaps by what
 * separates both, kilometres. Empty where neither says anything.
 * @param cheap makes the cheap motion of elements; an ephemeris is cheap as it is.
 */
export function motionPieces(
  sets: ElementSets,
  objectIndex: number,
  fromMs: number,
  toMs: number,
  cheap: (exact: ObjectMotion) => ObjectMotion = same,
): MotionPiece[] {
  const stretches = sets.operators.stretchesIn(sets.objectIds[objectIndex]!, fromMs, toMs);
  const pieces: MotionPiece[] = [];
  const exact = motionOf(sets, objectIndex);
  let near: ObjectMotion | null = null;
  const byElements = (from: number, to: number): void => {
    const set = sets.setIndexAt(objectIndex, from);
    if (set < 0 || (!(to > from) && to !== fromMs)) return;
    near ??= cheap(exact);
    const bounds = passBounds(sets, set, from, to);
    const { inclinationDeg } = sets.elementSet(set);
    pieces.push({ fromMs: from, toMs: to, source: 'element_set', motion: exact, near, bounds, inclinationDeg });
  };
  let freeMs = fromMs;
  for (const stretch of stretches) {
    if (stretch.fromMs > freeMs) byElements(freeMs, stretch.fromMs);
    const motion: ObjectMotion = (timeMs, out, offset) => {
      stretch.stateAt(timeMs, out, offset);
      return 0;
    };
    const bounds = boundsWithin(stretch.extent());
    const { fromMs: from, untilMs: to } = stretch;
    pieces.push({ fromMs: from, toMs: to, source: 'ephemeris', motion, near: motion, bounds, inclinationDeg: null });
    freeMs = to;
  }
  if (freeMs < toMs || stretches.length === 0) byElements(freeMs, toMs);
  return pieces;
}

/** One motion from pieces; at a border by the later one, outside of all it has no state. */
export function motionOfPieces(
  pieces: readonly MotionPiece[],
  which: (piece: MotionPiece) => ObjectMotion,
): ObjectMotion {
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1) return which(only);
  return (timeMs, out, offset) => {
    const piece = pieces.findLast(({ fromMs, toMs }) => timeMs >= fromMs && timeMs <= toMs);
    return piece === undefined ? NO_ELEMENTS : which(piece)(timeMs, out, offset);
  };
}

/** What says where the object is at a time; elements where nothing does. */
export function sourceAt(pieces: readonly MotionPiece[], timeMs: number): MotionSource {
  return pieces.findLast(({ fromMs, toMs }) => timeMs >= fromMs && timeMs <= toMs)?.source ?? 'element_set';
}
