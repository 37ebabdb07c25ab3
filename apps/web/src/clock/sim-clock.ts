import type { ViewTime } from '../view/view.ts';

const DAY_MS = 86_400_000;
/** How far from now the map goes: element sets tell no more. */
export const REACH_MS: number = 14 * DAY_MS;
/** Speeds that buttons and keys step through. */
export const RATES: readonly number[] = [1, 10, 60, 300, 1000, 3600, 10_000];

/** The map's own time: what everything on screen is drawn for. */
export interface SimClock {
  /** Simulated time, ms since 1970 UTC, at a moment of `performance.now()` (default: this one). */
  at(performanceMs?: number): number;
  /** What time it really is, by the service's clock. */
  nowMs(): number;
  time(): ViewTime;
  /** Simulated ms a millisecond: 0 while it stands. */
  speed(): number;
  /** True while it follows the present. */
  isLive(): boolean;
  /** Goes to a time, within reach, and goes on at the same rate; a live clock stops being live. */
  seek(ms: number): void;
  play(): void;
  pause(): void;
  setRate(rate: number): void;
  /** Back to the present, at rate 1. */
  followNow(): void;
  /** Takes over the time of a link. */
  take(time: ViewTime): void;
  /** Sets the service's clock: a run whose start was given goes on from there. */
  setNow(ms: number): void;
  /** Called after every change but the passing of time. */
  subscribe(listener: () => void): () => void;
}

export function createSimClock(
  performanceNow: () => number = () => performance.now(),
  dateNow: () => number = Date.now,
): SimClock {
  let offsetMs = 0;
  let live = true;
  let playing = true;
  let rate = 1;
  let baseMs = dateNow();
  let basePerformance = performanceNow();
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const nowMs = (): number => dateNow() + offsetMs;
  const speed = (): number => (live ? 1 : playing ? rate : 0);
  const within = (ms: number): number => Math.min(nowMs() + REACH_MS, Math.max(nowMs() - REACH_MS, ms));
  const at = (moment = performanceNow()): number =>
    live ? nowMs() + (moment - performanceNow()) : within(baseMs + (moment - basePerformance) * speed());
  /** Makes the present moment the base, so that a change of rate is no jump. */
  const rebase = (): void => {
    baseMs = at();
    basePerformance = performanceNow();
  };
  return {
    at,
    nowMs,
    speed,
    isLive: () => live,
    time: () => (live ? { atMs: null, rate: 1, playing: true } : { atMs: Math.round(at()), rate, playing }),
    seek(ms) {
      rebase();
      live = false;
      baseMs = within(ms);
      tell();
    },
    play() {
      rebase();
      playing = true;
      tell();
    },
    pause() {
      rebase();
      live = false;
      playing = false;
      tell();
    },
    setRate(next) {
      rebase();
      live = false;
      playing = true;
      rate = next;
      tell();
    },
    followNow() {
      live = true;
      playing = true;
      rate = 1;
      tell();
    },
    take(time) {
      live = time.atMs === null;
      rate = time.rate;
      playing = time.playing;
      baseMs = time.atMs ?? nowMs();
      basePerformance = performanceNow();
      tell();
    },
    setNow(ms) {
      // Answers take a moment to come: what is less than a second off is no other clock.
      const next = ms - dateNow();
      if (Math.abs(next - offsetMs) < 1000) return;
      offsetMs = Math.abs(next) < 5000 ? 0 : next;
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The next faster or slower speed; through ×1 it changes its direction. */
export function stepRate(rate: number, direction: 1 | -1): number {
  const signed = [...RATES.toReversed().map((each) => -each), ...RATES];
  const at = signed.findIndex((each) => each >= rate);
  const exact = signed[at] === rate;
  const next = direction > 0 ? (exact ? at + 1 : at) : at - 1;
  return signed[Math.min(signed.length - 1, Math.max(0, next))]!;
}
