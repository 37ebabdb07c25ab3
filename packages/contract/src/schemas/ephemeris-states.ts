import { z } from 'zod';
import { EPHEMERIS_MODES, type EphemerisMode } from './ephemerides.ts';
import { objectId } from './moments-and-numbers.ts';

/** Axes in which covariances are given; null: TEME. */
export const COVARIANCE_AXES = ['RTN', 'TNW', 'NTW', 'VNC', 'LVLH'] as const;

/** Covariances of a stretch at some of its times. */
export interface FlownCovariances {
  /** The axes of the orbit (or null: TEME) that they are along. */
  readonly axes: (typeof COVARIANCE_AXES)[number] | null;
  /** True where they are of position alone: six numbers each. */
  readonly position_only: boolean;
  /** Ascending, as `times_s` of the stretch. */
  readonly times_s: readonly number[];
  /** Lower triangles, row by row: of position and velocity 21 numbers each, km², km²/s, km²/s². */
  readonly triangles: readonly number[];
}

/** Which of the states are wanted, and what with them. */
export interface EphemerisStatesQuery {
  /** With what the ephemerides say of their errors. */
  readonly covariances?: boolean | undefined;
}

/** An unbroken stretch of states, and when it holds; moments are microseconds since 1970-01-01 UTC. */
export interface FlownStretch {
  readonly from_us: number;
  readonly until_us: number;
  /** UTC day, counted from 2000-01-01, from whose start `times_s` count. */
  readonly day: number;
  /** Ascending. */
  readonly times_s: readonly number[];
  /** Of each time x, y, z (km), vx, vy, vz (km/s), TEME. */
  readonly states: readonly number[];
  /** What is known of its errors, the first that has something at a time to be taken; absent where it was not asked for, or nothing is. */
  readonly covariances?: readonly FlownCovariances[] | undefined;
}

/** Where an operator's ephemeris says that its object is. */
export interface FlownEphemeris {
  readonly ephemeris_id: number;
  readonly object_id: number;
  readonly mode: EphemerisMode;
  readonly spans: readonly FlownStretch[];
}

/** All ephemerides of the run that is shown. */
export interface EphemerisStatesDocument {
  readonly ephemerides: readonly FlownEphemeris[];
}

const numbers = z.array(z.number()).readonly();

const flownCovariances: z.ZodType<FlownCovariances> = z
  .object({
    axes: z.enum(COVARIANCE_AXES).nullable(),
    position_only: z.boolean(),
    times_s: numbers,
    triangles: numbers,
  })
  .meta({ id: 'FlownCovariances' });

const flownStretch: z.ZodType<FlownStretch> = z
  .object({
    from_us: z.int(),
    until_us: z.int(),
    day: z.int(),
    times_s: numbers,
    states: numbers,
    covariances: z.array(flownCovariances).readonly().optional(),
  })
  .meta({ id: 'FlownStretch' });

const flownEphemeris: z.ZodType<FlownEphemeris> = z
  .object({
    ephemeris_id: z.int(),
    object_id: objectId,
    mode: z.enum(EPHEMERIS_MODES),
    spans: z.array(flownStretch).readonly(),
  })
  .meta({ id: 'FlownEphemeris' });

export const ephemerisStatesDocument: z.ZodType<EphemerisStatesDocument> = z
  .object({ ephemerides: z.array(flownEphemeris).readonly() })
  .meta({ id: 'EphemerisStates' });
