import {
  addSeconds,
  type ElementSet,
  initializeSgp4,
  MU_KM3_S2,
  propagateSgp4,
  secondsBetween,
  type UtcTime,
} from '@clearway/astro';
import { along, cross, dot, fitElements, unit, type Vector } from './fit-elements.ts';

/**
 * An element set that passes a real object at `time` (s from `start`) at `missDistanceKm`, ahead of it or behind as far as
 * the relative motion allows: there errors of interpolation are largest. Null where no element set fits, as for
 * some orbits below a degree of inclination.
 */
export function plantPartner(
  object: ElementSet,
  id: number,
  start: UtcTime,
  time: number,
  missDistanceKm: number,
  random: () => number,
): ElementSet | null {
  const constants = initializeSgp4(object);
  const out = new Float64Array(6);
  const positionAt = (seconds: number): Vector => {
    propagateSgp4(constants, (secondsBetween(object.epoch, start) + seconds) / 60, out);
    return [out[0]!, out[1]!, out[2]!];
  };
  const position = positionAt(time);
  const velocity = along(positionAt(time + 0.5), positionAt(time - 0.5), -1);
  const up = unit(position);
  const left = unit(cross(up, velocity));
  const forward = cross(left, up);
  const azimuth = random() * 2 * Math.PI;
  const speed = Math.sqrt(MU_KM3_S2 / Math.hypot(...position));
  const partner = along(along([0, 0, 0], forward, speed * Math.cos(azimuth)), left, speed * Math.sin(azimuth));
  const relative = unit(along(partner, velocity, -1));
  const ahead = unit(along(unit(velocity), relative, -dot(unit(velocity), relative)));
  const miss = random() < 0.5 ? missDistanceKm : -missDistanceKm;
  const at = addSeconds(start, time);
  try {
    return fitElements(id, addSeconds(at, -7200), at, { position: along(position, ahead, miss), velocity: partner });
  } catch {
    return null;
  }
}
