import {
  addSeconds,
  type ElementSet,
  type Encounter,
  earthAttitude,
  earthOrientationInUse,
  frameChange,
  type Matrix3,
  orientationAt,
  rotated,
  secondsBetween,
  UserError,
  type UtcTime,
  unixMicros,
} from '@clearway/astro';
import {
  type AvoidancePlan,
  type BurnDifferences,
  buildCorridor,
  burnFamily,
  type CorridorRequest,
  DEFAULT_OTHERS_LIMIT,
  isSafeAmongOthers,
  type NominalPaths,
  planAvoidance,
  type Route,
  type RouteOptions,
  recommendRoutes,
  type SecondaryScreen,
  secondaryScreen,
  secondOf,
  withSecondary,
} from '@clearway/avoidance';
import { ensureKernel } from '@clearway/kernels/build';
import { createEphemerisMotion, dayStartUs, type EphemerisMotion } from '@clearway/screening';
import type { ObjectUncertainties } from '../covariance/object-uncertainties.ts';
import type { EphemerisSpan } from '../operator-ephemerides/run-object.ts';

/** Everything else in orbit, as far as it is known. */
export interface OtherObjects {
  readonly elements: readonly ElementSet[];
  readonly identicalGroups: readonly (readonly number[])[];
  /** By the index of the element sets. */
  readonly uncertainties: ObjectUncertainties;
}

/** What to plan. */
export interface AmongOthersRequest {
  readonly encounter: Encounter;
  readonly options: RouteOptions;
  /** Null: nothing else is looked at. */
  readonly others: OtherObjects | null;
  /** The satellite's own ephemeris, its nominal path; null: by its elements. */
  readonly ephemeris: EphemerisSpan | null;
  /** Inertial axes of the encounter's states. */
  readonly frame: 'TEME' | 'EME2000' | 'GCRF' | 'ITRF';
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
  const { encounter, others, ephemeris } = request;
  const nominal = ephemeris === null ? null : nominalPath(ephemeris, encounter.tca, request.frame);
  const options: RouteOptions = { ...request.options, ...(nominal && { nominal }) };
  if (others === null)
    return { plan: planAvoidance(encounter, options), routes: recommendRoutes(encounter, options), screen: null };
  const { elements, identicalGroups, uncertainties } = others;
  const ownIndex = elements.findIndex(({ id }) => id === encounter.primary.id);
  const own = elements[ownIndex];
  if (own === undefined) {
    const who = encounter.primary.id ?? encounter.primary.name ?? 'without a number';
    const what = `the satellite (${who}) is not in the catalogue, so its burns cannot be screened against everything else`;
    throw new UserError('object-unknown', what, 'give a catalogue with it, or none: then nothing else is looked at');
  }
  const corridorRequest: CorridorRequest = {
    wasm: await ensureKernel(),
    elements,
    identicalGroups,
    own,
    thresholdKm: request.thresholdKm,
    ...(ephemeris && { nominal: ephemeris.motion }),
    ...windowOf(request, own),
    ...(request.pause && { pause: request.pause }),
  };
  const screen = secondaryScreen(await buildCorridor(corridorRequest), {
    avoided: { objectId: encounter.secondary.id, tca: encounter.tca },
    uncertainties,
    ownIndex,
    executionErrors: options.constraints?.executionErrors ?? null,
  });
  const differences = burnDifferences(
    own,
    createEphemerisMotion(screen.corridor.nominal),
    encounter.tca,
    request.frame,
  );
  const withScreen: RouteOptions = { ...options, nominal: { ...nominal, differences }, secondary: screen };
  const routes = await screenedRoutes(encounter, withScreen, screen, corridorRequest);
  return { plan: routes[0]!.plan, routes, screen };
}

