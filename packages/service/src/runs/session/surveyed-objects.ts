import { type PackedSatellites, selectSatellites } from '@clearway/kernels';
import { surveyObjects } from '@clearway/screening';
import { type KnownLives, livesIn, type WindowMicros } from '../object-lives.ts';
import type { PreparedObjects } from '../prepare-objects.ts';

/** What a sweep needs to know of the element sets that are there at some time of a window; lists are in their order. */
export interface SurveyedObjects {
  /** In portions, one after the other, in memory that worker threads share. */
  readonly satellites: readonly PackedSatellites[];
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

/** Surveys prepared objects. */
export async function surveyLiving(
  { kernel, batch, satellites, packed }: PreparedObjects,
  lives: KnownLives,
  window: WindowMicros,
  pause: () => Promise<void>,
): Promise<SurveyedObjects> {
  const durationSeconds = (window.stopUs - window.startUs) / 1e6;
  const survey = await surveyObjects(kernel, batch, satellites, window.startUs, durationSeconds, pause);
  const indices = livingIn(lives, window);
  const pick = (values: Float64Array): Float64Array => Float64Array.from(indices, (i) => values[i]!);
  return {
    satellites: [selectSatellites(packed, indices, sharedMemory)],
    perigees: pick(survey.perigees),
    eccentricities: pick(survey.eccentricities),
    velocityDefects: pick(survey.velocityDefects),
    halfPeriods: pick(survey.halfPeriods),
  };
}

/** Joins portions, one after the other. */
export function joinSurveyed(portions: readonly SurveyedObjects[]): SurveyedObjects {
  const joined = (pick: (each: SurveyedObjects) => Float64Array): Float64Array => {
    const column = new Float64Array(portions.reduce((sum, each) => sum + pick(each).length, 0));
    let at = 0;
    for (const each of portions) {
      column.set(pick(each), at);
      at += pick(each).length;
    }
    return column;
  };
  return {
    satellites: portions.flatMap(({ satellites }) => satellites),
    perigees: joined((each) => each.perigees),
    eccentricities: joined((each) => each.eccentricities),
    velocityDefects: joined((each) => each.velocityDefects),
    halfPeriods: joined((each) => each.halfPeriods),
  };
}
