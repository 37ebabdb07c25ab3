/** One close approach as it is followed from run to run. Times are microseconds since 1970-01-01 UTC. */
export interface Encounter {
  readonly primaryId: number;
  readonly secondaryId: number;
  readonly tcaMicros: number;
  readonly missDistanceKm: number;
  readonly relativeSpeedKmS: number;
  /** The pair stays together: all its approaches are one encounter. */
  readonly coLocated: boolean;
  /** The shorter of the two periods of revolution, s. */
  readonly periodSeconds: number;
}
