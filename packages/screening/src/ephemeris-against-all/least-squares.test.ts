import { expect, test } from 'vitest';
import { fitPolynomial, polynomialValue, substituteLinear } from './least-squares.ts';

const places = Float64Array.from({ length: 41 }, (_, k) => -1 + k / 20);

test.each([1, 2, 3, 4])('a polynomial of degree %i is found exactly', (degree) => {
  const exact = Float64Array.from([700, -3, 0.5, 0.25, -0.125], (value, k) => (k <= degree ? value : 0));
  const fit = fitPolynomial(
    places,
    places.map((x) => polynomialValue(exact, x)),
    degree,
  );
  for (let k = 0; k < 5; k++) expect(fit[k]).toBeCloseTo(exact[k]!, 9);
});

test('what oscillates is averaged', () => {
  const fit = fitPolynomial(
    places,
    places.map((x, k) => 5 + x + (k % 2 === 0 ? 0.1 : -0.1)),
    1,
  );
  expect(fit[0]).toBeCloseTo(5, 1);
  expect(fit[1]).toBeCloseTo(1, 1);
});

test('a linear substitution keeps the values', () => {
  const polynomial = Float64Array.of(1, -2, 3, 0.5, -0.25);
  const out = new Float64Array(7);
  substituteLinear(polynomial, 8, -3.5, out, 1);
  for (const x of [-1, 0, 0.4, 1]) {
    expect(polynomialValue(out.subarray(1, 6), x)).toBeCloseTo(polynomialValue(polynomial, 8 * x - 3.5), 6);
  }
  expect([out[0], out[6]]).toEqual([0, 0]);
});
