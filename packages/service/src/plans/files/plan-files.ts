import {
  addSeconds,
  type Encounter,
  parseUtc,
  secondsBetween,
  UserError,
  type UtcTime,
  utcFromUnixMicros,
} from '@clearway/astro';
import type { PlanDocument, PlanFormat, PlanRoute } from '@clearway/contract';
import {
  type CdmObjectDetails,
  cdmFromEncounter,
  formatCdm,
  formatOrbitMessage,
  type MessageSyntax,
  type OdmHeader,
  oemMessage,
  opmMessage,
} from '@clearway/messages';
import type { PlanComputed } from '../compute/plan-task.ts';
import { chosenRoute } from '../decide/compare-plans.ts';
import { encounterOfJson } from '../encounter/encounter-json.ts';
import { type BurntPath, burntPath, type PathBurn } from './burnt-path.ts';

/** A plan that is written as files: with what was computed beside what people see. */
export interface PlanToWrite {
  readonly plan: PlanDocument;
  readonly computed: PlanComputed;
  /** `1998-067A` of an object; null where it has none. */
  readonly designatorOf: (objectId: number) => string | null;
  readonly nowUs: number;
}

const STEP_SECONDS = 60;
/** Covariances take 22 lines each. */
const COVARIANCE_EVERY = 10;

/** One of the files. @throws UserError `conflict` where the chosen route has no burn */
export function planFile(kind: 'opm' | 'oem' | 'cdm', write: PlanToWrite, format: PlanFormat): string {
  const syntax = format.toUpperCase() as MessageSyntax;
  if (kind === 'cdm') return cdmAfter(write, syntax);
  const route = burningRoute(write.plan, kind);
  return kind === 'opm' ? opm(write, route, syntax) : oem(write, route, syntax);
}

/** The burnt path of a plan as an OEM in KVN, to be shared. */
export function sharedOem(write: PlanToWrite): string {
  return oem(write, burningRoute(write.plan, 'oem'), 'KVN');
}

interface BurningRoute extends PlanRoute {
  readonly burn: NonNullable<PlanRoute['burn']>;
}

function burningRoute(plan: PlanDocument, kind: string): BurningRoute {
  const route = chosenRoute(plan);
  if (route?.burn) return { ...route, burn: route.burn };
  const what = `the route of plan ${plan.plan_id} is to stay: there is no burn for an ${kind.toUpperCase()}`;
  throw new UserError('conflict', what, 'choose a route with a burn');
}

/** What every file says of what it rests on. */
export function basisWords({ plan_id, basis, cdm_id, event_id, state, inputs }: PlanDocument): readonly string[] {
  const subject = cdm_id === null ? `event ${event_id}` : `message ${cdm_id}`;
  return [
    `Plan ${plan_id} of Clearway for ${subject}, ${state}: planned, not flown.`,
    ...(basis === 'elements'
      ? [
          'Basis: public element sets (SGP4). Screening only, uncertain by kilometres.',
          'Not a basis for a collision avoidance manoeuvre: ask for tracking data and the operator ephemeris.',
        ]
      : [`Basis: states and covariances of conjunction data message ${cdm_id}.`]),
    `Inputs (SHA-256 of canonical JSON): ${inputs?.sha256 ?? 'none'}.`,
  ];
}

const MOTION_WORDS = [
  'States: from the state at closest approach by zonal gravity J2 to J4 (no drag, Moon, Sun): away from it uncertain by',
  'hundreds of metres and more a day. The difference that the burn makes is by the same model.',
];

function pathOf({ plan, computed }: PlanToWrite, route: BurningRoute): BurntPath {
  const encounter = encounterOfJson(computed.encounter);
  const after = parseUtc(route.tca_after_utc)!;
  const until = addSeconds(after, plan.result!.period_seconds);
  return burntPath(encounter.primary, encounter.tca, burnOf(route, computed), until, STEP_SECONDS);
}

function burnOf({ burn }: BurningRoute, { execution }: PlanComputed): PathBurn {
  return {
    time: parseUtc(burn.utc)!,
    rtn: [burn.radial_mm_s / MM_S, burn.in_track_mm_s / MM_S, burn.cross_track_mm_s / MM_S],
    errors: execution && { magnitude: execution.magnitude, directionRad: execution.direction_rad },
  };
}

/** The other encounters of the satellite that the burn is for, a line each; ASCII, as messages are. */
function coveredWords({ result, route }: PlanDocument): readonly string[] {
  const covers = result?.covers;
  const after = result?.routes.find((each) => each.route === route)?.covers_after;
  if (!covers || !after) return [];
  const lines = covers.encounters.map(({ event_id, cdm_id, object_id, tca_utc, probability_before }, k) => {
    const from = event_id === null ? `message ${cdm_id}` : `event ${event_id}`;
    const [was, is] = [probability_before, after.probability[k]].map((p) => p?.toExponential(3) ?? 'none');
    return `ALSO FOR ${from}, object ${object_id ?? 'unknown'}, TCA ${tca_utc}: probability ${was}, after the burn ${is}`;
  });
  return [
    ...lines,
    `ALL TOGETHER ${covers.combined_before.toExponential(3)}, after the burn ${after.combined.toExponential(3)}`,
  ];
}

const MM_S = 1e6;

function headerOf(write: PlanToWrite, more: readonly string[]): OdmHeader {
  return {
    originator: 'CLEARWAY',
    created: utcFromUnixMicros(write.nowUs),
    comments: [...basisWords(write.plan), ...coveredWords(write.plan), ...more],
  };
}

interface Moving {
  readonly name: string;
  readonly objectId: number | null;
  readonly designator: string;
}

