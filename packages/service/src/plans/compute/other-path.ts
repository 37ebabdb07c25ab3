import {
  convertState,
  type Encounter,
  type EncounterObject,
  earthAttitude,
  earthOrientationInUse,
  formatUtc,
  orientationAt,
  UserError,
  type UtcTime,
  utcFromUnixMicros,
} from '@clearway/astro';
import { burnTransition, nonlinearCheck, primaryOrbit } from '@clearway/avoidance';
import { readOperatorEphemerides } from '@clearway/messages';
import { objectState } from '../../operator-ephemerides/run-object.ts';
import { temeSpans } from '../../operator-ephemerides/teme-spans.ts';
import type { OtherPath } from './plan-task.ts';

/**
 * The encounter with the other satellite on the path that its operator announced: its state at TCA from their ephemeris, and from
 * there the new closest approach. The covariance stays that of the encounter.
 * @throws UserError where the path does not cover the closest approach
 */
export function withOtherPath(
  encounter: Encounter,
  other: OtherPath | null,
): { readonly encounter: Encounter; readonly words: readonly string[] } {
  if (other === null) return { encounter, words: [] };
  const where = `the path announced by ${other.originator} (${other.messageId})`;
  const secondary: EncounterObject = { ...encounter.secondary, ...stateOfPath(other.oem, encounter.tca, where) };
  const moved: Encounter = { ...encounter, secondary };
  const checked = nonlinearCheck(moved, burnTransition(primaryOrbit(moved), 0))([0, 0, 0]);
  if (checked === null) {
    throw new UserError('format-malformed', `${where}: no closest approach can be found`, 'ask its operator');
  }
  const words = [
    `${encounter.secondary.name ?? 'The other satellite'} is taken to fly the burn that ${other.originator} announced (${other.messageId}): without a burn of ours the miss is ${checked.missDistanceKm.toPrecision(4)} km.`,
  ];
  return { encounter: checked.encounter, words };
}

/** EME2000. */
function stateOfPath(oem: string, time: UtcTime, where: string): Pick<EncounterObject, 'position' | 'velocity'> {
  const orientation = earthOrientationInUse();
  const [ephemeris] = readOperatorEphemerides(oem, where);
  if (ephemeris === undefined) throw new UserError('format-malformed', `${where}: holds no path`, 'ask its operator');
  const { spans } = temeSpans(ephemeris, orientation, where);
  const state = new Float64Array(6);
  const path = { id: 0, name: '', epoch: time, spans };
  if (!objectState(path, time, state)) {
    const hours = spans.map(({ fromUs, untilUs }) => `${utcOf(fromUs)} to ${utcOf(untilUs)}`).join(', ');
    const message = `${where}: covers ${hours}, not the closest approach`;
    throw new UserError('format-malformed', message, 'ask its operator for a longer path');
  }
  const teme = {
    frame: 'TEME',
    position: [state[0]!, state[1]!, state[2]!],
    velocity: [state[3]!, state[4]!, state[5]!],
  } as const;
  const { position, velocity } = convertState(teme, 'EME2000', earthAttitude(time, orientationAt(orientation, time)));
  return { position, velocity };
}

const utcOf = (us: number): string => formatUtc(utcFromUnixMicros(us), 0);
