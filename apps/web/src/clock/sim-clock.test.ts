import { describe, expect, test } from 'vitest';
import { createSimClock, REACH_MS, stepRate } from './sim-clock.ts';

function clockAt(start: number) {
  let passed = 0;
  const clock = createSimClock(
    () => passed,
    () => start + passed,
  );
  const wait = (ms: number): void => {
    passed += ms;
  };
  return { clock, wait };
}

describe('the clock of the map', () => {
  test('follows the present until it is told otherwise', () => {
    const { clock, wait } = clockAt(1e12);
    expect(clock.isLive()).toBe(true);
    wait(1500);
    expect(clock.at()).toBe(1e12 + 1500);
    expect(clock.time()).toEqual({ atMs: null, rate: 1, playing: true });
  });

  test('changes its rate and its direction without a jump', () => {
    const { clock, wait } = clockAt(1e12);
    wait(1000);
    for (const rate of [60, -60, 10_000, -10_000, 1]) {
      const before = clock.at();
      clock.setRate(rate);
      expect(clock.at()).toBe(before);
      wait(16);
      expect(clock.at()).toBeCloseTo(before + 16 * rate, 6);
    }
  });

  test('stands still when paused, and goes on from there', () => {
    const { clock, wait } = clockAt(1e12);
    clock.setRate(10);
    wait(100);
    clock.pause();
    const held = clock.at();
    wait(5000);
    expect(clock.at()).toBe(held);
    clock.play();
    wait(10);
    expect(clock.at()).toBe(held + 100);
  });

  test('stays within fourteen days of now', () => {
    const { clock, wait } = clockAt(1e12);
    clock.seek(0);
    expect(clock.at()).toBe(1e12 - REACH_MS);
    clock.setRate(10_000);
    wait(10_000_000);
    expect(clock.at()).toBe(1e12 + 10_000_000 + REACH_MS);
  });

  test('takes the clock of the service', () => {
    const { clock, wait } = clockAt(1e12);
    clock.setNow(9e11);
    wait(10);
    expect(clock.at()).toBe(9e11 + 10);
    clock.setNow(9e11 + 200);
    expect(clock.at()).toBe(9e11 + 10);
    clock.seek(9e11 - 5000);
    clock.followNow();
    expect(clock.at()).toBe(9e11 + 10);
  });

  test('steps through speeds, through ×1 into the other direction', () => {
    expect(stepRate(1, 1)).toBe(10);
    expect(stepRate(1, -1)).toBe(-1);
    expect(stepRate(-1, 1)).toBe(1);
    expect(stepRate(-10, -1)).toBe(-60);
    expect(stepRate(10_000, 1)).toBe(10_000);
    expect(stepRate(-10_000, -1)).toBe(-10_000);
    expect(stepRate(45, 1)).toBe(60);
  });
});