/** Routes whose paths leave the corridor are screened in full; what then runs into others is planned again within it. */
async function screenedRoutes(
  encounter: Encounter,
  options: RouteOptions,
  screen: SecondaryScreen,
  request: CorridorRequest,
): Promise<Route[]> {
  const routes: Route[] = [];
  for (const route of recommendRoutes(encounter, options)) {
    const { burn, after, before } = route.plan;
    if (burn === null || after === null || !route.plan.leavesCorridor) {
      routes.push(route);
      continue;
    }
    const secondary = await screen.inFull(request, burn.time, burn.rtn);
    const second = secondOf(route.plan.returnBurn, burn.leadSeconds);
    const returned = second && (await screen.inFull(request, burn.time, burn.rtn, second));
    const target = options.target ?? { kind: 'probability', probability: 1e-6 };
    const rule = { screen, target, before, limit: options.othersLimit ?? DEFAULT_OTHERS_LIMIT };
    const isSafe = [secondary, returned].every((each) => each === null || isSafeAmongOthers(each, rule, after));
    if (secondary && isSafe) {
      routes.push({ ...route, plan: withSecondary(route.plan, secondary, returned, options) });
    } else {
      return recommendRoutes(encounter, { ...options, mustStayInCorridor: true });
    }
  }
  return routes;
}

/** From the earliest burn that is looked at until days after TCA, within the ephemeris where there is one. */
function windowOf(
  { encounter, options, ephemeris, days }: AmongOthersRequest,
  own: ElementSet,
): { readonly start: UtcTime; readonly durationSeconds: number } {
  const period = DAY_SECONDS / own.meanMotionRevPerDay;
  const leads = options.sweepOrbits ? Math.max(...Array.from(options.sweepOrbits)) : SWEPT_REVOLUTIONS;
  const longest = 1.05 * period * Math.max(leads, options.leadOrbits ?? 0);
  let start = addSeconds(encounter.tca, -longest);
  let stop = addSeconds(encounter.tca, days * DAY_SECONDS);
  if (ephemeris !== null) {
    const { day } = ephemeris.motion;
    const timeAt = (us: number): UtcTime => addSeconds({ day, second: 0 }, (us - dayStartUs(day)) / 1e6);
    if (ephemeris.fromUs > unixMicros(start)) start = timeAt(ephemeris.fromUs);
    if (ephemeris.untilUs < unixMicros(stop)) stop = timeAt(ephemeris.untilUs);
    if (!(secondsBetween(encounter.tca, stop) > 0) || !(secondsBetween(start, encounter.tca) > 0)) {
      throw new UserError(
        'option-invalid',
        'the ephemeris of the satellite does not cover the closest approach',
        'give one that begins before the burn and ends days after the closest approach',
      );
    }
  }
  return { start, durationSeconds: secondsBetween(start, stop) };
}

/** What burns of the satellite change, by SGP4 from its nominal state at the burn, along the encounter's axes. */
function burnDifferences(
  own: ElementSet,
  motion: EphemerisMotion,
  tca: UtcTime,
  frame: AmongOthersRequest['frame'],
): BurnDifferences {
  const turn = turnFromTeme(tca, frame);
  return (leadSeconds, rtn) => {
    const time = addSeconds(tca, -leadSeconds);
    const state = new Float64Array(6);
    motion.stateAt(secondsBetween({ day: motion.day, second: 0 }, time), state);
    const difference = burnFamily(own, secondsBetween(own.epoch, time) / 60, state).difference(rtn);
    if (difference === null) return null;
    return (seconds, out) => {
      difference(seconds, out);
      turnState(turn, out);
    };
  };
}

/** The rotation from TEME to the encounter's axes at TCA; null where they are the same. */
function turnFromTeme(tca: UtcTime, frame: AmongOthersRequest['frame']): Matrix3 | null {
  if (frame === 'TEME') return null;
  const attitude = earthAttitude(tca, orientationAt(earthOrientationInUse(), tca));
  return frameChange('TEME', frame, attitude).rotation;
}

function turnState(turn: Matrix3 | null, state: Float64Array): void {
  if (turn === null) return;
  state.set(rotated(turn, [state[0]!, state[1]!, state[2]!]), 0);
  state.set(rotated(turn, [state[3]!, state[4]!, state[5]!]), 3);
}

/** The ephemeris along the encounter's axes, which are those of TCA and do not turn. */
function nominalPath({ motion }: EphemerisSpan, tca: UtcTime, frame: AmongOthersRequest['frame']): NominalPaths {
  const turn = turnFromTeme(tca, frame);
  const zero = secondsBetween({ day: motion.day, second: 0 }, tca);
  return {
    primary: (seconds, out) => {
      motion.stateAt(zero + seconds, out);
      turnState(turn, out);
    },
  };
}
