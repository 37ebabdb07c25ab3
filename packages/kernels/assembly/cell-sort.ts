/**
 * Counting sort of objects by direction cell. On entry `cellCounts` holds the size of each of `cellCount` cells (slot
 * -1 counts the absent); on return `cellStarts` (cellCount + 1 entries) holds where each begins and `cellCounts` is
 * zero again. Sorted: object index and radial codes.
 */
export function sortByCell(
  cellCounts: usize, cellStarts: usize, cellCount: i32, cells: usize, lowCodes: usize, highCodes: usize, count: i32,
  sortedIndex: usize, sortedLow: usize, sortedHigh: usize,
): void {
  let total = 0;
  for (let c = 0; c < cellCount; c++) {
    const at = (<usize>c) << 2;
    store<i32>(cellStarts + at, total);
    const n = load<i32>(cellCounts + at);
    store<i32>(cellCounts + at, total);
    total += n;
  }
  store<i32>(cellStarts + ((<usize>cellCount) << 2), total);
  for (let i = 0; i < count; i++) {
    const cell = load<i32>(cells + ((<usize>i) << 2));
    if (cell < 0) continue;
    const slot = cellCounts + ((<usize>cell) << 2);
    const place = <usize>load<i32>(slot);
    store<i32>(slot, <i32>place + 1);
    store<i32>(sortedIndex + (place << 2), i);
    store<i16>(sortedLow + (place << 1), load<i16>(lowCodes + ((<usize>i) << 1)));
    store<i16>(sortedHigh + (place << 1), load<i16>(highCodes + ((<usize>i) << 1)));
  }
  memory.fill(cellCounts - 4, 0, ((<usize>cellCount) << 2) + 4);
}
