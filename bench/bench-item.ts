import type { BenchCatalogs } from './catalogs.ts';
import type { Figure } from './figure.ts';
import type { SatelliteJsSpeeds } from './peers/satellite-js.ts';

/** What the items of one run share. */
export interface BenchRun {
  readonly repetitions: number;
  readonly quick: boolean;
  readonly catalogs: BenchCatalogs;
  /** For files of this run; removed at its end. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Measures satellite.js now, so that both are measured in the same state of the machine. */
  readonly measurePeer: () => Promise<SatelliteJsSpeeds>;
  /** What several items of a run may use one after the other is made once, and removed at the end of the run. */
  readonly shared: <Thing>(name: string, make: () => Promise<Shared<Thing>>) => Promise<Thing>;
  /** Tells people how far it is. */
  readonly say: (line: string) => void;
}

export interface Shared<Thing> {
  readonly thing: Thing;
  remove(): Promise<void>;
}

/** One benchmark by name. */
export interface BenchItem {
  readonly name: string;
  /** Takes minutes and gigabytes: only with `--full`. */
  readonly long?: boolean;
  readonly measure: (run: BenchRun) => Promise<readonly Figure[]>;
}

/** Repeats a measurement, one after the other, telling how long each took. */
export async function repeat<Outcome extends { readonly wallSeconds: number }>(
  run: BenchRun,
  what: string,
  measure: () => Promise<Outcome>,
): Promise<readonly [Outcome, ...Outcome[]]> {
  const outcomes: Outcome[] = [];
  for (let k = 1; k <= run.repetitions; k++) {
    run.signal.throwIfAborted();
    const outcome = await measure();
    run.say(`${what}, ${k} of ${run.repetitions}: ${outcome.wallSeconds.toFixed(2)} s`);
    outcomes.push(outcome);
  }
  return outcomes as [Outcome, ...Outcome[]];
}
