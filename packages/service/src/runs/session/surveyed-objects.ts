import { type PackedSatellites, selectSatellites } from '@clearway/kernels';
import { surveyObjects } from '@clearway/screening';
import { type KnownLives, livesIn, type WindowMicros } from '../object-lives.ts';
import type { PreparedObjects } from '../prepare-objects.ts';

/** What a sweep needs to know of the element sets that are there at some time of a window; lists are in their order. */
export interface SurveyedObjects {
  readonly satellites: PackedSatellites;
  readonly perigees: Float64Array;
  readonly eccentricities: Float64Array;
  readonly velocityDefects: Float64Array;
  readonly halfPeriods: Float64Array;
}

/** In memory that worker threads share. */
export function sharedMemory(bytes: number): SharedArrayBuffer {
  return new SharedArrayBuffer(bytes);
}

/** Places of the element sets that are there at some time of the window. */
export function livingIn(lives: KnownLives, window: WindowMicros): number[] {
  const indices: number[] = [];
  for (let i = 0; i < lives.untilUs.length; i++) if (livesIn(lives, i, window)) indices.push(i);
  return indices;
}

/** Surveys prepared objects; `buffer` gives the memory for their constants, by its bytes. */
export async function surveyLiving(
  { kernel, batch, satellites, packed }: PreparedObjects,
  lives: KnownLives,
  window: WindowMicros,
  pause: () => Promise<void>,
  buffer: (bytes: number) => ArrayBufferLike,
): Promise<SurveyedObjects> {
  const durationSeconds = (window.stopUs - window.startUs) / 1e6;
  const survey = await surveyObjects(kernel, batch, satellites, window.startUs, durationSeconds, pause);
  const indices = livingIn(lives, window);
  const pick = (values: Float64Array): Float64Array => Float64Array.from(indices, (i) => values[i]!);
  return {
    satellites: selectSatellites(packed, indices, buffer),
    perigees: pick(survey.perigees),
    eccentricities: pick(survey.eccentricities),
    velocityDefects: pick(survey.velocityDefects),
    halfPeriods: pick(survey.halfPeriods),
  };
}

/** Joins portions, one after the other, in shared memory. The list is emptied, so that each portion's memory can go as soon as it is copied. */
export function joinSurveyed(portions: SurveyedObjects[]): SurveyedObjects {
  const total = (length: (each: SurveyedObjects) => number): number =>
    portions.reduce((sum, each) => sum + length(each), 0);
  const count = total(({ satellites }) => satellites.count);
  const joined = {
    satellites: {
      count,
      values: new Float64Array(sharedMemory(8 * total(({ satellites }) => satellites.values.length))),
      starts: new Uint32Array(sharedMemory(4 * (count + 1))),
      deep: new Uint8Array(sharedMemory(count)),
    },
    perigees: new Float64Array(count),
    eccentricities: new Float64Array(count),
    velocityDefects: new Float64Array(count),
    halfPeriods: new Float64Array(count),
  };
  let object = 0;
  let value = 0;
  for (let each = portions.shift(); each; each = portions.shift()) {
    const { satellites } = each;
    joined.satellites.values.set(satellites.values, value);
    joined.satellites.deep.set(satellites.deep, object);
    for (let k = 0; k < satellites.count; k++) joined.satellites.starts[object + k] = value + satellites.starts[k]!;
    for (const column of ['perigees', 'eccentricities', 'velocityDefects', 'halfPeriods'] as const) {
      joined[column].set(each[column], object);
    }
    object += satellites.count;
    value += satellites.values.length;
  }
  joined.satellites.starts[count] = value;
  return joined;
}
