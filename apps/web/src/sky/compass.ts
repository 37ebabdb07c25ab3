/** The eight winds from north by east; `sky.wind-NE` is the short word, `sky.direction-NE` the long one. */
export const WINDS = ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'] as const;
export type Wind = (typeof WINDS)[number];

/** The wind nearest to an azimuth, rad from north by east. */
export function windOf(azimuth: number): Wind {
  const eighth = Math.round(azimuth / (Math.PI / 4));
  return WINDS[((eighth % 8) + 8) % 8]!;
}
