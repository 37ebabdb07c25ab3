import { type CovarianceSeries, utcFromUnixMicros } from '@clearway/astro';
import type { EphemerisStatesDocument, FlownCovariances } from '@clearway/contract';
import { createEphemerisMotion } from '@clearway/screening';
import { matricesOf } from '../operator-ephemerides/covariance-triangles.ts';
import type { ScreenedEphemeris } from '../operator-ephemerides/replaced-lives.ts';
import type { OtherObjects } from './other-objects.ts';

/** The operators' ephemerides of a running Clearway, with what they say of their errors where that was asked for. */
export function flownEphemerides(
  { ephemerides }: EphemerisStatesDocument,
  { elements }: Pick<OtherObjects, 'elements'>,
): readonly ScreenedEphemeris[] {
  const names = new Map(elements.map(({ id, name }) => [id, name]));
  return ephemerides.flatMap(({ object_id: id, mode, spans }): ScreenedEphemeris[] => {
    const [first] = spans;
    if (first === undefined) return [];
    return [
      {
        id,
        name: names.get(id) ?? '',
        mode,
        epoch: utcFromUnixMicros(first.from_us),
        spans: spans.map(({ from_us, until_us, day, times_s, states, covariances = [] }) => ({
          motion: createEphemerisMotion({ day, times: Float64Array.from(times_s), states: Float64Array.from(states) }),
          fromUs: from_us,
          untilUs: until_us,
          covariances: covariances.map(seriesOf),
        })),
      },
    ];
  });
}

function seriesOf({ axes, position_only, times_s, triangles }: FlownCovariances): CovarianceSeries {
  return {
    axes,
    isPositionOnly: position_only,
    times: Float64Array.from(times_s),
    matrices: matricesOf(Float64Array.from(triangles), position_only),
  };
}
