import { describe, expect, it } from 'vitest';
import { BRIGHT_STARS } from './bright-stars.ts';
import { createStarField, FAINTEST_MAGNITUDE } from './star-field.ts';

const stars = createStarField();
const count = stars.length / 4;
const magnitudes = Array.from({ length: count }, (_, i) => stars[4 * i + 3]!);

describe('the drawn sky', () => {
  it('is the same every time, of unit directions', () => {
    expect(createStarField()).toEqual(stars);
    for (let i = 0; i < count; i++) expect(Math.hypot(...stars.slice(4 * i, 4 * i + 3))).toBeCloseTo(1, 5);
  });

  it('has each real star once and within the sphere', () => {
    const places = new Set<string>();
    for (let i = 0; i < BRIGHT_STARS.length; i += 3) {
      const [ra, dec, magnitude] = [BRIGHT_STARS[i]!, BRIGHT_STARS[i + 1]!, BRIGHT_STARS[i + 2]!];
      places.add(`${ra} ${dec}`);
      expect(ra >= 0 && ra < 360 && Math.abs(dec) <= 90 && magnitude >= -1.46 && magnitude < 3.5, `${ra} ${dec}`).toBe(
        true,
      );
    }
    expect(places.size).toBe(BRIGHT_STARS.length / 3);
  });

  // Allen's Astrophysical Quantities: 15 stars to magnitude 1.0 or so (the 15 of first magnitude), about 48 to 2.0.
  it('has as many bright ones as the true sky', () => {
    const brighterThan = (limit: number) => magnitudes.filter((magnitude) => magnitude < limit).length;
    expect(brighterThan(1)).toBeGreaterThanOrEqual(13);
    expect(brighterThan(1)).toBeLessThanOrEqual(17);
    expect(brighterThan(2)).toBeGreaterThanOrEqual(42);
    expect(brighterThan(2)).toBeLessThanOrEqual(52);
    expect(Math.max(...magnitudes)).toBeLessThanOrEqual(FAINTEST_MAGNITUDE + 1e-6);
  });

  it('knows its figures: the belt of Orion is straight and 2.7° long, the pointers of the Great Bear point to Polaris', () => {
    const [mintaka, alnilam, alnitak] = [
      [83.0017, -0.2991],
      [84.0534, -1.2019],
      [85.1897, -1.9426],
    ].map(starAt);
    expect(apart(mintaka!, alnitak!)).toBeCloseTo(2.7, 0);
    expect(apart(mintaka!, alnilam!) + apart(alnilam!, alnitak!) - apart(mintaka!, alnitak!)).toBeLessThan(0.1);
    const [merak, dubhe, polaris] = [
      [165.4603, 56.3824],
      [165.932, 61.751],
      [37.9545, 89.2641],
    ].map(starAt);
    expect(apart(merak!, dubhe!) + apart(dubhe!, polaris!) - apart(merak!, polaris!)).toBeLessThan(0.5);
  });

  it('is denser along the Milky Way', () => {
    const pole = direction([192.86, 27.13]);
    const near = Array.from({ length: count }, (_, i) =>
      Math.abs(stars[4 * i]! * pole[0] + stars[4 * i + 1]! * pole[1] + stars[4 * i + 2]! * pole[2]),
    ).filter((sine) => sine < 0.25).length;
    // A quarter of the sphere.
    expect(near / count).toBeGreaterThan(0.3);
  });
});

type Direction = readonly [number, number, number];

function direction([rightAscension, declination]: readonly number[]): Direction {
  const [ra, dec] = [(rightAscension! * Math.PI) / 180, (declination! * Math.PI) / 180];
  return [Math.cos(dec) * Math.cos(ra), Math.cos(dec) * Math.sin(ra), Math.sin(dec)];
}

/** The real star of the field that is drawn within a fifth of a degree of a place. */
function starAt(degrees: readonly number[]): Direction {
  const wanted = direction(degrees);
  const drawn = Array.from(
    { length: BRIGHT_STARS.length / 3 },
    (_, i): Direction => [stars[4 * i]!, stars[4 * i + 1]!, stars[4 * i + 2]!],
  );
  const found = drawn.find((star) => apart(star, wanted) < 0.2);
  expect(found, `${degrees}`).toBeDefined();
  return found!;
}

function apart(a: Direction, b: Direction): number {
  return (Math.acos(Math.min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])) * 180) / Math.PI;
}
