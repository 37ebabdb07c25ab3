import type { TrafficAnswer } from '../workers/questions/traffic.ts';

/** Objects by altitude and inclination. */
export interface InclinationMap {
  /** Edges of rows, ascending, km. */
  readonly edgesKm: readonly number[];
  readonly columns: number;
  readonly columnDeg: number;
  /** Row r, column c at r · columns + c; objects in the mean of time. */
  readonly objects: Float64Array;
  readonly most: number;
}

export interface Cell {
  readonly fromKm: number;
  readonly toKm: number;
  readonly fromDeg: number;
  readonly toDeg: number;
  readonly objects: number;
}

/** The map of the shells below an altitude, with shells and columns put together by whole factors. */
export function inclinationMap(
  answer: TrafficAnswer,
  upToKm: number,
  { shellsARow = 1, columnsTogether = 1 }: { readonly shellsARow?: number; readonly columnsTogether?: number } = {},
): InclinationMap {
  const { shellEdgesKm, byInclination, inclinationBins } = answer;
  const shells = shellEdgesKm.findLastIndex((edge) => edge <= upToKm);
  const rows = Math.ceil(shells / shellsARow);
  const columns = Math.ceil(inclinationBins / columnsTogether);
  const objects = new Float64Array(rows * columns);
  for (let shell = 0; shell < shells; shell++) {
    for (let bin = 0; bin < inclinationBins; bin++) {
      const cell = Math.floor(shell / shellsARow) * columns + Math.floor(bin / columnsTogether);
      objects[cell]! += byInclination[shell * inclinationBins + bin]!;
    }
  }
  const edgesKm = Array.from({ length: rows + 1 }, (_, row) => shellEdgesKm[Math.min(shells, row * shellsARow)]!);
  const columnDeg = (columnsTogether * answer.inclinationWidth * 180) / Math.PI;
  return { edgesKm, columns, columnDeg, objects, most: objects.reduce((most, each) => Math.max(most, each), 0) };
}

export function cellAt({ edgesKm, columns, columnDeg, objects }: InclinationMap, row: number, column: number): Cell {
  return {
    fromKm: edgesKm[row]!,
    toKm: edgesKm[row + 1]!,
    fromDeg: degrees(column * columnDeg),
    toDeg: degrees((column + 1) * columnDeg),
    objects: objects[row * columns + column]!,
  };
}

/** The fullest cells, the fullest first. */
export function fullestCells(map: InclinationMap, count: number): readonly Cell[] {
  return Array.from(map.objects.keys())
    .sort((one, other) => map.objects[other]! - map.objects[one]!)
    .slice(0, count)
    .filter((index) => map.objects[index]! > 0)
    .map((index) => cellAt(map, Math.floor(index / map.columns), index % map.columns));
}

/** Whole columns are whole degrees, but for what radians leave behind. */
function degrees(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
