import { BRIGHT_STARS } from './bright-stars.ts';

/** Faintest magnitude of the drawn sky. */
export const FAINTEST_MAGNITUDE = 5.2;
const STAR_COUNT = 1500;

/** North pole of the Galaxy, J2000, degrees (Blaauw et al. 1960, as precessed). */
const GALACTIC_POLE = { rightAscension: 192.86, declination: 27.13 };

/**
 * Stars of the drawn sky, inertial (J2000): direction x, y, z and magnitude, four numbers a star. The bright ones are real; the faint ones
 * are strewn, always the same way: as many more by magnitude as in the true sky (about threefold a magnitude), and denser to the Milky Way.
 * Scenery, not for pointing.
 */
export function createStarField(): Float32Array<ArrayBuffer> {
  const stars = new Float32Array(STAR_COUNT * 4);
  const real = BRIGHT_STARS.length / 3;
  for (let i = 0; i < real; i++) {
    stars.set(direction(BRIGHT_STARS[3 * i]!, BRIGHT_STARS[3 * i + 1]!), 4 * i);
    stars[4 * i + 3] = BRIGHT_STARS[3 * i + 2]!;
  }
  const pole = direction(GALACTIC_POLE.rightAscension, GALACTIC_POLE.declination);
  const random = sequence(20_000_101);
  for (let i = real; i < STAR_COUNT; ) {
    const z = 2 * random() - 1;
    const around = 2 * Math.PI * random();
    const across = Math.sqrt(1 - z * z);
    const [x, y] = [across * Math.cos(around), across * Math.sin(around)];
    const sineOfGalacticLatitude = x * pole[0] + y * pole[1] + z * pole[2];
    if (random() > 0.4 + 0.6 * Math.exp(-Math.abs(sineOfGalacticLatitude) / 0.25)) continue;
    // From 3.0 on, where the real ones end, N grows as 10^(0.48 m).
    const magnitude = FAINTEST_MAGNITUDE + Math.log10(random() * (1 - 10 ** -1.056) + 10 ** -1.056) / 0.48;
    stars.set([x, y, z, magnitude], 4 * i);
    i++;
  }
  return stars;
}

function direction(rightAscension: number, declination: number): [number, number, number] {
  const [ra, dec] = [(rightAscension * Math.PI) / 180, (declination * Math.PI) / 180];
  return [Math.cos(dec) * Math.cos(ra), Math.cos(dec) * Math.sin(ra), Math.sin(dec)];
}

/** Uniform in [0, 1): the minimal standard generator of Park and Miller 1988. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
