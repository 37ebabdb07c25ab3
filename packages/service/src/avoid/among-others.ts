import { addSeconds, type Encounter, secondsBetween, type UtcTime } from '@clearway/astro';
import {
  type AvoidancePlan,
  planAvoidance,
  type Route,
  type RouteOptions,
  recommendRoutes,
  type SecondaryScreen,
} from '@clearway/avoidance';
import type { EphemerisSpan } from '../operator-ephemerides/run-object.ts';
import type { OtherObjects } from './other-objects.ts';
import { type EncounterFrame, nominalPath, screenedAround } from './screened-around.ts';
import { screenedRoutes } from './screened-routes.ts';

/** What to plan. */
export interface AmongOthersRequest {
  readonly encounter: Encounter;
  readonly options: RouteOptions;
  /** Null: nothing else is looked at. */
  readonly others: OtherObjects | null;
  /** The satellite's own ephemeris, its nominal path; null: by its elements. */
  readonly ephemeris: EphemerisSpan | null;
  readonly frame: EncounterFrame;
  /** Days after TCA that are screened; 7 where nobody says otherwise. */
  readonly days: number;
  readonly thresholdKm: number;
  readonly pause?: () => Promise<void>;
}

export interface AmongOthers {
  readonly plan: AvoidancePlan;
  readonly routes: readonly Route[];
  /** Answers further burns of the same satellite; null where nothing else was looked at. */
  readonly screen: SecondaryScreen | null;
}

/** Revolutions before TCA that the sweep looks at. */
const SWEPT_REVOLUTIONS = 5;
const DAY_SECONDS = 86_400;

/**
 * Plans a burn among all other objects: builds the corridor from the earliest burn until days after TCA, plans with it, and screens in
 * full what leaves the corridor.
 * @throws UserError as `planAvoidance` does, and where the satellite is in no catalogue
 */
export async function planAmongOthers(request: AmongOthersRequest): Promise<AmongOthers> {
  const { encounter, others, ephemeris, options, frame, thresholdKm, pause } = request;
  if (others === null) {
    const nominal = ephemeris === null ? null : nominalPath(ephemeris, encounter.tca, frame);
    const alone: RouteOptions = { ...options, ...(nominal && { nominal }) };
    return { plan: planAvoidance(encounter, alone), routes: recommendRoutes(encounter, alone), screen: null };
  }
  const around = await screenedAround({
    ...{ encounter, frame, others, ephemeris, isEncounterByEphemeris: true },
    start: addSeconds(encounter.tca, -longestLead(request)),
    stop: addSeconds(encounter.tca, request.days * DAY_SECONDS),
    thresholdKm,
    executionErrors: options.constraints?.executionErrors ?? null,
    ...(pause && { pause }),
  });
  const routes = await screenedRoutes(
    encounter,
    ephemeris === null ? options : notBefore(options, around.start),
    around,
  );
  return { plan: routes[0]!.plan, routes, screen: around.screen };
}

/** What is before an ephemeris cannot be screened, and is not burnt in. */
function notBefore(options: RouteOptions, start: UtcTime): RouteOptions {
  const { constraints = {} } = options;
  const { now } = constraints;
  return now && secondsBetween(start, now) > 0 ? options : { ...options, constraints: { ...constraints, now: start } };
}

/** s. */
function longestLead({ encounter, options, others }: AmongOthersRequest): number {
  const own = others!.elements.find(({ id }) => id === encounter.primary.id);
  const leads = options.sweepOrbits ? Math.max(...Array.from(options.sweepOrbits)) : SWEPT_REVOLUTIONS;
  const period = DAY_SECONDS / (own?.meanMotionRevPerDay ?? 1);
  return 1.05 * period * Math.max(leads, options.leadOrbits ?? 0);
}
