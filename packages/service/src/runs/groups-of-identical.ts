/** For each of `indices` into the catalogue the number of its group of identical elements, -1 for none. */
export function groupsOfIdentical(
  catalog: {
    readonly elements: readonly { readonly id: number }[];
    readonly identicalGroups: readonly (readonly number[])[];
  },
  indices: readonly number[],
): Int32Array<ArrayBuffer> {
  const groupOf = new Map<number, number>();
  catalog.identicalGroups.forEach((ids, group) => {
    for (const id of ids) groupOf.set(id, group);
  });
  return Int32Array.from(indices, (i) => groupOf.get(catalog.elements[i]!.id) ?? -1);
}
