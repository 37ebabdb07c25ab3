/** The order in which layers are painted, from the back to the front. */
export const RENDER_ORDER = {
  stars: 0,
  atmosphereBehind: 10,
  ocean: 20,
  land: 30,
  /** Over the drawn land, which stays where pictures are missing. */
  imagery: 35,
  graticule: 40,
  borders: 50,
  night: 60,
  groundTrack: 70,
  footprint: 75,
  orbitLine: 80,
  points: 90,
  selectedPoints: 95,
} as const;
