import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { burnOf, burnOfShape, chosenOf, isSameBurn, shapeOf } from './burn-shape.ts';
import { countdownText, headingOf } from './burn-words.ts';
import { exaggerationOf } from './exaggeration.ts';
import { ownMover } from './own-mover.ts';

describe('a burn set by hand', () => {
  test('goes to angles and back, to the workers and back', () => {
    const component = fc.double({ min: -5000, max: 5000, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(component, component, component), ([r, t, n]) => {
        fc.pre(Math.hypot(r, t, n) > 1e-3 && Math.hypot(r, t) > 1e-6);
        const burn = { leadSeconds: 1234.5, rtnMmS: [r, t, n] as const };
        expect(isSameBurn(burnOfShape(shapeOf(burn)), burn)).toBe(true);
        expect(isSameBurn(chosenOf(burnOf(burn)), burn)).toBe(true);
      }),
    );
  });

  test('angles are what they are called', () => {
    const of = (pitchDeg: number, yawDeg: number): readonly number[] =>
      burnOfShape({ leadSeconds: 1, sizeMmS: 10, pitchDeg, yawDeg }).rtnMmS.map((each) => Math.round(each * 1e6) / 1e6);
    expect(of(0, 0)).toEqual([0, 10, 0]);
    expect(of(90, 0)).toEqual([10, 0, 0]);
    expect(of(180, 0)).toEqual([0, -10, 0]);
    expect(of(0, 90)).toEqual([0, 0, 10]);
    expect([headingOf([0, -10, 1]), headingOf([5, 1, -2]), headingOf([0, 1, -2])]).toEqual([
      'backwards',
      'outwards',
      'right',
    ]);
  });

  test('burns differ by what the address keeps', () => {
    const burn = { leadSeconds: 100, rtnMmS: [1, 2, 3] as const };
    expect(isSameBurn(burn, { ...burn, rtnMmS: [1, 2, 3.01] })).toBe(false);
    expect(isSameBurn(burn, null)).toBe(false);
    expect(isSameBurn(null, null)).toBe(true);
  });
});

test('what is left is told in the two largest units', () => {
  expect([90_061, 3_661, 67, -5].map(countdownText).map((text) => text.replaceAll('\u202f', ' '))).toEqual([
    '1 d 01 h',
    '1 h 01 min',
    '1 min 07 s',
    '0 min 00 s',
  ]);
});

test('shifts are drawn some hundred kilometres large, by round factors, and never smaller', () => {
  expect([2.12, 0.07, 40, 250, 0].map(exaggerationOf)).toEqual([100, 2000, 5, 1, 1]);
});

test('the second object moves only where only it can', () => {
  const message = (first: string, second: string): string =>
    `OBJECT = OBJECT1\nMANEUVERABLE       = ${first}\nOBJECT = OBJECT2\nMANEUVERABLE = ${second}\n`;
  expect(ownMover(message('YES', 'YES'))).toBe('primary');
  expect(ownMover(message('N/A', 'YES'))).toBe('secondary');
  expect(ownMover(message('NO', 'N/A'))).toBe('primary');
});
