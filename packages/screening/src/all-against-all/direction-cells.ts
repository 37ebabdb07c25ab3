/**
 * Cells on the unit sphere: bands of latitude, each cut into equal cells of longitude, and for every cell the ranges of
 * cells that hold its neighbours ahead, so that each pair of objects at most `angle` apart is met exactly once.
 */
export interface DirectionCells {
  readonly bandCount: number;
  readonly cellCount: number;
  /** Bands per radian of latitude. */
  readonly bandScale: number;
  /** First cell of each band, and the number of cells at the end. */
  readonly bandStarts: Int32Array;
  /** Cells per radian of longitude in each band, a shade less than exact so that the last cell is never passed. */
  readonly bandScales: Float32Array;
  /** For each cell where its ranges begin in `ranges` (cellCount + 1 entries). */
  readonly rangeStarts: Int32Array;
  /** Pairs of cells [first, last]. */
  readonly ranges: Int32Array;
}

/** Cells per search angle: smaller cells fit the searched circle better, larger ones hold more objects. */
const CELLS_PER_ANGLE = 2;
/** What single precision can move a cell's edge by, rad. */
const EDGE_PAD = 1e-5;

/** Difference in longitude that two directions at most `angle` apart can have when one lies at |latitude| <= `latitude`. */
function longitudeReach(angle: number, latitude: number): number {
  if (latitude + angle >= Math.PI / 2 - 1e-6) return Math.PI;
  return Math.asin(Math.min(1, Math.sin(angle) / Math.cos(latitude)));
}

/** Builds the cells for a search angle in radians (0 < angle). */
export function directionCells(angle: number): DirectionCells {
  const search = angle + 2 * EDGE_PAD;
  const bandCount = Math.max(1, Math.floor((Math.PI * CELLS_PER_ANGLE) / search));
  const height = Math.PI / bandCount;
  const bandScale = (bandCount / Math.PI) * (1 - 1e-6);
  const starts = new Int32Array(bandCount + 2);
  const scales = new Float32Array(bandCount + 1);
  const sizes = new Int32Array(bandCount);
  const highest = new Float64Array(bandCount);
  for (let band = 0; band < bandCount; band++) {
    const south = -Math.PI / 2 + band * height;
    highest[band] = Math.max(Math.abs(south), Math.abs(south + height)) + EDGE_PAD;
    const reach = longitudeReach(search, highest[band]!);
    let size = Math.floor((2 * Math.PI * CELLS_PER_ANGLE) / reach);
    if (size < 2 * CELLS_PER_ANGLE + 2) size = 1;
    sizes[band] = size;
    starts[band + 1] = starts[band]! + size;
    scales[band] = (size / (2 * Math.PI)) * (1 - 1e-6);
  }
  starts[bandCount + 1] = starts[bandCount]!;
  const cellCount = starts[bandCount]!;
  const rangeStarts = new Int32Array(cellCount + 1);
  const ranges: number[] = [];
  /** Cells `from`..`to` of a band, counted round the circle from any integer; at most one turn. */
  const push = (band: number, from: number, to: number): void => {
    const size = sizes[band]!;
    const start = starts[band]!;
    if (to - from + 1 >= size) {
      ranges.push(start, start + size - 1);
      return;
    }
    const first = ((from % size) + size) % size;
    const last = first + (to - from);
    if (last < size) ranges.push(start + first, start + last);
    else ranges.push(start + first, start + size - 1, start, start + last - size);
  };
  for (let band = 0; band < bandCount; band++) {
    const size = sizes[band]!;
    const width = (2 * Math.PI) / size;
    for (let cell = 0; cell < size; cell++) {
      rangeStarts[starts[band]! + cell] = ranges.length / 2;
      if (size > 1) push(band, cell + 1, cell + CELLS_PER_ANGLE);
      for (let other = band + 1; other <= Math.min(bandCount - 1, band + CELLS_PER_ANGLE); other++) {
        const reach = longitudeReach(search, Math.min(highest[band]!, highest[other]!)) + EDGE_PAD;
        const otherWidth = (2 * Math.PI) / sizes[other]!;
        push(
          other,
          Math.floor((cell * width - reach) / otherWidth),
          Math.floor(((cell + 1) * width + reach) / otherWidth),
        );
      }
    }
  }
  rangeStarts[cellCount] = ranges.length / 2;
  return {
    bandCount,
    cellCount,
    bandScale,
    bandStarts: starts,
    bandScales: scales,
    rangeStarts,
    ranges: Int32Array.from(ranges),
  };
}
