/** The largest shift is drawn about so large, km: a hand's breadth of the globe. */
const DRAWN_KM = 300;

/** 1, 2 or 5 times a power of ten by which shifts are drawn larger so that they are seen; 1 where they are seen as they are. */
export function exaggerationOf(largestKm: number): number {
  if (!(largestKm > 0)) return 1;
  const wanted = DRAWN_KM / largestKm;
  if (wanted < 2) return 1;
  const power = 10 ** Math.floor(Math.log10(wanted));
  return power * ([5, 2, 1].find((step) => step * power <= wanted) ?? 1);
}

/** The longest of the vectors, three numbers each. */
export function largestOf(shift: ArrayLike<number>): number {
  let largest = 0;
  for (let k = 0; k + 2 < shift.length; k += 3)
    largest = Math.max(largest, Math.hypot(shift[k]!, shift[k + 1]!, shift[k + 2]!));
  return largest;
}
