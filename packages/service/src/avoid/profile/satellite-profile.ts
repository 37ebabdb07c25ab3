import type { UtcTime } from '@clearway/astro';
import type { BurnConstraints, BurnDirection, Propulsion } from '@clearway/avoidance';

/** A stretch of time, ends included. */
export interface ProfileSpan {
  readonly start: UtcTime;
  readonly stop: UtcTime;
}

/**
 * What Clearway has to know of a satellite to plan its burns. Everything may be absent (null, an empty list): then it is free, or not
 * known. Units are those of the file, which `readSatelliteProfile` reads.
 */
export interface SatelliteProfile {
  /** Catalogue number; null in a profile that stands for any satellite of a kind. */
  readonly objectId: number | null;
  readonly name: string | null;
  readonly massKg: number | null;
  readonly specificImpulseS: number | null;
  readonly thrusters: {
    /** Ways that they may push: empty is any. */
    readonly directions: readonly BurnDirection[];
    readonly leastMmS: number | null;
    readonly mostMmS: number | null;
    /** Standard deviations of a burn: of its size, and of its direction about each axis across it. */
    readonly magnitudeErrorPercent: number | null;
    readonly directionErrorDeg: number | null;
  };
  /** How far the satellite may get from its path until it returns. */
  readonly box: { readonly inTrackKm: number | null; readonly altitudeKm: number | null };
  /** The latest that a burn may be before the closest approach. */
  readonly leastLeadMinutes: number | null;
  /** Between a command that is sent in a contact and the burn. */
  readonly commandLeadMinutes: number | null;
  /** No burns within these. */
  readonly blackouts: readonly ProfileSpan[];
  /** Commands can be sent within these; empty: at any time. */
  readonly contacts: readonly ProfileSpan[];
  readonly thresholds: {
    /** From this probability on something is to be done. */
    readonly actionProbability: number | null;
    /** What a burn brings it to. */
    readonly targetProbability: number | null;
    readonly targetMissKm: number | null;
  };
  /** Of the satellite alone. */
  readonly hardBodyRadiusM: number | null;
}

/** What a profile allows, at a time from which commands can be sent. */
export function constraintsOfProfile(profile: SatelliteProfile, now: UtcTime | null): BurnConstraints {
  const { thrusters, box, leastLeadMinutes, commandLeadMinutes, blackouts, contacts } = profile;
  const { magnitudeErrorPercent: magnitude, directionErrorDeg: direction } = thrusters;
  return {
    ...(now && { now }),
    ...(leastLeadMinutes !== null && { leastLeadSeconds: 60 * leastLeadMinutes }),
    ...(commandLeadMinutes !== null && { commandLeadSeconds: 60 * commandLeadMinutes }),
    ...(thrusters.directions.length > 0 && { directions: thrusters.directions }),
    ...(thrusters.leastMmS !== null && { leastSizeKmS: thrusters.leastMmS / MM_S }),
    ...(thrusters.mostMmS !== null && { mostSizeKmS: thrusters.mostMmS / MM_S }),
    ...((magnitude !== null || direction !== null) && {
      executionErrors: { magnitude: (magnitude ?? 0) / 100, directionRad: ((direction ?? 0) * Math.PI) / 180 },
    }),
    ...((box.inTrackKm !== null || box.altitudeKm !== null) && {
      box: {
        ...(box.inTrackKm !== null && { inTrackKm: box.inTrackKm }),
        ...(box.altitudeKm !== null && { altitudeKm: box.altitudeKm }),
      },
    }),
    ...(blackouts.length > 0 && { blackouts }),
    ...(contacts.length > 0 && { contacts }),
  };
}

/** How fuel is counted; null where mass or specific impulse are not known. */
export function propulsionOfProfile({ massKg, specificImpulseS }: SatelliteProfile): Propulsion | null {
  return massKg === null || specificImpulseS === null ? null : { massKg, specificImpulseSeconds: specificImpulseS };
}

/** mm/s in a km/s. */
const MM_S = 1e6;
