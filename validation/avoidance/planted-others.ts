import {
  addSeconds,
  type ElementSet,
  type EncounterObject,
  initializeSgp4,
  propagateSgp4,
  rotateCovariance,
  rtnRotation,
  secondsBetween,
  transposed,
  type UtcTime,
  type Vector3,
} from '@clearway/astro';
import type { AvoidancePlan, PathInto } from '@clearway/avoidance';
import { along, cross, fitElements, type PlantedState, unit, type Vector } from '../screening/planted/fit-elements.ts';

function stateOf(set: ElementSet, time: UtcTime): PlantedState {
  const out = new Float64Array(6);
  propagateSgp4(initializeSgp4(set), secondsBetween(set.epoch, time) / 60, out);
  return { position: [out[0]!, out[1]!, out[2]!], velocity: [out[3]!, out[4]!, out[5]!] };
}

export function pathOf(set: ElementSet, tca: UtcTime): PathInto {
  const constants = initializeSgp4(set);
  const age = secondsBetween(set.epoch, tca);
  return (seconds, out) => void propagateSgp4(constants, (age + seconds) / 60, out);
}

/** An object on another plane that passes by `offset` (radial, along the host's path, across it, km) at `time`. */
export function crossing(id: number, host: ElementSet, time: UtcTime, offset: Vector): ElementSet {
  const { position, velocity } = stateOf(host, time);
  return fitElements(id, host.epoch, time, crossed({ position, velocity }, offset));
}

function crossed({ position, velocity }: PlantedState, offset: Vector, faster = 1): PlantedState {
  const up = unit(position);
  const across = unit(cross(position, velocity));
  const ahead = cross(across, up);
  let place = position;
  for (const [direction, size] of [up, ahead, across].map((d, k) => [d, offset[k]!] as const)) {
    place = along(place, direction, size);
  }
  // 70° to the side.
  const speed = faster * Math.hypot(...velocity);
  const turned = along(along([0, 0, 0], ahead, speed * Math.cos(1.22)), across, speed * Math.sin(1.22));
  return { position: place, velocity: turned };
}

/** An object that is where the burnt satellite is at `time`. */
export function waitingFor(id: number, own: ElementSet, plan: AvoidancePlan, time: UtcTime): ElementSet {
  const { time: burn, velocity } = plan.burn!;
  return waitingAt(id, own, burn, burntElements(own, burn, stateOf(own, burn), velocity), time);
}

/** An object that is where the satellite is at `time` after the burn and the return burn. */
export function waitingAfterReturn(id: number, own: ElementSet, plan: AvoidancePlan, time: UtcTime): ElementSet {
  const { time: burn, velocity, leadSeconds } = plan.burn!;
  const { secondsAfterTca, rtn } = plan.returnBurn!;
  const burnt = burntElements(own, burn, stateOf(own, burn), velocity);
  const back = addSeconds(burn, leadSeconds + secondsAfterTca);
  // Elements are fitted to velocities that are the derivatives of positions, which SGP4's own are not quite.
  const placeAt = (seconds: number): Vector3 => stateOf(burnt, addSeconds(back, seconds)).position;
  const [one, other] = [0.5, 1].map((s) => along(placeAt(s), placeAt(-s), -1));
  const there = { position: placeAt(0), velocity: along(along([0, 0, 0], one!, 4 / 3), other!, -1 / 6) };
  const turn = rtnRotation(there.position, there.velocity);
  const change = [0, 1, 2].map(
    (k) => turn[k]! * rtn[0] + turn[3 + k]! * rtn[1] + turn[6 + k]! * rtn[2],
  ) as unknown as Vector3;
  return waitingAt(id, own, burn, burntElements(own, back, there, change), time);
}

function burntElements(own: ElementSet, time: UtcTime, before: PlantedState, change: Vector3): ElementSet {
  const velocity = before.velocity.map((v, k) => v + change[k]!) as unknown as Vector3;
  return fitElements(1, own.epoch, time, { position: before.position, velocity });
}

/** Drag is alike on both paths, and fitted elements have none: the difference alone is taken from them. */
function waitingAt(id: number, own: ElementSet, burn: UtcTime, burnt: ElementSet, time: UtcTime): ElementSet {
  const unburnt = fitElements(1, own.epoch, burn, stateOf(own, burn));
  const [one, other, nominal] = [stateOf(burnt, time), stateOf(unburnt, time), stateOf(own, time)];
  const position = nominal.position.map((p, k) => p + one.position[k]! - other.position[k]!) as unknown as Vector3;
  // Of another period: it would else wait at every revolution, wherever a burn leads.
  return fitElements(id, own.epoch, time, crossed({ position, velocity: nominal.velocity }, [0, 0, 0], 1.004));
}

export function objectOf(set: ElementSet, time: UtcTime, sigmas: Vector3): EncounterObject {
  const { position, velocity } = stateOf(set, time);
  const rtn = new Float64Array(36);
  for (let k = 0; k < 3; k++) rtn[7 * k] = sigmas[k]! ** 2;
  const covariance = rotateCovariance(rtn, transposed(rtnRotation(position, velocity)));
  return { id: set.id, name: set.name, position, velocity, covariance, isPositionOnly: true };
}
