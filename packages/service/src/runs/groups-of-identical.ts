/** For each of these catalogue numbers the number of its group of identical elements, -1 for none. */
export function groupsOfIdentical(
  ids: Iterable<number>,
  identicalGroups: readonly (readonly number[])[],
): Int32Array<ArrayBuffer> {
  const groupOf = new Map<number, number>();
  identicalGroups.forEach((group, k) => {
    for (const id of group) groupOf.set(id, k);
  });
  return Int32Array.from(ids, (id) => groupOf.get(id) ?? -1);
}
