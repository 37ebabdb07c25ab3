import type { OtherEphemeris } from '@clearway/avoidance';
import type { EphemerisMode, EphemerisStatesDocument } from '@clearway/contract';
import { createEphemerisMotion, type EphemerisMotion } from '@clearway/screening';

/** An operator's ephemeris as a corridor takes it. */
export interface FlownObject extends OtherEphemeris {
  readonly mode: EphemerisMode;
  readonly spans: readonly {
    readonly motion: EphemerisMotion;
    readonly fromUs: number;
    readonly untilUs: number;
  }[];
}

/** Those of a document of the service: to a metre what its own plans go by. Of the errors of ephemerides it says nothing. */
export function flownEphemerides({ ephemerides }: EphemerisStatesDocument): readonly FlownObject[] {
  return ephemerides.flatMap(({ object_id: id, mode, spans }): FlownObject[] => {
    const [first] = spans;
    if (first === undefined) return [];
    return [
      {
        id,
        mode,
        epochUs: first.from_us,
        spans: spans.map(({ from_us: fromUs, until_us: untilUs, day, times_s, states }) => ({
          motion: createEphemerisMotion({ day, times: Float64Array.from(times_s), states: Float64Array.from(states) }),
          fromUs,
          untilUs,
        })),
      },
    ];
  });
}
