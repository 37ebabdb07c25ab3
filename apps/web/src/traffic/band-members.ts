import type { Catalog } from '../catalog/catalog.ts';
import { crossesBand } from '../legend/shown-objects.ts';
import type { TrafficBand } from '../view/view.ts';
import type { TrafficAnswer } from '../workers/questions/traffic.ts';

export interface BandMember {
  readonly slot: number;
  /** Part of its time that the object spends in the band, 0 to 1. */
  readonly part: number;
}

/** Objects whose orbits reach into the band, as the globe shows them; those that stay longest first, then by number. */
export function bandMembers(catalog: Catalog, answer: TrafficAnswer | null, band: TrafficBand): readonly BandMember[] {
  const members: BandMember[] = [];
  for (let slot = 0; slot < catalog.count; slot++) {
    if (crossesBand(catalog, slot, band)) members.push({ slot, part: partInBand(answer, slot, band) });
  }
  return members.sort((one, other) => other.part - one.part || one.slot - other.slot);
}

/** Of shells that only partly lie in the band as much counts as lies in it. */
function partInBand(answer: TrafficAnswer | null, slot: number, { fromKm, toKm }: TrafficBand): number {
  if (answer === null || slot + 1 >= answer.starts.length) return 0;
  const { starts, shells, parts, shellEdgesKm } = answer;
  let sum = 0;
  for (let k = starts[slot]!; k < starts[slot + 1]!; k++) {
    const low = shellEdgesKm[shells[k]!]!;
    const high = shellEdgesKm[shells[k]! + 1]!;
    const overlap = Math.min(high, toKm) - Math.max(low, fromKm);
    if (overlap > 0) sum += (parts[k]! * overlap) / (high - low);
  }
  return Math.min(1, sum);
}
