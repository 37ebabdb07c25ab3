import type { Catalog } from '../catalog/catalog.ts';
import type { ColourMode } from '../view/view.ts';
import { type ClassContext, type Classification, classify, NO_CLASS, type ObjectClass } from './object-classes.ts';
import { bytesOf } from './palette.ts';

export interface CountedClass extends ObjectClass {
  /** How many objects with elements there are of it, whether they are drawn or not. */
  readonly count: number;
}

/** Diameters of points of objects that are watched, CSS px. */
const WATCHED_SIZE_PX = 3.5;
/** Sizes in styles are whole sixths of a CSS px. */
const SIZE_STEPS = 6;

/** The legend's lines: the classes of the mode that have objects, with how many. */
export function legendOf(mode: ColourMode, catalog: Catalog, context: ClassContext): readonly CountedClass[] {
  return countClasses(classify(mode, catalog, context));
}

export function countClasses({ classes, classOf }: Classification): readonly CountedClass[] {
  const counts = new Int32Array(NO_CLASS + 1);
  for (let slot = 0; slot < classOf.length; slot++) counts[classOf[slot]!]!++;
  return classes.map((each, at) => ({ ...each, count: counts[at]! })).filter(({ count }) => count > 0);
}

/**
 * How each object is drawn: four bytes a slot, red, green, blue and size in sixths of a CSS px; size 0 is not drawn.
 * `hidden` are keys of classes that the legend switched off; `shown` is by slot, 0 for what a filter leaves out.
 */
export function stylesOf(
  mode: ColourMode,
  catalog: Catalog,
  context: ClassContext & { readonly hidden: readonly string[]; readonly shown: Uint8Array | null },
): Uint8Array {
  const { classes, classOf } = classify(mode, catalog, context);
  const { hidden, shown, watched } = context;
  // One 32-bit word a class: writing a point is one store. Byte order is that of the machine, as the view below is.
  const words = new Uint32Array(NO_CLASS + 1);
  const large = new Uint32Array(NO_CLASS + 1);
  classes.forEach(({ key, colour, sizePx }, at) => {
    if (hidden.includes(key)) return;
    words[at] = wordOf(bytesOf(colour), sizePx);
    large[at] = wordOf(bytesOf(colour), Math.max(sizePx, WATCHED_SIZE_PX));
  });
  const styles = new Uint8Array(4 * catalog.count);
  const points = new Uint32Array(styles.buffer);
  for (let slot = 0; slot < points.length; slot++) {
    if (shown === null || shown[slot] === 1) points[slot] = words[classOf[slot]!]!;
  }
  for (const objectId of watched) {
    const slot = catalog.slotOf(objectId);
    if (slot !== undefined && points[slot] !== 0) points[slot] = large[classOf[slot]!]!;
  }
  return styles;
}

function wordOf(colour: readonly [number, number, number], sizePx: number): number {
  const bytes = Uint8Array.of(...colour, Math.round(sizePx * SIZE_STEPS));
  return new Uint32Array(bytes.buffer)[0]!;
}
