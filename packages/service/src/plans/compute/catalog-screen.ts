import { addSeconds, type Encounter, secondsBetween, type UtcTime, utcFromUnixMicros } from '@clearway/astro';
import {
  buildCorridor,
  type CorridorRequest,
  primaryOrbit,
  type SecondaryComparison,
  type SecondaryScreen,
  secondaryScreen,
} from '@clearway/avoidance';
import { ensureKernel } from '@clearway/kernels/build';
import type { PlanTask } from './plan-task.ts';
import type { PlanningSettings } from './planning-settings.ts';
import { catalogAt, type ScreenedCatalog } from './screened-catalog.ts';

/** What screens burnt paths, or why nothing does. */
export interface CatalogScreen {
  readonly screen: SecondaryScreen | null;
  /** The whole screening of a path that leaves the corridor. */
  readonly inFull: (time: UtcTime, rtn: ArrayLike<number>) => Promise<SecondaryComparison | null>;
  /** In force at the closest approach. */
  readonly catalog: ScreenedCatalog | null;
  /** For people, where nothing is screened. */
  readonly words: string | null;
}

const DAYS_AFTER = 7;
const DAY_SECONDS = 86_400;
/** Before the earliest burn. */
const MARGIN_SECONDS = 60;

/**
 * The corridor of the satellite through the catalogue, from the earliest burn until seven days after the closest approach. Its
 * nominal path is that of its own element set.
 */
export async function catalogScreen(
  task: PlanTask,
  encounter: Encounter,
  settings: PlanningSettings,
  whole: ScreenedCatalog | null,
): Promise<CatalogScreen> {
  if (task.settings.screen === false) return notScreened('Other objects: not screened, as was asked.');
  if (whole === null) return notScreened('Other objects: not screened, there is no catalogue.');
  const catalog = catalogAt(whole, encounter.tca);
  const ownIndex = catalog.elements.findIndex(({ id }) => id === encounter.primary.id);
  if (ownIndex < 0) {
    const who = encounter.primary.name ?? encounter.primary.id ?? 'the satellite';
    return notScreened(`Other objects: not screened, the catalogue has no elements of ${who}.`);
  }
  const longest = settings.longestOrbits * primaryOrbit(encounter).periodSeconds + MARGIN_SECONDS;
  const earliest = addSeconds(encounter.tca, -longest);
  const now = utcFromUnixMicros(task.nowUs);
  const start: UtcTime = secondsBetween(earliest, now) > 0 ? now : earliest;
  const request: CorridorRequest = {
    wasm: await ensureKernel(),
    elements: catalog.elements,
    identicalGroups: catalog.identicalGroups,
    own: catalog.elements[ownIndex]!,
    start,
    durationSeconds: secondsBetween(start, encounter.tca) + DAYS_AFTER * DAY_SECONDS,
  };
  const corridor = await buildCorridor(request);
  const screen = secondaryScreen(corridor, {
    avoided: { objectId: encounter.secondary.id, tca: encounter.tca },
    uncertainties: catalog.uncertainties,
    ownIndex,
    executionErrors: settings.constraints.executionErrors ?? null,
  });
  return { screen, inFull: (time, rtn) => screen.inFull(request, time, rtn), catalog, words: null };
}

function notScreened(words: string): CatalogScreen {
  return { screen: null, inFull: async () => null, catalog: null, words };
}
