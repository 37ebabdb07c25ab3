import type { EncounterPlaneDocument, PlaneVector } from '@clearway/contract';

/** A direction that shows by less points out of the plane, or into it. */
const LEAST_SHOWN = 0.3;
/** Names of directions nearer to each other than about 25° would stand on each other. */
const ALIKE = 0.9;

/** The primary's directions as far as they show in the plane; what shows nearly alike is one, by the longer, with both names. */
export function shownDirections(
  plane: Pick<EncounterPlaneDocument, 'radial' | 'in_track' | 'cross_track'>,
): readonly { readonly name: string; readonly to: PlaneVector }[] {
  const all = [
    { name: 'R', to: plane.radial },
    { name: 'T', to: plane.in_track },
    { name: 'N', to: plane.cross_track },
  ];
  const shown: { name: string; to: PlaneVector }[] = [];
  for (const each of all.filter(({ to }) => Math.hypot(to.x, to.y) >= LEAST_SHOWN)) {
    const alike = shown.find(({ to }) => cosine(to, each.to) > ALIKE);
    if (alike === undefined) {
      shown.push({ ...each });
      continue;
    }
    alike.name += each.name;
    if (Math.hypot(each.to.x, each.to.y) > Math.hypot(alike.to.x, alike.to.y)) alike.to = each.to;
  }
  return shown;
}

function cosine(one: PlaneVector, other: PlaneVector): number {
  return (one.x * other.x + one.y * other.y) / (Math.hypot(one.x, one.y) * Math.hypot(other.x, other.y));
}
