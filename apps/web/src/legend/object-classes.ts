import type { Catalog } from '../catalog/catalog.ts';
import type { ThemeName } from '../globe/view/map-layer.ts';
import type { ColourMode } from '../view/view.ts';
import { KINDS, kindColumn, OWNERS_SHOWN, ownerColumn, REGIMES, regimeColumn } from './catalog-columns.ts';
import { type Colour, PALETTES } from './palette.ts';

/** A line of the legend: objects of one colour. */
export interface ObjectClass {
  /** As in links: `debris`, `US`, `LEO`. */
  readonly key: string;
  /** Said by a message; null where `label` is the name itself. */
  readonly labelKey: string | null;
  readonly label: string;
  readonly colour: Colour;
  /** Diameter of a point, CSS px. */
  readonly sizePx: number;
}

/** Every object in one class; objects without elements are in none. */
export interface Classification {
  readonly classes: readonly ObjectClass[];
  /** Place in `classes` by slot; `NO_CLASS` for none. */
  readonly classOf: Uint8Array;
}

/** What classes depend on beside the catalogue; null where it has not come. */
export interface ClassContext {
  readonly theme: ThemeName;
  /** What ages are counted from. */
  readonly nowMs: number;
  /** Catalogue numbers that the user watches. */
  readonly watched: ReadonlySet<number>;
  /** By slot: 0 none, 1 event, 2 watch, 3 act. */
  readonly risk: Uint8Array | null;
  /** By slot: other objects in a km³ where it is now. */
  readonly densityPerKm3: ArrayLike<number> | null;
}

export const NO_CLASS = 255;
export const PLAIN_SIZE_PX = 2;
const DAY_MS = 86_400_000;
/** Upper bounds of all classes of age but the last, days. Elements are stale after a week, and of no use for screening after a month. */
export const AGE_BOUNDS_DAYS: readonly number[] = [0.5, 1, 3, 7, 30];
/** Upper bounds of all classes of density but the last, objects in 10⁸ km³. */
export const DENSITY_BOUNDS: readonly number[] = [0.01, 0.1, 1, 3, 10, 30];

/** Puts every object in a class of the mode, in the order of the legend. 100,000 objects take a few milliseconds. */
export function classify(mode: ColourMode, catalog: Catalog, context: ClassContext): Classification {
  const { classes, classOf } = classifiers[mode](catalog, context);
  const { epochsMs } = catalog;
  for (let slot = 0; slot < classOf.length; slot++) {
    if (Number.isNaN(epochsMs[slot])) classOf[slot] = NO_CLASS;
  }
  return { classes, classOf };
}

type Classifier = (catalog: Catalog, context: ClassContext) => Classification;

const classifiers: Readonly<Record<ColourMode, Classifier>> = {
  kind: byKind,
  owner: byOwner,
  regime: byRegime,
  age: byAge,
  risk: byRisk,
  traffic: byDensity,
};

function named(key: string, colour: Colour, sizePx: number = PLAIN_SIZE_PX): ObjectClass {
  return { key, labelKey: `legend.class-${key}`, label: '', colour, sizePx };
}

function byKind(catalog: Catalog, { theme, watched }: ClassContext): Classification {
  const { kinds } = PALETTES[theme];
  const classOf = kindColumn(catalog).slice();
  for (const objectId of watched) {
    const slot = catalog.slotOf(objectId);
    if (slot !== undefined) classOf[slot] = KINDS.length;
  }
  return { classes: [...KINDS.map((kind) => named(kind, kinds[kind])), named('mine', kinds.mine)], classOf };
}

function byOwner(catalog: Catalog, { theme }: ClassContext): Classification {
  const { apart, rest, notKnown } = PALETTES[theme];
  const largest = catalog.owners().slice(0, OWNERS_SHOWN);
  const classes = [
    ...largest.map(({ name }, at) => ({ ...named(name, apart[at]!), labelKey: null, label: name })),
    named('other-owners', rest),
    named('no-owner', notKnown),
  ];
  return { classes, classOf: ownerColumn(catalog).slice() };
}

function byRegime(catalog: Catalog, { theme }: ClassContext): Classification {
  const { apart, rest } = PALETTES[theme];
  const classes = [...REGIMES.map((regime, at) => named(regime, apart[at]!)), named('other-regime', rest)];
  return { classes, classOf: regimeColumn(catalog).slice() };
}

function byAge(catalog: Catalog, { theme, nowMs }: ClassContext): Classification {
  const { ages } = PALETTES[theme];
  const keys = [...AGE_BOUNDS_DAYS.map((days) => `under-${days}-d`.replace('.', '-')), 'older'];
  const classOf = new Uint8Array(catalog.count);
  for (let slot = 0; slot < classOf.length; slot++) {
    classOf[slot] = placeAmong(AGE_BOUNDS_DAYS, (nowMs - catalog.epochsMs[slot]!) / DAY_MS);
  }
  return { classes: keys.map((key, at) => named(key, ages[at]!)), classOf };
}

function byRisk(catalog: Catalog, { theme, risk }: ClassContext): Classification {
  const { risks } = PALETTES[theme];
  const classes = [
    named('risk-none', risks.none, 1.5),
    named('risk-event', risks.event, 2),
    named('risk-watch', risks.watch, 3.5),
    named('risk-act', risks.act, 4.5),
  ];
  return { classes, classOf: risk?.slice() ?? new Uint8Array(catalog.count) };
}

function byDensity(catalog: Catalog, { theme, densityPerKm3 }: ClassContext): Classification {
  const { densities, notKnown } = PALETTES[theme];
  const unknown = DENSITY_BOUNDS.length + 1;
  const classOf = new Uint8Array(catalog.count).fill(unknown);
  for (let slot = 0; slot < (densityPerKm3?.length ?? 0); slot++) {
    const density = densityPerKm3![slot]!;
    if (!Number.isNaN(density)) classOf[slot] = placeAmong(DENSITY_BOUNDS, density * 1e8);
  }
  const classes = [
    ...densities.map((colour, at) => named(`density-${at}`, colour, at >= 4 ? 2.4 : PLAIN_SIZE_PX)),
    named('density-unknown', notKnown),
  ];
  return { classes, classOf };
}

/** The place of the first bound above the value; the number of bounds where there is none. */
function placeAmong(bounds: readonly number[], value: number): number {
  let at = 0;
  while (at < bounds.length && value >= bounds[at]!) at++;
  return at;
}
