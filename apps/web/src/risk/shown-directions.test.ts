import { expect, test } from 'vitest';
import { shownDirections } from './shown-directions.ts';

test('what points out of the plane is left out, what shows alike stands together', () => {
  const [up, left] = [
    { x: 0.1, y: 0.99 },
    { x: -0.99, y: 0.1 },
  ];
  expect(shownDirections({ radial: up, in_track: { x: 0.1, y: 0.02 }, cross_track: left })).toEqual([
    { name: 'R', to: up },
    { name: 'N', to: left },
  ]);
  expect(shownDirections({ radial: up, in_track: { x: -0.4, y: 0.1 }, cross_track: left })).toEqual([
    { name: 'R', to: up },
    { name: 'TN', to: left },
  ]);
});
