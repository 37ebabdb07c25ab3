import type { ElementSet, UtcTime } from '@clearway/astro';
import { type Catalog, runScreening, type ScreeningRequest, type ScreeningRun } from '@clearway/service';
import type { Approach } from './brute-force/brute-force.ts';

/** A catalogue of these element sets, as loading a file with them would give it. */
export function catalogOf(elements: readonly ElementSet[], identicalGroups: Catalog['identicalGroups'] = []): Catalog {
  const sorted = [...elements].sort((a, b) => a.id - b.id);
  const ids = new Set(sorted.map((e) => e.id));
  return {
    elements: sorted,
    read: sorted.length,
    rejected: [],
    duplicates: [],
    duplicateCount: 0,
    epochAfterStart: [],
    stale: [],
    identicalGroups: identicalGroups.map((g) => g.filter((id) => ids.has(id))).filter((g) => g.length > 1),
    files: [],
  };
}

/** What to screen with the engine; one worker by default. */
export interface EngineSearch extends Partial<Omit<ScreeningRequest<Catalog>, 'catalog'>> {
  readonly elements: readonly ElementSet[];
  readonly start: UtcTime;
  readonly durationSeconds: number;
  readonly identicalGroups?: Catalog['identicalGroups'];
}

export function screenWithEngine({ elements, identicalGroups, ...search }: EngineSearch): Promise<ScreeningRun> {
  return runScreening({
    thresholdKm: 5,
    workers: 1,
    ...search,
    catalog: catalogOf(elements, identicalGroups),
  });
}

/** The rows of a run with TCA in [from, to), in the form that brute force gives them. */
export function rowsOf(run: ScreeningRun, from = 0, to: number = Number.POSITIVE_INFINITY): Approach[] {
  const { approaches: a, objects } = run;
  const rows: Approach[] = [];
  for (let k = 0; k < a.count; k++) {
    const tca = a.tca[k]!;
    if (tca < from || tca >= to) continue;
    rows.push({
      first: objects[a.primary[k]!]!.id,
      second: objects[a.secondary[k]!]!.id,
      tca,
      missDistanceKm: a.missDistanceKm[k]!,
      relativeSpeedKmS: a.relativeSpeedKmS[k]!,
      radialKm: a.radialKm[k]!,
      inTrackKm: a.inTrackKm[k]!,
      crossTrackKm: a.crossTrackKm[k]!,
      entry: a.entry[k]!,
      exit: a.exit[k]!,
      coLocated: a.coLocated[k] === 1,
    });
  }
  return rows;
}
