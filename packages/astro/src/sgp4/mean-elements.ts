/** Mean elements while they are carried from the epoch to the time asked for: rad, rad/min, Earth radii. */
export interface MeanElements {
  nm: number;
  am: number;
  em: number;
  inclm: number;
  nodem: number;
  argpm: number;
  mm: number;
}

export function newMeanElements(): MeanElements {
  return { nm: 0, am: 0, em: 0, inclm: 0, nodem: 0, argpm: 0, mm: 0 };
}
