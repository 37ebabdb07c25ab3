import { addSeconds, type ElementSet, MU_KM3_S2, type UtcTime } from '@clearway/astro';
import { along, cross, dot, fitElements, type PlantedState, unit, type Vector } from './fit-elements.ts';

/** How an object passes through the place of the encounter. */
export interface Passage {
  /** Direction of flight from north over east, degrees. */
  readonly azimuthDeg: number;
  /** Semi-major axis, km; by default the radius, a circular orbit. */
  readonly semiMajorAxisKm?: number;
  /** Climb above the horizontal, degrees; 0 at perigee and apogee. */
  readonly climbDeg?: number;
}

/** An encounter to be built. */
export interface Encounter {
  readonly title: string;
  /** s from the window's start. */
  readonly tca: number;
  readonly missDistanceKm: number;
  /** Direction of the miss in the plane across the relative motion, degrees. */
  readonly missAngleDeg?: number;
  /** Where, in TEME: declination and right ascension, degrees; radius, km. */
  readonly declinationDeg: number;
  readonly rightAscensionDeg: number;
  readonly radiusKm: number;
  readonly first: Passage;
  readonly second: Passage;
}

const RADIANS = Math.PI / 180;

/** Two element sets that meet as wanted: the middle between both is at the place, the miss across the relative motion. */
export function plantEncounter(encounter: Encounter, ids: readonly [number, number], start: UtcTime): ElementSet[] {
  const declination = encounter.declinationDeg * RADIANS;
  const rightAscension = encounter.rightAscensionDeg * RADIANS;
  const up: Vector = [
    Math.cos(declination) * Math.cos(rightAscension),
    Math.cos(declination) * Math.sin(rightAscension),
    Math.sin(declination),
  ];
  const east: Vector = [-Math.sin(rightAscension), Math.cos(rightAscension), 0];
  const north = cross(up, east);
  const place = along([0, 0, 0], up, encounter.radiusKm);
  const velocityOf = ({ azimuthDeg, semiMajorAxisKm = encounter.radiusKm, climbDeg = 0 }: Passage): Vector => {
    const speed = Math.sqrt(MU_KM3_S2 * (2 / encounter.radiusKm - 1 / semiMajorAxisKm));
    const level = Math.cos(climbDeg * RADIANS) * speed;
    const flat = along(
      along([0, 0, 0], north, level * Math.cos(azimuthDeg * RADIANS)),
      east,
      level * Math.sin(azimuthDeg * RADIANS),
    );
    return along(flat, up, Math.sin(climbDeg * RADIANS) * speed);
  };
  const velocities = [velocityOf(encounter.first), velocityOf(encounter.second)] as const;
  const relative = along(velocities[1], velocities[0], -1);
  // Any direction across the relative motion.
  const across = unit(cross(relative, Math.abs(dot(unit(relative), up)) > 0.9 ? east : up));
  const other = unit(cross(relative, across));
  const angle = (encounter.missAngleDeg ?? 0) * RADIANS;
  const miss = along(along([0, 0, 0], across, Math.cos(angle)), other, Math.sin(angle));
  const time = addSeconds(start, encounter.tca);
  return ids.map((id, k) => {
    const position = along(place, miss, (k === 0 ? -0.5 : 0.5) * encounter.missDistanceKm);
    const state: PlantedState = { position, velocity: velocities[k as 0 | 1] };
    // Elements are a few hours to a day old, as in life.
    return fitElements(id, addSeconds(time, -3600 * (3 + ((id * 7) % 20))), time, state);
  });
}
