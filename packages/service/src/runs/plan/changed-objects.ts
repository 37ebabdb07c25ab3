/** Which element set each object of a run uses, and when: arrays of one length, ascending by id, then by life. */
export interface ElementsUsed {
  readonly ids: Float64Array;
  readonly elementSetIds: Float64Array;
  /** In force in [fromUs, toUs), microseconds since 1970-01-01 UTC; ±Infinity where unbounded. */
  readonly fromUs: Float64Array;
  readonly toUs: Float64Array;
  /** Hard-body radius, m. */
  readonly radiiM: Float64Array;
}

/** The objects, ascending, that are not screened in the new run exactly as they were in the old one: new, gone, other elements. */
export function changedObjects(before: ElementsUsed, now: ElementsUsed): number[] {
  const changed: number[] = [];
  let i = 0;
  let k = 0;
  while (i < before.ids.length || k < now.ids.length) {
    const id = Math.min(before.ids[i] ?? Infinity, now.ids[k] ?? Infinity);
    let same = true;
    while (before.ids[i] === id || now.ids[k] === id) {
      const both = before.ids[i] === id && now.ids[k] === id;
      same &&= both && sameUse(before, i, now, k);
      if (before.ids[i] === id) i++;
      if (now.ids[k] === id) k++;
    }
    if (!same) changed.push(id);
  }
  return changed;
}

function sameUse(before: ElementsUsed, i: number, now: ElementsUsed, k: number): boolean {
  return (
    before.elementSetIds[i] === now.elementSetIds[k] &&
    before.fromUs[i] === now.fromUs[k] &&
    before.toUs[i] === now.toUs[k] &&
    before.radiiM[i] === now.radiiM[k]
  );
}
