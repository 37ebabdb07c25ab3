/** Half-widths in the primary's frame: radial, in-track, cross-track, km. */
export type BoxRtnKm = readonly [number, number, number];

/** The box in which a primary wants to know who comes by. */
export interface PrimaryBox {
  readonly primaryId: number;
  /** What the regime is called in the settings; null where the box was given for this primary by number. */
  readonly regime: string | null;
  readonly boxRtnKm: BoxRtnKm;
}

/** Whoever is in the box is in the sphere through its corners. */
export function reachOfBox(box: BoxRtnKm): number {
  return Math.hypot(...box);
}
