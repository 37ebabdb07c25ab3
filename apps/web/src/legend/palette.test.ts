import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bytesOf, type Colour, PALETTES } from './palette.ts';

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** Machado, Oliveira and Fernandes 2009, table 1, severity 1: linear RGB as it is seen. */
const SIGHTS: Readonly<Record<string, Matrix>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'red-blind': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'green-blind': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'blue-blind': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const linear = (byte: number): number => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};
const times = (matrix: Matrix, [x, y, z]: Triple): Triple => matrix.map(([a, b, c]) => a * x + b * y + c * z) as never;
const linearOf = (colour: Colour): Triple => bytesOf(colour).map(linear) as never;

/** CIE L*a*b* (D65) of linear sRGB. */
function labOf(rgb: Triple): Triple {
  const [x, y, z] = times(
    [
      [0.4124564, 0.3575761, 0.1804375],
      [0.2126729, 0.7151522, 0.072175],
      [0.0193339, 0.119192, 0.9503041],
    ],
    rgb.map((value) => Math.min(1, Math.max(0, value))) as never,
  );
  const f = (t: number): number => (t > 216 / 24_389 ? Math.cbrt(t) : ((24_389 / 27) * t + 16) / 116);
  const [fx, fy, fz] = [f(x / 0.95047), f(y), f(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

/** The least CIE76 distance of any two colours, as a sight sees them, and which they are. */
function closest(colours: readonly Colour[], sight: Matrix): { readonly distance: number; readonly pair: string } {
  let least = { distance: Number.POSITIVE_INFINITY, pair: '' };
  for (const [at, one] of colours.entries()) {
    for (const other of colours.slice(at + 1)) {
      const [p, q] = [one, other].map((colour) => labOf(times(sight, linearOf(colour)))) as [Triple, Triple];
      const distance = Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
      if (distance < least.distance) least = { distance, pair: `${one} ${other}` };
    }
  }
  return least;
}

function contrast(one: Colour, other: Colour): number {
  const [low, high] = [one, other]
    .map((colour) => {
      const [r, g, b] = linearOf(colour);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    })
    .sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const styleSheet = readFileSync(new URL('../theme/theme.css', import.meta.url), 'utf8');
const [darkSheet = '', lightSheet = ''] = styleSheet.split(':root[data-theme="light"]');
const token = (sheet: string, name: string): string | undefined =>
  new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(sheet)?.[1];

describe.each([
  ['dark', '#0b0f17', darkSheet],
  ['light', '#eef2f7', lightSheet],
] as const)('%s points', (theme, background, sheet) => {
  const { kinds, apart, rest, notKnown, ages, densities, risks } = PALETTES[theme];

  test.each(Object.entries(SIGHTS))('stay apart with %s eyes', (sight, matrix) => {
    const sets = {
      kinds: Object.values(kinds),
      owners: [...apart, rest],
      ages,
      risks: [risks.event, risks.watch, risks.act],
    };
    for (const [name, colours] of Object.entries(sets)) {
      const { distance, pair } = closest(colours, matrix);
      expect(distance, `${name}, ${sight}: ${pair}`).toBeGreaterThan(10);
    }
  });

  test('density grows steadily away from the background', () => {
    const lightness = densities.map((colour) => labOf(linearOf(colour))[0]);
    const sign = theme === 'dark' ? 1 : -1;
    for (let at = 1; at < lightness.length; at++) {
      expect(sign * (lightness[at]! - lightness[at - 1]!), `${densities[at]}`).toBeGreaterThan(5);
    }
  });

  test('every point is seen against the sky', () => {
    for (const colour of [
      ...Object.values(kinds),
      ...apart,
      ...ages,
      ...Object.values(risks),
      ...densities,
      rest,
      notKnown,
    ]) {
      expect(contrast(colour, background), colour).toBeGreaterThan(1.8);
    }
    for (const colour of [...Object.values(kinds), ...apart]) {
      expect(contrast(colour, background), colour).toBeGreaterThan(3);
    }
  });

  test('kinds are those of the theme', () => {
    for (const [name, colour] of Object.entries(kinds)) {
      expect(token(sheet, name), name).toBe(colour);
    }
  });
});

test('a colour is three bytes', () => {
  expect(bytesOf('#56b4e9')).toEqual([0x56, 0xb4, 0xe9]);
});
