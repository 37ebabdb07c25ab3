import type { EarthRotation } from './earth-rotation.ts';
import type { EncounterAnswer, EncounterQuestion } from './encounter.ts';
import type { GroundTrackAnswer, GroundTrackQuestion } from './ground-track.ts';
import type { NeighboursAnswer, NeighboursQuestion } from './neighbours.ts';
import type { OrbitAnswer, OrbitQuestion } from './orbit.ts';
import type { PassesAnswer, PassesQuestion } from './passes.ts';
import type { PathAnswer, PathQuestion } from './path.ts';
import type { SkyAnswer, SkyQuestion } from './sky.ts';
import type { SkyAheadQuestion } from './sky-ahead.ts';
import type { SkyAheadAnswer } from './sky-ahead-columns.ts';
import type { StatesAnswer, StatesQuestion } from './states.ts';
import type { SunAnswer } from './sun-direction.ts';
import type { TrafficAnswer, TrafficQuestion } from './traffic.ts';

/** Where the Sun is: direction, distance, point below. */
export interface SunQuestion {
  readonly kind: 'sun';
  readonly timeMs: number;
}

/** How far the Earth is turned, to be carried on in a straight line. */
export interface EarthRotationQuestion {
  readonly kind: 'earth-rotation';
  readonly timeMs: number;
}

/**
 * What can be asked of the worker, by kind, and what it answers. Times are ms since 1970-01-01 UTC, angles radians, lengths
 * km, places as `Geodetic` (rad, km over the ellipsoid). Everything can be posted between threads.
 */
export interface QuestionKinds {
  readonly orbit: readonly [OrbitQuestion, OrbitAnswer];
  readonly path: readonly [PathQuestion, PathAnswer];
  readonly 'ground-track': readonly [GroundTrackQuestion, GroundTrackAnswer];
  readonly states: readonly [StatesQuestion, StatesAnswer];
  readonly passes: readonly [PassesQuestion, PassesAnswer];
  readonly sky: readonly [SkyQuestion, SkyAnswer];
  readonly 'sky-ahead': readonly [SkyAheadQuestion, SkyAheadAnswer];
  readonly neighbours: readonly [NeighboursQuestion, NeighboursAnswer];
  readonly traffic: readonly [TrafficQuestion, TrafficAnswer];
  readonly encounter: readonly [EncounterQuestion, EncounterAnswer];
  readonly sun: readonly [SunQuestion, SunAnswer];
  readonly 'earth-rotation': readonly [EarthRotationQuestion, EarthRotation];
}

export type Question = QuestionKinds[keyof QuestionKinds][0];
export type Answer = QuestionKinds[keyof QuestionKinds][1];
export type AnswerTo<Asked extends Question> = QuestionKinds[Asked['kind']][1];

/** How the rest of the map asks: `ask({ kind: 'orbit', objectId, timeMs })` is a promise of an `OrbitAnswer`. */
export type Ask = <Asked extends Question>(question: Asked) => Promise<AnswerTo<Asked>>;
