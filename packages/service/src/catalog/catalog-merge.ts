import { type ElementSet, SECONDS_PER_DAY, secondsBetween, type UtcTime } from '@clearway/astro';
import { compareElementSets } from './better-element-set.ts';
import {
  type Catalog,
  type DuplicateRecord,
  MOST_DUPLICATES_LISTED,
  STALE_AGE_DAYS,
  type StaleObject,
} from './catalog.ts';
import { identicalElements } from './identical-elements.ts';

/** The part of a catalogue that merging decides. */
export type MergedCatalog = Pick<
  Catalog,
  'elements' | 'duplicates' | 'duplicateCount' | 'epochAfterStart' | 'stale' | 'identicalGroups'
>;

/** Takes the records of all files one by one and keeps the one to use of each object. */
export interface CatalogMerge {
  add(elements: ElementSet, file: string, line: number): void;
  finish(): MergedCatalog;
}

interface Kept {
  elements: ElementSet;
  file: string;
  line: number;
}

/**
 * Merges element sets for a window from `start`. Which of several sets of one object is used does not depend on
 * their order ({@link compareElementSets}).
 * @param maxAgeDays leaves out objects whose elements are older at the start; without it they are only flagged, at
 *   {@link STALE_AGE_DAYS}.
 */
export function createCatalogMerge(start: UtcTime, maxAgeDays?: number): CatalogMerge {
  const kept = new Map<number, Kept>();
  const duplicates: DuplicateRecord[] = [];
  let duplicateCount = 0;

  const addDuplicate = (elements: ElementSet, file: string, line: number, reason: string): void => {
    duplicateCount++;
    if (duplicates.length < MOST_DUPLICATES_LISTED) {
      duplicates.push({ id: elements.id, epoch: elements.epoch, file, line, reason });
    }
  };
  return {
    add(elements, file, line) {
      const rival = kept.get(elements.id);
      if (!rival) {
        kept.set(elements.id, { elements, file, line });
      } else if (compareElementSets(elements, rival.elements, start) > 0) {
        addDuplicate(rival.elements, rival.file, rival.line, 'superseded');
        rival.elements = elements;
        rival.file = file;
        rival.line = line;
      } else {
        addDuplicate(elements, file, line, 'superseded');
      }
    },
    finish() {
      const all = Array.from(kept.values(), (entry) => entry.elements).sort((a, b) => a.id - b.id);
      const { elements, stale } = separateStale(all, start, maxAgeDays);
      const identicalGroups = identicalElements(elements);
      for (const group of identicalGroups) {
        for (const id of group.slice(1)) {
          const { elements: repeated, file, line } = kept.get(id)!;
          addDuplicate(repeated, file, line, `identical elements under ${group[0]}`);
        }
      }
      const epochAfterStart = elements.filter((e) => secondsBetween(start, e.epoch) > 0).map((e) => e.id);
      return { elements, duplicates, duplicateCount, epochAfterStart, stale, identicalGroups };
    },
  };
}

function separateStale(
  all: ElementSet[],
  start: UtcTime,
  maxAgeDays: number | undefined,
): { elements: ElementSet[]; stale: StaleObject[] } {
  const limit = maxAgeDays ?? STALE_AGE_DAYS;
  const leftOut = maxAgeDays !== undefined;
  const stale: StaleObject[] = [];
  const fresh: ElementSet[] = [];
  for (const e of all) {
    const ageDays = secondsBetween(e.epoch, start) / SECONDS_PER_DAY;
    if (ageDays > limit) stale.push({ id: e.id, ageDays, leftOut });
    else if (leftOut) fresh.push(e);
  }
  return { elements: leftOut ? fresh : all, stale };
}