function movingOf({ plan, designatorOf }: PlanToWrite): Moving {
  const { object_id, name } = plan[plan.mover];
  const designator = object_id === null ? null : designatorOf(object_id);
  return {
    name: name || 'UNKNOWN',
    objectId: object_id,
    designator: designator ?? (object_id === null ? 'UNKNOWN' : String(object_id)),
  };
}

function opm(write: PlanToWrite, route: BurningRoute, syntax: MessageSyntax): string {
  const path = pathOf(write, route);
  const moving = movingOf(write);
  const [x, y, z, vx, vy, vz] = path.unburnt as unknown as [number, number, number, number, number, number];
  const burn = burnOf(route, write.computed);
  const { mass_kg } = write.computed;
  const message = opmMessage(
    {
      objectName: moving.name,
      objectId: moving.designator,
      centerName: 'EARTH',
      referenceFrame: 'EME2000',
      timeSystem: 'UTC',
      epoch: burn.time,
      position: [x, y, z],
      velocity: [vx, vy, vz],
      mass: mass_kg,
      covariance: path.covariance && { referenceFrame: 'EME2000', matrix: path.covariance },
      maneuvers: [
        {
          ignition: burn.time,
          duration: 0,
          // The standard wants a mass; none is known without mass and specific impulse.
          deltaMass: route.fuel_kg === null ? 0 : -route.fuel_kg,
          referenceFrame: 'RTN',
          deltaV: burn.rtn,
        },
      ],
    },
    headerOf(write, [
      'State and covariance before the burn; the manoeuvre is an impulse.',
      ...MOTION_WORDS,
      ...(route.fuel_kg === null ? ['MAN_DELTA_MASS: not known, written as 0.'] : []),
    ]),
  );
  return formatOrbitMessage(message, syntax);
}

function oem(write: PlanToWrite, route: BurningRoute, syntax: MessageSyntax): string {
  const { states, times, covariances } = pathOf(write, route);
  const moving = movingOf(write);
  const origin: UtcTime = { day: times[0]!.day, second: 0 };
  const seconds = Float64Array.from(times, (time) => secondsBetween(origin, time));
  const kept = [...times.keys()].filter((k) => k % COVARIANCE_EVERY === 0 || k === times.length - 1);
  const [start, stop] = [seconds[0]!, seconds.at(-1)!];
  const message = oemMessage(
    {
      source: 'OEM',
      objectName: moving.name,
      objectId: moving.designator,
      catalogNumber: moving.objectId,
      originator: 'CLEARWAY',
      created: utcFromUnixMicros(write.nowUs),
      origin,
      segments: [
        {
          centerName: 'EARTH',
          referenceFrame: 'EME2000',
          referenceFrameEpoch: null,
          timeSystem: 'UTC',
          ...{ start, stop, useableStart: start, useableStop: stop },
          method: 'HERMITE',
          degree: 7,
          times: seconds,
          states,
          hasVelocity: true,
          accelerations: null,
          covariances:
            covariances === null
              ? []
              : [
                  {
                    referenceFrame: 'EME2000',
                    times: Float64Array.from(kept, (k) => seconds[k]!),
                    matrices: joined(kept, covariances),
                    isPositionOnly: false,
                  },
                ],
        },
      ],
      maneuvers: [],
    },
    headerOf(write, [
      'The path after the burn, which is at its first state.',
      ...MOTION_WORDS,
      covariances === null
        ? 'Without covariance: none of position and velocity together is known.'
        : 'Covariance: that of the encounter, carried by two-body transition, with the errors of the burn.',
    ]),
  );
  return formatOrbitMessage(message, syntax);
}

function joined(kept: readonly number[], covariances: Float64Array): Float64Array {
  const out = new Float64Array(36 * kept.length);
  for (const [k, place] of kept.entries()) out.set(covariances.subarray(36 * place, 36 * place + 36), 36 * k);
  return out;
}

function cdmAfter({ plan, computed, designatorOf, nowUs }: PlanToWrite, syntax: MessageSyntax): string {
  const route = chosenRoute(plan)!;
  const encounter = inOrder(encounterOfJson(computed.after[route.route]!), plan.mover);
  const { probability, method } = route.recommended_after ?? { probability: null, method: null };
  const details = (which: 'primary' | 'secondary'): CdmObjectDetails => {
    const { object_id } = plan[which];
    return {
      internationalDesignator: object_id === null ? null : designatorOf(object_id),
      objectType: 'UNKNOWN',
      isManeuverable: which === plan.mover ? true : null,
      ephemerisName: null,
      covarianceSource: plan.basis === 'elements' ? 'taken for element sets' : 'of the message, turned with the orbit',
      isDefaultCovariance: plan.basis === 'elements',
    };
  };
  const message = cdmFromEncounter({
    encounter,
    frame: 'EME2000',
    creationDate: utcFromUnixMicros(nowUs),
    messageId: `CLEARWAY_PLAN_${plan.plan_id}_V${plan.version}_AFTER`,
    messageFor: plan[plan.mover].name || null,
    basis: plan.basis === 'elements' ? 'element sets' : 'conjunction message',
    screeningPeriod: null,
    probability: probability === null || method === null ? null : { value: probability, method },
    comments: [
      `AFTER A PLANNED MANOEUVRE of ${plan[plan.mover].name}: what would be, not what is.`,
      ...basisWords(plan),
      ...coveredWords(plan),
    ],
    primary: details('primary'),
    secondary: details('secondary'),
  });
  return formatCdm(message, syntax);
}

/** The plan has the satellite that moves first; the message, the objects as they came. */
function inOrder(encounter: Encounter, mover: PlanDocument['mover']): Encounter {
  return mover === 'primary' ? encounter : { ...encounter, primary: encounter.secondary, secondary: encounter.primary };
}
