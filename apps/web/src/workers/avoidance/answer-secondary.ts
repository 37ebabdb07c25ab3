import { type ElementSet, utcFromUnixMicros } from '@clearway/astro';
import {
  buildCorridor,
  type SecondaryApproach as Compared,
  type SecondaryEncounter as ComparedEncounter,
  type SecondaryScreen,
  secondaryScreen,
  spanAround,
} from '@clearway/avoidance';
import type { EphemerisStatesDocument } from '@clearway/contract';
import { cutLives, dayStartUs } from '@clearway/screening';
import type { ElementSets } from '../questions/element-sets.ts';
import { flownEphemerides } from './flown-ephemerides.ts';
import type {
  ByEphemerides,
  CorridorPlace,
  SecondaryAnswer,
  SecondaryApproach,
  SecondaryEncounter,
  SecondaryQuestion,
} from './secondary-question.ts';

const SECONDS_AFTER = 7 * 86_400;

/** Everything that can come close to a satellite if it burns, and by what it is known. */
export interface OpenCorridor {
  readonly screen: SecondaryScreen;
  readonly byEphemerides: ByEphemerides | null;
}

/**
 * The corridor of a satellite. Objects are where operators' ephemerides say, while these speak, else where their elements do; the satellite's own
 * is its nominal path where it holds from the first burn until after the encounter, and ends what is screened, as in the service's plans.
 * Seconds, once a satellite.
 * @param flown null where the service could not be asked for them
 */
export async function openCorridor(
  wasm: Uint8Array<ArrayBuffer>,
  sets: ElementSets,
  flown: EphemerisStatesDocument | null,
  { moverId, otherId, tcaMs, firstLeadSeconds }: CorridorPlace,
  pause: () => Promise<void>,
): Promise<OpenCorridor | null> {
  const own = sets.setInForce(moverId, tcaMs);
  if (own === null) return null;
  const all = [...sets.allInForce(tcaMs)].filter((set) => set >= 0).map((set) => sets.elementSet(set));
  const ephemerides = flown === null ? [] : flownEphemerides(flown);
  const { indices, ...inForce } = cutLives(all, null, ephemerides);
  const elements = indices.map((i) => all[i]!);
  const tcaUs = tcaMs * 1000;
  // Whole seconds and some before, so that the first burn is inside.
  const startUs = Math.floor((tcaMs - firstLeadSeconds * 1000) / 1000 - 10) * 1e6;
  const ownSpans = ephemerides.filter(({ id }) => id === moverId).flatMap(({ spans }) => spans);
  const span = spanAround(ownSpans, startUs, tcaUs);
  const stopUs = Math.min(tcaUs + SECONDS_AFTER * 1e6, span?.untilUs ?? Number.POSITIVE_INFINITY);
  const corridor = await buildCorridor({
    wasm,
    elements,
    inForce,
    ephemerides,
    identicalGroups: [identicalTo(own, all)],
    own,
    ...(span && { nominal: span.motion }),
    start: utcFromUnixMicros(startUs),
    durationSeconds: (stopUs - startUs) / 1e6,
    pause,
  });
  const spoken = new Set(corridor.ids.filter((_, k) => corridor.indices[k]! >= elements.length));
  return {
    screen: secondaryScreen(corridor, { avoided: { objectId: otherId, tca: utcFromUnixMicros(tcaUs) } }),
    byEphemerides: flown === null ? null : { own: span !== null, others: spoken.size },
  };
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
export function answerSecondary(
  { screen, byEphemerides }: OpenCorridor,
  { of, burn }: SecondaryQuestion,
): SecondaryAnswer {
  const time = utcFromUnixMicros(Math.round((of.tcaMs - 1000 * burn.leadSeconds) * 1000));
  const comparison = screen.compare(time, burn.rtn);
  if (comparison === null) return { status: 'outside' };
  const all = comparison.encounters.map(encounterOf).sort((one, other) => distanceOf(one) - distanceOf(other));
  const changed = all.filter(({ change }) => change !== 'same');
  return {
    status: 'ok',
    objects: comparison.objects,
    byEphemerides,
    thresholdKm: comparison.thresholdKm,
    untilMs: screen.corridor.stopUs / 1000,
    changed,
    closest: all.find((each) => each.after !== null) ?? null,
    sameCount: all.length - changed.length,
  };
}

function encounterOf({ objectId, change, before, after }: ComparedEncounter): SecondaryEncounter {
  return { objectId, change, before: before && approachOf(before), after: after && approachOf(after) };
}

function approachOf({ tca, missDistanceKm, relativeSpeedKmS }: Compared): SecondaryApproach {
  const tcaMs = dayStartUs(tca.day) / 1000 + 1000 * tca.second;
  return { tcaMs, missKm: missDistanceKm, speedKmS: relativeSpeedKmS };
}

/** After the burn; what is gone comes last. */
function distanceOf({ after, before }: SecondaryEncounter): number {
  return after?.missKm ?? 1e6 + before!.missKm;
}
