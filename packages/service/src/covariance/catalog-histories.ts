import { type ElementSet, secondsBetween, type UtcTime } from '@clearway/astro';
import type { ErrorGrowth } from '@clearway/risk';
import { HISTORY_DAYS, recentGrowth } from './recent-growth.ts';

/** The element sets of catalogue files as a history of their objects. */
export interface CatalogHistories {
  /** Takes every good record of the files. */
  readonly add: (elements: ElementSet) => void;
  /**
   * To be called when all files are read: gives how errors grow by an object's own sets, null where there are too few. Computed when
   * it is first asked for.
   */
  readonly finish: () => (id: number) => ErrorGrowth | null;
}

/** `start` is that of the window: what was not there yet then is no history. */
export function collectHistories(start: UtcTime): CatalogHistories {
  /** The first set of an object stands alone: most catalogues have one of each. */
  const sets = new Map<number, ElementSet | ElementSet[]>();
  const growths = new Map<number, ErrorGrowth | null>();
  return {
    add(elements) {
      const age = secondsBetween(elements.epoch, start) / 86_400;
      if (age < 0 || age > HISTORY_DAYS) return;
      const known = sets.get(elements.id);
      if (known === undefined) sets.set(elements.id, elements);
      else if (Array.isArray(known)) known.push(elements);
      else sets.set(elements.id, [known, elements]);
    },
    finish() {
      // A million objects of one set each would keep a hundred megabytes for nothing.
      for (const [id, known] of sets) if (!Array.isArray(known)) sets.delete(id);
      return (id) => {
        let growth = growths.get(id);
        if (growth === undefined) {
          const known = sets.get(id);
          growth = Array.isArray(known) ? recentGrowth(known) : null;
          growths.set(id, growth);
        }
        return growth;
      };
    },
  };
}
