import type { Geodetic } from '../../globe/view/earth-shape.ts';
import { siderealAngle } from './earth-rotation.ts';
import { sunAboveLimb } from './earth-shadow.ts';
import type { ElementSets } from './element-sets.ts';
import { type AnswerOptions, givingWay } from './giving-way.ts';
import { stateOfSet } from './object-motion.ts';
import { elevationOfDirection, horizonPlane, lookAt, newSight, observerAt } from './observer.ts';
import { sunDirectionTeme } from './sun-direction.ts';

export interface SkyQuestion {
  readonly kind: 'sky';
  readonly place: Geodetic;
  readonly timeMs: number;
}

/** Columns, the highest first. Angles in rad, azimuth from north by east; geometric, without refraction. */
export interface SkyAnswer {
  readonly timeMs: number;
  readonly objectIds: Float64Array;
  readonly azimuths: Float64Array;
  readonly elevations: Float64Array;
  readonly rangesKm: Float64Array;
  /** 1 where the object is in sunlight: the Sun's centre above the Earth's limb. */
  readonly sunlit: Uint8Array;
  /** 1 where its operator's ephemeris says where it is, else its element set does. */
  readonly byEphemeris: Uint8Array;
  /** Of the Sun at the place. */
  readonly sunElevation: number;
}

/** How many objects go between two looks at the clock. */
const CHUNK = 512;

/** Every object above a place's horizon. */
export async function answerSky(
  sets: ElementSets,
  { place, timeMs }: SkyQuestion,
  options: AnswerOptions = {},
): Promise<SkyAnswer> {
  const giveWay = givingWay(options);
  const observer = observerAt(place);
  const angle = siderealAngle(timeMs);
  const { normal, distanceKm } = horizonPlane(observer, angle);
  const sun = sunDirectionTeme(timeMs);
  const state = new Float64Array(6);
  const sight = newSight();
  const found: {
    objectId: number;
    azimuth: number;
    elevation: number;
    rangeKm: number;
    sunlit: number;
    spoken: number;
  }[] = [];
  const count = sets.objectIds.length;
  for (let index = 0; index < count; index++) {
    if (index % CHUNK === 0) await giveWay(index / count);
    if (stateOfSet(sets, sets.setIndexAt(index, timeMs), timeMs, state) !== 0) continue;
    if (normal[0] * state[0]! + normal[1] * state[1]! + normal[2] * state[2]! <= distanceKm) continue;
    lookAt(observer, angle, state, sight);
    const { azimuth, elevation, rangeKm } = sight;
    const sunlit = sunAboveLimb(state, sun) > 0 ? 1 : 0;
    const objectId = sets.objectIds[index]!;
    const spoken = sets.operators.stateAt(objectId, timeMs, state) ? 1 : 0;
    found.push({ objectId, azimuth, elevation, rangeKm, sunlit, spoken });
  }
  found.sort((a, b) => b.elevation - a.elevation);
  return {
    timeMs,
    objectIds: Float64Array.from(found, (each) => each.objectId),
    azimuths: Float64Array.from(found, (each) => each.azimuth),
    elevations: Float64Array.from(found, (each) => each.elevation),
    rangesKm: Float64Array.from(found, (each) => each.rangeKm),
    sunlit: Uint8Array.from(found, (each) => each.sunlit),
    byEphemeris: Uint8Array.from(found, (each) => each.spoken),
    sunElevation: elevationOfDirection(observer, timeMs, sun),
  };
}
