import { z } from 'zod';
import { EPHEMERIS_MODES, type EphemerisMode } from './ephemerides.ts';
import { objectId } from './moments-and-numbers.ts';

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

const flownStretch: z.ZodType<FlownStretch> = z
  .object({
    from_us: z.int(),
    until_us: z.int(),
    day: z.int(),
    times_s: z.array(z.number()).readonly(),
    states: z.array(z.number()).readonly(),
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
