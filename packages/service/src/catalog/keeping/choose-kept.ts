import { unixMicros, utcFromUnixMicros } from '@clearway/astro';
import type { ElementSetRow, ObjectRow } from '@clearway/store';
import { type ChosenElements, chooseElements } from '../precedence/choose-elements.ts';
import type { ChoiceWindow, ElementOrigin, SourcedElements } from '../precedence/sourced-elements.ts';
import { elementSetOfRow } from './element-set-rows.ts';

/** The set of one object for a part of the window. */
export interface ChosenRow {
  readonly row: ElementSetRow;
  readonly elements: SourcedElements['elements'];
  /** ±Infinity at the ends of the object's part. */
  readonly fromUs: number;
  readonly toUs: number;
}

/** What is used of one object. */
export interface ChosenObject {
  readonly id: number;
  readonly segments: readonly ChosenRow[];
  readonly epochAfterStart: boolean;
  /** Age of the first set at the start of the window, days. */
  readonly ageDays: number;
}

/** Chooses for the objects of a page of candidates, ascending by number. */
export function chooseKept(
  candidates: readonly ElementSetRow[],
  objects: ReadonlyMap<number, ObjectRow>,
  origins: ReadonlyMap<number, ElementOrigin>,
  window: ChoiceWindow,
): ChosenObject[] {
  const rows = new Map<SourcedElements['elements'], ElementSetRow>();
  const sourced: SourcedElements[] = [];
  for (const row of lastOfEachEpoch(candidates, origins)) {
    const elements = elementSetOfRow(row, objects.get(row.object_id));
    rows.set(elements, row);
    const origin = origins.get(row.source_id)!;
    sourced.push({ elements, origin, arrivedAt: utcFromUnixMicros(row.arrived_us), series: row.series });
  }
  return [...chooseElements(sourced, window).values()]
    .map((chosen) => chosenObject(chosen, rows))
    .sort((a, b) => a.id - b.id);
}

/**
 * Of the sets that a general source gave of an object for one epoch, the one that arrived last: it mends the others. Of sets fitted
 * forward all count, as the choice among them knows of arrivals itself.
 */
function lastOfEachEpoch(
  candidates: readonly ElementSetRow[],
  origins: ReadonlyMap<number, ElementOrigin>,
): Iterable<ElementSetRow> {
  const kept = new Map<string | number, ElementSetRow>();
  for (const row of candidates) {
    const isGeneral = origins.get(row.source_id)!.precedence === 'general';
    const key = isGeneral ? `${row.object_id} ${row.source_id} ${row.epoch_us} ${row.series}` : row.element_set_id;
    const rival = kept.get(key);
    if (rival === undefined || rival.arrived_us < row.arrived_us) kept.set(key, row);
  }
  return kept.values();
}

function chosenObject(
  { id, segments, epochAfterStart }: ChosenElements,
  rows: ReadonlyMap<SourcedElements['elements'], ElementSetRow>,
): ChosenObject {
  return {
    id,
    segments: segments.map(({ elements, from, to }, at) => ({
      elements,
      row: rows.get(elements)!,
      fromUs: at === 0 ? Number.NEGATIVE_INFINITY : unixMicros(from),
      toUs: at === segments.length - 1 ? Number.POSITIVE_INFINITY : unixMicros(to),
    })),
    epochAfterStart,
    ageDays: segments[0]!.ageDays,
  };
}
