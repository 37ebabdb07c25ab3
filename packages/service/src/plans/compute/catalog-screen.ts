import {
  addSeconds,
  type Encounter,
  formatUtc,
  secondsBetween,
  type UtcTime,
  unixMicros,
  utcFromUnixMicros,
} from '@clearway/astro';
import { primaryOrbit, spanAround } from '@clearway/avoidance';
import type { NotScreenedReason } from '@clearway/contract';
import { type OtherObjects, othersWithEphemerides } from '../../avoid/other-objects.ts';
import { type ScreenedAround, screenedAround } from '../../avoid/screened-around.ts';
import type { ScreenedEphemeris } from '../../operator-ephemerides/replaced-lives.ts';
import type { EphemerisSpan } from '../../operator-ephemerides/run-object.ts';
import { ephemerisCovariance } from '../../operator-ephemerides/span-covariances.ts';
import { screenedEphemeris } from '../../runs/session/session-ephemeris.ts';
import { leftOutWords } from './plan-ephemerides.ts';
import type { PlanTask } from './plan-task.ts';
import type { PlanningSettings } from './planning-settings.ts';
import { catalogAt, type ScreenedCatalog } from './screened-catalog.ts';

/** What screens burnt paths, or why nothing does. */
export interface CatalogScreen {
  readonly around: ScreenedAround | null;
  /** In force at the closest approach. */
  readonly catalog: ScreenedCatalog | null;
  /** What the paths rest on, where it is not element sets alone. */
  readonly basis: readonly string[];
  /** For people, where nothing is screened, and why. */
  readonly words: string | null;
  readonly reason: NotScreenedReason | null;
}

const DAYS_AFTER = 7;
const DAY_SECONDS = 86_400;
/** Before the earliest burn. */
const MARGIN_SECONDS = 60;

/**
 * The corridor of the satellite through the catalogue, from the earliest burn until seven days after the closest approach. Its
 * nominal path is that of its operator's ephemeris where there is one that holds then, else that of its own element set; other objects
 * are where their operators' ephemerides say, while these speak.
 */
export async function catalogScreen(
  task: PlanTask,
  encounter: Encounter,
  settings: PlanningSettings,
  whole: ScreenedCatalog | null,
): Promise<CatalogScreen> {
  if (task.settings.screen === false) return notScreened('not-asked', 'Other objects: not screened, as was asked.');
  if (whole === null) return notScreened('no-catalogue', 'Other objects: not screened, there is no catalogue.');
  const catalog = catalogAt(whole, encounter.tca);
  if (!catalog.elements.some(({ id }) => id === encounter.primary.id)) {
    const who = encounter.primary.name ?? encounter.primary.id ?? 'the satellite';
    return notScreened('not-in-catalogue', `Other objects: not screened, the catalogue has no elements of ${who}.`);
  }
  const longest = settings.longestOrbits * primaryOrbit(encounter).periodSeconds + MARGIN_SECONDS;
  const earliest = addSeconds(encounter.tca, -longest);
  const now = utcFromUnixMicros(task.nowUs);
  const start: UtcTime = secondsBetween(earliest, now) > 0 ? now : earliest;
  const ephemerides = task.ephemerides.map((each) => screenedEphemeris(each, 'states'));
  const own = ephemerides.find(({ id }) => id === encounter.primary.id) ?? null;
  const span = own && spanAround(own.spans, unixMicros(start), unixMicros(encounter.tca));
  const known: OtherObjects = {
    elements: catalog.elements,
    identicalGroups: catalog.identicalGroups,
    uncertainties: catalog.uncertainties,
    ephemerisCovariance: covariancesOf(task),
  };
  const around = await screenedAround({
    ...{ encounter, frame: 'EME2000', others: othersWithEphemerides(known, ephemerides), ephemeris: span },
    isEncounterByEphemeris: task.isByEphemeris,
    ...{ start, stop: addSeconds(encounter.tca, DAYS_AFTER * DAY_SECONDS) },
    executionErrors: settings.constraints.executionErrors ?? null,
  });
  return {
    around,
    catalog,
    basis: [...basisWords(around, own, span), ...leftOutWords(task.leftOut)],
    words: null,
    reason: null,
  };
}

function notScreened(reason: NotScreenedReason, words: string): CatalogScreen {
  return { around: null, catalog: null, basis: [], words, reason };
}

/** Covariances take several times the room of states, and few of the objects come near: each is unpacked when it first does. */
function covariancesOf({ ephemerides }: PlanTask): NonNullable<OtherObjects['ephemerisCovariance']> {
  const unpacked = new Map<number, ScreenedEphemeris>();
  return (k, timeUs) => {
    const known = unpacked.get(k) ?? screenedEphemeris(ephemerides[k]!, 'covariances');
    unpacked.set(k, known);
    return ephemerisCovariance(known, timeUs);
  };
}

function basisWords(
  { stop, screen, request }: ScreenedAround,
  own: ScreenedEphemeris | null,
  span: EphemerisSpan | null,
): string[] {
  const { ids, indices } = screen.corridor;
  const used = new Set(ids.filter((_, k) => indices[k]! >= request.elements.length));
  const words: string[] = [];
  if (span) {
    words.push(
      `The satellite's path is that of its operator's ephemeris (of ${formatUtc(own!.epoch, 0)}); other objects are looked at until ${formatUtc(stop, 0)}.`,
    );
  } else if (own) {
    words.push(
      "The satellite's own ephemeris does not reach from the earliest burn to the closest approach: its elements hold.",
    );
  }
  if (used.size > 0) {
    const others = used.size === 1 ? '1 other object in its shell is' : `${used.size} other objects in its shell are`;
    words.push(`${others} taken to be where operators' ephemerides say, while these speak.`);
  }
  return words;
}
