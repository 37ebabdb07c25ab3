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
  type BurnDifferences,
  buildCorridor,
  burnFamily,
  type CorridorRequest,
  type ExecutionErrors,
  type NominalPaths,
  type SecondaryScreen,
  secondaryScreen,
} from '@clearway/avoidance';
import { ensureKernel } from '@clearway/kernels/build';
import { createEphemerisMotion, dayStartUs, type EphemerisMotion } from '@clearway/screening';
import type { EphemerisSpan } from '../operator-ephemerides/run-object.ts';
import {
  covarianceOfEphemeris,
  type OtherObjects,
  otherEphemerides,
  uncertaintiesWithEphemerides,
} from './other-objects.ts';

/** Inertial axes of an encounter's states: those that the frame has at TCA. */
export type EncounterFrame = 'TEME' | 'EME2000' | 'GCRF' | 'ITRF';

/** A satellite among everything else. */
export interface AroundRequest {
  readonly encounter: Encounter;
  readonly frame: EncounterFrame;
  readonly others: OtherObjects;
  /** The satellite's own ephemeris, its nominal path; null: that of its elements. */
  readonly ephemeris: EphemerisSpan | null;
  /** False where the encounter knows better where the satellite is at TCA than its ephemeris does: a message. */
  readonly isEncounterByEphemeris: boolean;
  /** From the earliest burn until the end of what is screened; an ephemeris that is shorter cuts it. */
  readonly start: UtcTime;
  readonly stop: UtcTime;
  readonly thresholdKm?: number;
  readonly executionErrors: ExecutionErrors | null;
  readonly pause?: () => Promise<void>;
}

/** What screens burns of the satellite, and where it goes. */
export interface ScreenedAround {
  readonly screen: SecondaryScreen;
  /** For screenings in full. */
  readonly request: CorridorRequest;
  /** What the check by propagation goes by: burnt − unburnt is SGP4's, added to a nominal path of whatever model. */
  readonly nominal: NominalPaths;
  readonly start: UtcTime;
  readonly stop: UtcTime;
}

/**
 * Builds the corridor of a satellite through everything else.
 * @throws UserError where the satellite is in no catalogue, or its ephemeris does not cover the closest approach
 */
export async function screenedAround(around: AroundRequest): Promise<ScreenedAround> {
  const { encounter, others, ephemeris, frame, executionErrors, thresholdKm, pause } = around;
  const { elements, inForce, identicalGroups, ephemerides = [] } = others;
  const elementsIndex = elements.findIndex(({ id }) => id === encounter.primary.id);
  const own = elements[elementsIndex];
  if (own === undefined) {
    const who = encounter.primary.id ?? encounter.primary.name ?? 'without a number';
    const what = `the satellite (${who}) is not in the catalogue, so its burns cannot be screened against everything else`;
    throw new UserError('object-unknown', what, 'give a catalogue with it, or none: then nothing else is looked at');
  }
  const { start, stop } = windowWithin(around);
  const request: CorridorRequest = {
    wasm: await ensureKernel(),
    elements,
    ...(inForce && { inForce }),
    ephemerides: otherEphemerides(others),
    identicalGroups,
    own,
    ...(thresholdKm !== undefined && { thresholdKm }),
    ...(ephemeris && { nominal: ephemeris.motion }),
    start,
    durationSeconds: secondsBetween(start, stop),
    ...(pause && { pause }),
  };
  const screen = secondaryScreen(await buildCorridor(request), {
    avoided: { objectId: encounter.secondary.id, tca: encounter.tca },
    uncertainties: uncertaintiesWithEphemerides(others),
    ownIndex: ownIndex(around, ephemerides, elementsIndex),
    executionErrors,
  });
  const { tca } = encounter;
  const path = ephemeris !== null && around.isEncounterByEphemeris ? nominalPath(ephemeris, tca, frame) : null;
  const motion = createEphemerisMotion(screen.corridor.nominal);
  const nominal: NominalPaths = { ...path, differences: burnDifferences(own, motion, tca, frame) };
  return { screen, request, nominal, start, stop };
}

/** How sure the satellite's own place is: as its ephemeris says where it does, else by its elements. */
function ownIndex(
  { encounter, ephemeris, others }: AroundRequest,
  ephemerides: NonNullable<OtherObjects['ephemerides']>,
  elementsIndex: number,
): number {
  const own = ephemerides.findIndex(({ id }) => id === encounter.primary.id);
  if (ephemeris === null || own < 0) return elementsIndex;
  return covarianceOfEphemeris(others, own, unixMicros(encounter.tca)) === null
    ? elementsIndex
    : others.elements.length + own;
}

function windowWithin({ encounter, ephemeris, start, stop }: AroundRequest): {
  readonly start: UtcTime;
  readonly stop: UtcTime;
} {
  if (ephemeris === null) return { start, stop };
  const { day } = ephemeris.motion;
  const timeAt = (us: number): UtcTime => addSeconds({ day, second: 0 }, (us - dayStartUs(day)) / 1e6);
  const from = ephemeris.fromUs > unixMicros(start) ? timeAt(ephemeris.fromUs) : start;
  const until = ephemeris.untilUs < unixMicros(stop) ? timeAt(ephemeris.untilUs) : stop;
  if (secondsBetween(encounter.tca, until) > 0 && secondsBetween(from, encounter.tca) > 0) {
    return { start: from, stop: until };
  }
  throw new UserError(
    'option-invalid',
    'the ephemeris of the satellite does not cover the closest approach',
    'give one that begins before the burn and ends days after the closest approach',
  );
}

/** What burns of the satellite change, by SGP4 from its nominal state at the burn, along the encounter's axes. */
function burnDifferences(
  own: ElementSet,
  motion: EphemerisMotion,
  tca: UtcTime,
  frame: EncounterFrame,
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
function turnFromTeme(tca: UtcTime, frame: EncounterFrame): Matrix3 | null {
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
export function nominalPath({ motion }: EphemerisSpan, tca: UtcTime, frame: EncounterFrame): NominalPaths {
  const turn = turnFromTeme(tca, frame);
  const zero = secondsBetween({ day: motion.day, second: 0 }, tca);
  return {
    primary: (seconds, out) => {
      motion.stateAt(zero + seconds, out);
      turnState(turn, out);
    },
  };
}
