/** Mean elements while they are carried from the epoch to the time asked for: rad, rad/min. */
export interface MeanElements {
  nm: number;
  em: number;
  inclm: number;
  nodem: number;
  argpm: number;
  mm: number;
}
