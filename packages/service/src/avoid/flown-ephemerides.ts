import { utcFromUnixMicros } from '@clearway/astro';
import type { EphemerisStatesDocument } from '@clearway/contract';
import { createEphemerisMotion } from '@clearway/screening';
import type { ScreenedEphemeris } from '../operator-ephemerides/replaced-lives.ts';
import type { OtherObjects } from './other-objects.ts';

/** The operators' ephemerides of a running Clearway. They come without covariances: of their errors nothing is known. */
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
        spans: spans.map(({ from_us, until_us, day, times_s, states }) => ({
          motion: createEphemerisMotion({ day, times: Float64Array.from(times_s), states: Float64Array.from(states) }),
          fromUs: from_us,
          untilUs: until_us,
          covariances: [],
        })),
      },
    ];
  });
}
