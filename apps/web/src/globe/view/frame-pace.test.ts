import { expect, it } from 'vitest';
import { frameIntervalMs } from './frame-pace.ts';

it('nothing moves by more than a quarter of a pixel from picture to picture, but where screens are no faster', () => {
  for (const speed of [1, -1, 10, 60, -300, 1000, 10_000]) {
    for (const kmPerPixel of [0.05, 0.5, 5, 50]) {
      const intervalMs = frameIntervalMs(speed, kmPerPixel, false);
      const pixels = (7.8 * Math.abs(speed) * intervalMs) / 1000 / kmPerPixel;
      expect(pixels, `${speed}, ${kmPerPixel}`).toBeLessThanOrEqual(0.25);
      expect(intervalMs).toBeLessThanOrEqual(1000);
    }
  }
});

it('the whole globe in its own time is drawn once a second; fast time and what is followed as fast as the screen', () => {
  expect(frameIntervalMs(1, 40, false)).toBe(1000);
  expect(frameIntervalMs(0, 40, false)).toBe(1000);
  expect(frameIntervalMs(10_000, 40, false)).toBe(0);
  expect(frameIntervalMs(1, 40, true)).toBe(0);
});
