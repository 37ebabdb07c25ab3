import { secondsBetween, type UtcTime } from '@clearway/astro';
import { secondsFrom } from '../odm/day-second-times.ts';
import { LOWER_TRIANGLE_6, unpackLowerTriangle } from '../odm/lower-triangle.ts';
import type { EphemerisCovariance, OperatorEphemeris } from '../odm/operator-ephemeris.ts';
import type { Meme } from './meme.ts';
import type { MemeFileName } from './meme-file-name.ts';

/**
 * A MEME text as an operator's ephemeris, Earth-centred. The states are in EME2000 (mean equator and mean equinox of J2000)
 * unless the file's name says another frame; covariances in UVW are called `RTN`, which is the same.
 */
export function operatorEphemerisFromMeme(meme: Meme, name: MemeFileName | null): OperatorEphemeris {
  const origin: UtcTime = { day: meme.times.days[0]!, second: 0 };
  const times = secondsFrom(origin, meme.times);
  const first = times[0]!;
  const last = times[times.length - 1]!;
  const start = meme.start === null ? first : secondsBetween(origin, meme.start);
  const stop = meme.stop === null ? last : secondsBetween(origin, meme.stop);
  return {
    source: 'MEME',
    objectName: name?.objectName ?? null,
    objectId: null,
    catalogNumber: name?.catalogNumber ?? null,
    originator: null,
    created: meme.created,
    origin,
    segments: [
      {
        centerName: 'EARTH',
        referenceFrame: name?.referenceFrame ?? 'EME2000',
        referenceFrameEpoch: null,
        timeSystem: 'UTC',
        start,
        stop,
        useableStart: start,
        useableStop: stop,
        method: null,
        degree: null,
        times,
        states: meme.states,
        hasVelocity: true,
        accelerations: null,
        covariances: covariancesOf(meme, times),
      },
    ],
    maneuvers: [],
  };
}

function covariancesOf(meme: Meme, times: Float64Array): EphemerisCovariance[] {
  if (meme.covariances === null) return [];
  const matrices = new Float64Array(36 * times.length);
  for (let i = 0; i < times.length; i++) unpackLowerTriangle(meme.covariances, LOWER_TRIANGLE_6 * i, matrices, 36 * i);
  const referenceFrame = meme.covarianceFrame === 'UVW' ? 'RTN' : meme.covarianceFrame;
  return [{ referenceFrame, times, matrices, isPositionOnly: false }];
}
