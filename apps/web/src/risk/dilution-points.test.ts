import { expect, test } from 'vitest';
import { dilutionPoints } from './dilution-points.ts';
import { powerText } from './power-text.ts';

test('the greatest point and the given one of a curve with gaps', () => {
  const curve = { factor: [0.1, 0.3, 1, 3], probability: [0, null, 2e-4, 1e-4] };
  expect(dilutionPoints(curve)).toEqual({
    points: [
      { factor: 0.1, probability: 0 },
      { factor: 1, probability: 2e-4 },
      { factor: 3, probability: 1e-4 },
    ],
    greatest: { factor: 1, probability: 2e-4 },
    given: { factor: 1, probability: 2e-4 },
    isAtEdge: false,
  });
});

test('a greatest point at the edge is said to be there', () => {
  expect(dilutionPoints({ factor: [0.01, 1], probability: [0.2, 0.1] }).isAtEdge).toBe(true);
});

test('a curve that is nowhere above nought has no greatest point', () => {
  expect(dilutionPoints({ factor: [0.1, 1], probability: [0, 0] }).greatest).toBeNull();
});

test('powers of ten, as axes have them', () => {
  expect([1e-7, 1e-10, 1, 100, 10].map(powerText)).toEqual(['10⁻⁷', '10⁻¹⁰', '1', '10²', '10¹']);
});
