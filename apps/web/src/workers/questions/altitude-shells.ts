import { EQUATORIAL_RADIUS_KM } from '../../globe/view/earth-shape.ts';

/** Altitudes over the Earth's equatorial radius at which shells begin and end, km: from, to, step. */
const RANGES: readonly (readonly [number, number, number])[] = [
  [140, 2000, 20],
  [2000, 35_000, 500],
  [35_000, 36_600, 50],
  [36_600, 42_600, 500],
];

/** Edges of the altitude shells, ascending, km: 20 km thick up to 2,000 km, 50 km about GEO, else 500 km. */
export const SHELL_EDGES_KM: Float64Array = Float64Array.from(
  RANGES.flatMap(([from, to, step]) => Array.from({ length: (to - from) / step }, (_, k) => from + k * step)).concat(
    42_600,
  ),
);

export const SHELL_COUNT: number = SHELL_EDGES_KM.length - 1;

/** The shell that an altitude lies in, -1 below all of them and above. */
export function shellOf(altitudeKm: number): number {
  if (!(altitudeKm >= SHELL_EDGES_KM[0]! && altitudeKm < SHELL_EDGES_KM[SHELL_COUNT]!)) return -1;
  let low = 0;
  let high = SHELL_COUNT;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (SHELL_EDGES_KM[middle]! <= altitudeKm) low = middle;
    else high = middle;
  }
  return low;
}

/** Volume of a shell, km³. */
export function shellVolumeKm3(shell: number): number {
  const inner = EQUATORIAL_RADIUS_KM + SHELL_EDGES_KM[shell]!;
  const outer = EQUATORIAL_RADIUS_KM + SHELL_EDGES_KM[shell + 1]!;
  return ((4 * Math.PI) / 3) * (outer - inner) * (outer * outer + outer * inner + inner * inner);
}
