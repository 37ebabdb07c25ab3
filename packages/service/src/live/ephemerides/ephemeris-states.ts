import { setImmediate } from 'node:timers/promises';
import type { CovarianceSeries } from '@clearway/astro';
import type { FlownCovariances, FlownEphemeris, FlownStretch } from '@clearway/contract';
import { readPreparedEphemeris, type Store } from '@clearway/store';
import { type ByteSink, writeText } from '../../files/byte-sink.ts';
import { triangles } from '../../operator-ephemerides/covariance-triangles.ts';
import type { EphemerisSpan } from '../../operator-ephemerides/run-object.ts';
import { thinCovariances } from '../../operator-ephemerides/thin-covariances.ts';
import { thinKnots } from '../../operator-ephemerides/thin-knots.ts';
import type { RunEphemeris } from '../../runs/plan/run-ephemerides.ts';
import { screenedEphemeris } from '../../runs/session/session-ephemeris.ts';

/** What a map cannot show, km. */
const WITHIN_KM = 1e-3;
/** A millimetre, and what it comes to in a quarter of an hour. */
const [PER_KM, PER_KM_S] = [1e6, 1e9];

/** Of positions and velocities that all but go together little is left when they are carried along: more than is known of any of them. */
const COVARIANCE_DIGITS = 9;

/** Writes an EphemerisStatesDocument of the contract; one ephemeris after the other, for each takes megabytes. */
export async function writeEphemerisStates(
  { db }: Store,
  used: readonly RunEphemeris[],
  sink: ByteSink,
  wanted: 'states' | 'covariances',
): Promise<void> {
  let separator = '';
  await writeText(sink, '{"ephemerides":[');
  for (const each of used) {
    if (each.spans.length === 0) continue;
    const packed = await readPreparedEphemeris(db, each.ephemerisId);
    // It was removed meanwhile: the next run is without it.
    if (!packed) continue;
    const { spans } = screenedEphemeris({ ...each, packed: new Uint8Array(packed) }, wanted);
    const flown: FlownEphemeris = {
      ephemeris_id: each.ephemerisId,
      object_id: each.id,
      mode: each.mode,
      spans: spans.map(flownStretch),
    };
    await writeText(sink, `${separator}${JSON.stringify(flown)}`);
    separator = ',\n';
    await setImmediate();
  }
  await writeText(sink, ']}\n');
}

/** A stretch as the map gets it: no more states than join to a metre, rounded to a millimetre; with covariances where it has some. */
export function flownStretch({ motion, fromUs, untilUs, covariances }: EphemerisSpan): FlownStretch {
  const { day, times, states } = thinKnots(motion, WITHIN_KM);
  const known = covariances.filter((series) => series.times.length > 0);
  return {
    from_us: Math.ceil(fromUs),
    until_us: Math.floor(untilUs),
    day,
    times_s: Array.from(times),
    states: Array.from(states, (value, k) => rounded(value, k % 6 < 3 ? PER_KM : PER_KM_S)),
    ...(known.length > 0 && { covariances: known.map((series) => flownCovariances(thinCovariances(series, motion))) }),
  };
}

function flownCovariances({ times, matrices, axes, isPositionOnly }: CovarianceSeries): FlownCovariances {
  const packed = triangles(matrices, isPositionOnly);
  return {
    axes,
    position_only: isPositionOnly,
    times_s: Array.from(times),
    triangles: Array.from(packed, (value) => Number(value.toPrecision(COVARIANCE_DIGITS))),
  };
}

function rounded(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}

/** Another one where anything else would be written. */
export function revisionOfStates(used: readonly RunEphemeris[]): string {
  const parts = used.map(({ ephemerisId, spans }) => [
    ephemerisId,
    ...spans.flatMap(({ fromUs, untilUs }) => [fromUs, untilUs]),
  ]);
  return parts.map((part) => part.join('-')).join(' ');
}
