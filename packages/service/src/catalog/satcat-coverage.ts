import type { ObjectKind } from '../runs/rank-object-kind.ts';
import type { SatcatObject } from './satcat-object.ts';

/** How much of what is in orbit was screened. */
export interface CoverageOfKind {
  /** Objects of this kind in orbit; null where the catalogue does not say what is in orbit. */
  readonly inOrbit: number | null;
  /** Those of them that were screened; where `inOrbit` is null, all of this kind that were. */
  readonly screened: number;
  /** `screened / inOrbit`, 0 to 1; null where `inOrbit` is null or 0. */
  readonly share: number | null;
}

export interface Coverage extends CoverageOfKind {
  readonly byKind: Readonly<Record<ObjectKind, CoverageOfKind>>;
  /** True from {@link FULL_SHARE} on; nothing else may be called full. */
  readonly full: boolean;
  /** Objects in orbit for which nobody publishes current elements; null where that is not known. */
  readonly withoutElements: number | null;
  /** Screened objects that the catalogue does not have, or has as not in orbit; they do not count. */
  readonly others: number;
  /** For people. */
  readonly sentence: string;
}

export const FULL_SHARE = 0.95;

export const OBJECT_KINDS: readonly ObjectKind[] = ['payload', 'rocket body', 'debris', 'unknown'];

/**
 * Compares what was screened with the objects in orbit of a satellite catalogue, by kind. Without a catalogue, or
 * with one that does not say what is in orbit, no share is given and nothing is called full.
 */
export function coverageOf(screened: Iterable<number>, satcat: ReadonlyMap<number, SatcatObject>): Coverage {
  const ids = new Set(screened);
  const byKind = new Map(OBJECT_KINDS.map((kind) => [kind, { inOrbit: 0, screened: 0 }]));
  let known = false;
  let elementsKnown = false;
  let withoutElements = 0;
  for (const object of satcat.values()) {
    if (object.inOrbit !== null) known = true;
    if (object.inOrbit === false) continue;
    const count = byKind.get(object.kind ?? 'unknown')!;
    count.inOrbit++;
    if (ids.has(object.id)) count.screened++;
    if (object.hasElements === null) continue;
    elementsKnown = true;
    if (!object.hasElements) withoutElements++;
  }
  return coverageOfCounts({
    byKind,
    known,
    withoutElements: elementsKnown ? withoutElements : null,
    screened: ids.size,
  });
}

/** Objects of a satellite catalogue, counted. */
export interface CoverageCounts {
  /** Of each kind those in orbit, and those of them that were screened. */
  readonly byKind: ReadonlyMap<ObjectKind, { readonly inOrbit: number; readonly screened: number }>;
  /** Whether the catalogue says what is in orbit. */
  readonly known: boolean;
  readonly withoutElements: number | null;
  /** Everything that was screened, in the catalogue or not. */
  readonly screened: number;
}

/** {@link coverageOf} of what is counted already. */
export function coverageOfCounts({ byKind: counts, known, withoutElements, screened }: CoverageCounts): Coverage {
  const total = { inOrbit: 0, screened: 0 };
  for (const count of counts.values()) {
    total.inOrbit += count.inOrbit;
    total.screened += count.screened;
  }
  const whole = shareOf(total, known);
  const byKind = Object.fromEntries(
    OBJECT_KINDS.map((kind) => [kind, shareOf(counts.get(kind) ?? { inOrbit: 0, screened: 0 }, known)]),
  ) as Record<ObjectKind, CoverageOfKind>;
  const full = whole.share !== null && whole.share >= FULL_SHARE;
  return {
    ...whole,
    byKind,
    full,
    withoutElements: known ? withoutElements : null,
    others: screened - total.screened,
    sentence: sentenceOf(whole, byKind, full, screened),
  };
}

function shareOf(count: { inOrbit: number; screened: number }, known: boolean): CoverageOfKind {
  const { inOrbit, screened } = count;
  return { inOrbit: known ? inOrbit : null, screened, share: known && inOrbit > 0 ? screened / inOrbit : null };
}

function sentenceOf(
  whole: CoverageOfKind,
  byKind: Readonly<Record<ObjectKind, CoverageOfKind>>,
  full: boolean,
  screened: number,
): string {
  if (whole.share === null) {
    return `Screened ${count(screened)} objects; how many are in orbit is not known, for there is no satellite catalogue that says so.`;
  }
  const kinds = OBJECT_KINDS.flatMap((kind) => {
    const { share } = byKind[kind];
    return share === null ? [] : [`${PLURALS[kind]} ${percent(share)}`];
  });
  const of = `${count(whole.screened)} of the ${count(whole.inOrbit!)} objects in orbit (${percent(whole.share)}: ${kinds.join(', ')})`;
  return full ? `Full coverage: screened ${of}.` : `Screened ${of}; approaches to the others are not seen.`;
}

const PLURALS: Readonly<Record<ObjectKind, string>> = {
  payload: 'payloads',
  'rocket body': 'rocket bodies',
  debris: 'debris',
  unknown: 'unknown',
};

function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** Never rounded up: 94.99 % is not 95 %. */
function percent(share: number): string {
  // The margin is for shares that are whole percents but for the last bit.
  return `${Math.floor(share * 100 + 1e-9)} %`;
}
