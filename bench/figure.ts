import type { Goal } from './goal.ts';

/** One row of the table: what was measured, every repetition of it, and what satellite.js needs in the same run. */
export interface Figure {
  readonly what: string;
  readonly unit: 's' | 'ms' | 'million/s' | 'MiB' | '';
  /** One per repetition. */
  readonly values: readonly number[];
  /** The same figure of satellite.js, or the measure in its units. */
  readonly beside: string;
  readonly goal: Goal | null;
  /** What else the run told: approaches, memory. */
  readonly notes: string;
}

/** Three digits that matter, and a number over a thousand whole. */
export function digits(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size >= 1000) return whole(value);
  if (size >= 100) return value.toFixed(0);
  if (size >= 10) return value.toFixed(1);
  return value.toFixed(size >= 1 ? 2 : 3);
}

/** A whole number with its thousands apart. */
export function whole(value: number): string {
  return Math.round(value).toLocaleString('en-GB');
}
