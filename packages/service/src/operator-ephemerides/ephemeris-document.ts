import { addSeconds, formatUtc, type UtcTime, utcOfTimeSystem, utcTime } from '@clearway/astro';
import type { EphemerisSource } from './load-ephemerides.ts';

/** What a report says of an ephemeris: whose it is, when it holds, in which frames and with which covariances. */
export function ephemerisDocument({ file, id, ephemeris, interpolations }: EphemerisSource): Record<string, unknown> {
  const { segments, origin, created } = ephemeris;
  const utc = (timeSystem: string, seconds: number): UtcTime =>
    utcOfTimeSystem(timeSystem, utcTime(origin.day, origin.second + seconds)) ?? addSeconds(origin, seconds);
  const spans = segments.map(({ timeSystem, useableStart, useableStop }) => ({
    start: formatUtc(utc(timeSystem, useableStart)),
    stop: formatUtc(utc(timeSystem, useableStop)),
  }));
  const frames = new Set(segments.map(({ referenceFrame }) => referenceFrame));
  const covariances = segments.flatMap((segment) => segment.covariances);
  return {
    file,
    id,
    format: ephemeris.source,
    created: created && formatUtc(created),
    span: {
      start: spans.map(({ start }) => start).reduce((a, b) => (a < b ? a : b)),
      stop: spans.map(({ stop }) => stop).reduce((a, b) => (a > b ? a : b)),
    },
    segments: segments.length,
    states: segments.reduce((sum, { times }) => sum + times.length, 0),
    frame: [...frames].join(', '),
    covariance:
      covariances.length === 0
        ? null
        : {
            frame: [...new Set(covariances.map(({ referenceFrame }) => referenceFrame))].join(', '),
            matrices: covariances.reduce((sum, { times }) => sum + times.length, 0),
          },
    interpolation: interpolations.map(({ method, degree, differenceKm }) => ({
      method,
      degree,
      difference_km: differenceKm,
    })),
  };
}
