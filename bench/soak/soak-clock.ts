/** A clock that starts at a time of its own and goes faster than others, the same in all processes of one machine. */
export interface SoakClock {
  /** Milliseconds since 1970-01-01 UTC, by the machine and by this clock, at one moment. */
  readonly realMs: number;
  readonly simulatedMs: number;
  readonly speed: number;
}

/** Microseconds since 1970-01-01 UTC. */
export function simulatedUs({ realMs, simulatedMs, speed }: SoakClock): number {
  return Math.round((simulatedMs + (Date.now() - realMs) * speed) * 1000);
}

/** Days since it started. */
export function simulatedDays({ realMs, speed }: SoakClock): number {
  return ((Date.now() - realMs) * speed) / 86_400_000;
}
