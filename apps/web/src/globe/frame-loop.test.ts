import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createFrameLoop, type FrameLoop } from './frame-loop.ts';

/** When pictures are drawn. A browser's frames are played by fake timers, 16 ms apart. */
let loop: FrameLoop;
let drawn: number[];
let speed: number;
let isMoving: boolean;
let isReady: boolean;
/** From one frame to the next. */
let frameMs: number;
let tick: () => void;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.stubGlobal('requestAnimationFrame', (then: (now: number) => void) =>
    setTimeout(() => then(performance.now()), frameMs),
  );
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => clearTimeout(frame));
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('document', { hidden: false, addEventListener: vi.fn(), removeEventListener: vi.fn() });
  drawn = [];
  [speed, isMoving, isReady, frameMs, tick] = [0, false, true, 16, () => undefined];
  loop = createFrameLoop({
    clock: {
      speed: () => speed,
      subscribe: (listener) => {
        tick = listener;
        return () => undefined;
      },
    },
    isReady: () => isReady,
    isMoving: () => isMoving,
    paceMs: () => 500,
    draw: (now) => drawn.push(now),
  });
});
afterEach(() => {
  loop.dispose();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** How many pictures were drawn in so many milliseconds. */
function picturesIn(ms: number): number {
  const before = drawn.length;
  vi.advanceTimersByTime(ms);
  return drawn.length - before;
}

test('while time stands and nothing changes no picture is drawn, and each change is drawn once', () => {
  loop.touch();
  loop.touch();
  expect(picturesIn(1000)).toBe(1);
  expect(picturesIn(5000)).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
  loop.touch();
  expect(picturesIn(1000)).toBe(1);
});

test('while time passes pictures keep their pace, and while the camera moves there is one a frame', () => {
  speed = 1;
  tick();
  expect(picturesIn(5000)).toBeGreaterThanOrEqual(9);
  expect(picturesIn(5000)).toBeLessThanOrEqual(10);
  isMoving = true;
  loop.touch();
  expect(picturesIn(1600)).toBeGreaterThan(90);
});

test('what cannot be drawn yet is drawn when it can', () => {
  isReady = false;
  loop.touch();
  expect(picturesIn(1000)).toBe(0);
  isReady = true;
  loop.touch();
  expect(picturesIn(1000)).toBe(1);
});

test('while an answer is awaited nothing is drawn for a second, and what was held is drawn after it', () => {
  loop.touch();
  picturesIn(100);
  loop.giveWay('awaited');
  loop.touch();
  expect(picturesIn(900)).toBe(0);
  loop.giveWay('painted');
  expect(picturesIn(400)).toBe(1);
  loop.giveWay('awaited');
  loop.touch();
  // An answer that never comes holds the map no longer.
  expect(picturesIn(2000)).toBe(1);
});

/** How many pictures are drawn while somebody drags for so long, each answer a frame after its input, and the map changes with each. */
function picturesWhileDragging(ms: number): number {
  let count = 0;
  for (let at = 0; at < ms; at += 2 * frameMs) {
    loop.giveWay('awaited');
    count += picturesIn(frameMs);
    loop.giveWay('painted');
    loop.touch();
    count += picturesIn(frameMs);
  }
  return count;
}

test('where pictures are fast the map follows a hand that drags elsewhere; where they are slow it keeps half of the time', () => {
  expect(picturesWhileDragging(2000)).toBeGreaterThan(50);
  frameMs = 100;
  picturesWhileDragging(4000);
  const slow = picturesWhileDragging(4000);
  expect(slow).toBeGreaterThanOrEqual(10);
  expect(slow).toBeLessThanOrEqual(20);
});

test('what a hand drags elsewhere does not stop the camera', () => {
  isMoving = true;
  loop.giveWay('awaited');
  loop.touch();
  expect(picturesIn(500)).toBeGreaterThan(20);
});
