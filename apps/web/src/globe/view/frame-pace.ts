/** How fast things in low orbits go, km/s. */
const FASTEST_KM_S = 8;
/** So many pictures for each pixel that something moves. */
const PICTURES_PER_PIXEL = 4;
const MOST_A_SECOND = 60;
const FEWEST_A_SECOND = 1;

/**
 * How long a picture may stand while only time passes, ms: where nothing moves by a quarter of a pixel no new one is needed, which
 * spares the battery of a laptop that shows the whole globe. What is followed goes as fast as the screen.
 */
export function frameIntervalMs(speed: number, kmPerPixel: number, following: boolean): number {
  if (following) return 0;
  const pixelsPerSecond = (FASTEST_KM_S * Math.abs(speed)) / kmPerPixel;
  const wanted = Math.min(MOST_A_SECOND, Math.max(FEWEST_A_SECOND, pixelsPerSecond * PICTURES_PER_PIXEL));
  return wanted >= MOST_A_SECOND ? 0 : 1000 / wanted;
}
