import type { CovarianceSeries, LocalOrbitalAxes } from '@clearway/astro';
import { createEphemerisMotion } from '@clearway/screening';
import { type Column, decodeColumns, encodeColumns } from '../runs/stored/column-codec.ts';
import { matricesOf, triangles } from './covariance-triangles.ts';
import type { EphemerisSpan } from './run-object.ts';

/** As they are numbered: new ones at the end. */
const LOCAL_ORBITAL_AXES: readonly LocalOrbitalAxes[] = ['RTN', 'TNW', 'NTW', 'VNC', 'LVLH'];
/** Changes with what columns mean. */
const VERSION = 1;
/** Numbers of a span and of a series of covariances in the first column. */
const SPAN_NUMBERS = 4;
const SERIES_NUMBERS = 2;
/**
 * Spans as bytes: a column that says what follows, then of each span times and states, and times and lower triangles of each of its
 * series of covariances. The same spans give the same bytes. A week of states a minute apart takes some 0.5 MB, with covariances three times
 * as much.
 */
export function encodeSpans(spans: readonly EphemerisSpan[]): Uint8Array<ArrayBuffer> {
  const head: number[] = [VERSION, spans.length];
  const columns: Column[] = [];
  for (const { motion, fromUs, untilUs, covariances } of spans) {
    head.push(motion.day, fromUs, untilUs, covariances.length);
    columns.push(motion.times, motion.states);
    for (const { times, matrices, axes, isPositionOnly } of covariances) {
      head.push(axes === null ? -1 : LOCAL_ORBITAL_AXES.indexOf(axes), isPositionOnly ? 1 : 0);
      columns.push(times, triangles(matrices, isPositionOnly));
    }
  }
  return encodeColumns([Float64Array.from(head), ...columns]);
}

/** The spans of {@link encodeSpans}; without covariances where states alone are wanted. Throws an Error for anything else. */
export function decodeSpans(packed: Uint8Array, wanted: 'covariances' | 'states' = 'covariances'): EphemerisSpan[] {
  const [head, ...columns] = decodeColumns(packed) as Float64Array[];
  if (head?.[0] !== VERSION) throw new Error('these are no packed spans of an ephemeris');
  const spans: EphemerisSpan[] = [];
  let at = 2;
  let column = 0;
  for (let k = 0; k < head[1]!; k++) {
    const [day, fromUs, untilUs, count] = head.subarray(at, at + SPAN_NUMBERS) as unknown as Four;
    at += SPAN_NUMBERS;
    const motion = createEphemerisMotion({ day, times: columns[column++]!, states: columns[column++]! });
    const covariances: CovarianceSeries[] = [];
    for (let n = 0; n < count; n++) {
      const isPositionOnly = head[at + 1] === 1;
      const axes = LOCAL_ORBITAL_AXES[head[at]!] ?? null;
      const [times, packedMatrices] = [columns[column++]!, columns[column++]!];
      at += SERIES_NUMBERS;
      if (wanted === 'states') continue;
      const matrices = matricesOf(packedMatrices, isPositionOnly);
      covariances.push({ times, matrices, axes, isPositionOnly });
    }
    spans.push({ motion, fromUs, untilUs, covariances });
  }
  return spans;
}

type Four = [number, number, number, number];
