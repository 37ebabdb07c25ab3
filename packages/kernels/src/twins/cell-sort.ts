/** Objects in the order of their direction cells. */
export interface SortedObjects {
  /** Where each cell begins, and the number of objects at the end. */
  readonly cellStarts: Int32Array;
  readonly index: Int32Array;
  readonly low: Int16Array;
  readonly high: Int16Array;
}

/** Twin of `sortByCell`: by cell, inside a cell by index; the absent (cell −1) left out. */
export function sortByCell(
  cells: Int32Array,
  lowCodes: Int16Array,
  highCodes: Int16Array,
  cellCount: number,
): SortedObjects {
  const order = [...cells.keys()].filter((i) => cells[i]! >= 0).sort((i, j) => cells[i]! - cells[j]! || i - j);
  const cellStarts = new Int32Array(cellCount + 1);
  for (const i of order) cellStarts[cells[i]! + 1]!++;
  for (let cell = 0; cell < cellCount; cell++) cellStarts[cell + 1]! += cellStarts[cell]!;
  return {
    cellStarts,
    index: Int32Array.from(order),
    low: Int16Array.from(order, (i) => lowCodes[i]!),
    high: Int16Array.from(order, (i) => highCodes[i]!),
  };
}
