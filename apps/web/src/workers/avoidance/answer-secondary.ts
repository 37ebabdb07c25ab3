import { type ElementSet, utcFromUnixMicros } from '@clearway/astro';
import {
  type ApproachRows,
  buildCorridor,
  type Corridor,
  type CorridorScreen,
  createCorridorScreen,
} from '@clearway/avoidance';
import type { ElementSets } from '../questions/element-sets.ts';
import { compareApproaches, type ObjectApproach } from './compare-approaches.ts';
import type { CorridorPlace, SecondaryAnswer, SecondaryQuestion } from './secondary-question.ts';

const SECONDS_AFTER = 7 * 86_400;

/** The corridor of a satellite: everything that can come close to it if it burns. Seconds, once a satellite. */
export async function openCorridor(
  wasm: Uint8Array<ArrayBuffer>,
  sets: ElementSets,
  { moverId, tcaMs, firstLeadSeconds }: CorridorPlace,
  pause: () => Promise<void>,
): Promise<CorridorScreen | null> {
  const own = sets.setInForce(moverId, tcaMs);
  if (own === null) return null;
  const inForce = sets.allInForce(tcaMs);
  const elements = [...inForce].filter((set) => set >= 0).map((set) => sets.elementSet(set));
  // Whole seconds and some before, so that the first burn is inside.
  const startUs = Math.floor((tcaMs - firstLeadSeconds * 1000) / 1000 - 10) * 1e6;
  const durationSeconds = (tcaMs * 1000 - startUs) / 1e6 + SECONDS_AFTER;
  const corridor: Corridor = await buildCorridor({
    wasm,
    elements,
    identicalGroups: [identicalTo(own, elements)],
    own,
    start: utcFromUnixMicros(startUs),
    durationSeconds,
    pause,
  });
  return createCorridorScreen(corridor);
}

/** Docked modules share the elements of their station, and are never far from it. */
function identicalTo(own: ElementSet, elements: readonly ElementSet[]): number[] {
  const key = ({ id: _, ...rest }: ElementSet): string => JSON.stringify(rest);
  const wanted = key(own);
  return elements
    .filter((each) => each.meanMotionRevPerDay === own.meanMotionRevPerDay && key(each) === wanted)
    .map(({ id }) => id);
}

/** What a burn does to everything else, by the corridor; below a millisecond once it is built. */
export function answerSecondary(screen: CorridorScreen, { of, burn }: SecondaryQuestion): SecondaryAnswer {
  const { corridor } = screen;
  const burns = screen.burnsAt(utcFromUnixMicros((of.tcaMs - 1000 * burn.leadSeconds) * 1000));
  // Rows are the screen's own until the next call.
  const before = approachesOf(burns.unburnt(), corridor, of);
  const burnt = burns.burnt(burn.rtn);
  if (burnt === null) return { status: 'outside' };
  const after = approachesOf(burnt, corridor, of);
  const halfPeriodMs = new Map(Array.from(corridor.ids, (id, k) => [id, 1000 * corridor.halfPeriods[k]!]));
  const all = compareApproaches(before, after, (id) => 0.5 * (halfPeriodMs.get(id) ?? 0));
  const changed = all.filter(({ change }) => change !== 'same');
  return {
    status: 'ok',
    objects: corridor.objects,
    thresholdKm: corridor.thresholdKm,
    untilMs: corridor.stopUs / 1000,
    changed,
    closest: all.find((each) => each.after !== null) ?? null,
    sameCount: all.length - changed.length,
  };
}

/** All rows but the encounter that is avoided. */
function approachesOf(
  rows: ApproachRows,
  { ids, halfPeriods, passages }: Corridor,
  of: CorridorPlace,
): ObjectApproach[] {
  const found: ObjectApproach[] = [];
  const dayMs = dayStartMs(passages.day);
  for (let k = 0; k < rows.count; k++) {
    const object = rows.object[k]!;
    const objectId = ids[object]!;
    const tcaMs = dayMs + 1000 * rows.tca[k]!;
    if (objectId === of.otherId && Math.abs(tcaMs - of.tcaMs) < 1000 * halfPeriods[object]!) continue;
    found.push({ objectId, tcaMs, missKm: rows.missKm[k]!, speedKmS: rows.speedKmS[k]! });
  }
  return found;
}

/** Days are counted from 2000-01-01 UTC. */
function dayStartMs(day: number): number {
  return Date.UTC(2000, 0, 1 + day);
}
