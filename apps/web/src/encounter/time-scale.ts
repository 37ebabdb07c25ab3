/** How a slider's steps are spread over time: a tenth of a millisecond a step at closest approach, minutes a step at the ends. */
export interface TimeScale {
  /** Steps to each side. */
  readonly steps: number;
  readonly spanSeconds: number;
  seconds(step: number): number;
  /** The nearest place of the slider, not whole. */
  step(seconds: number): number;
}

const STEPS = 1000;
const FINEST_SECONDS = 1e-4;

/** seconds = span · sinh(k s) / sinh k with s from −1 to 1, k such that the first step is 0.1 ms. */
export function timeScale(spanSeconds: number): TimeScale {
  const crowding = crowdingFor(spanSeconds / (FINEST_SECONDS * STEPS));
  const most = Math.sinh(crowding);
  return {
    steps: STEPS,
    spanSeconds,
    seconds: (step) => (spanSeconds * Math.sinh((crowding * step) / STEPS)) / most,
    step: (seconds) => {
      const within = Math.min(spanSeconds, Math.max(-spanSeconds, seconds));
      return (STEPS * Math.asinh((within / spanSeconds) * most)) / crowding;
    },
  };
}

/** The k whose sinh(k)/k is `ratio`, by bisection: it grows with k. */
function crowdingFor(ratio: number): number {
  let low = 1e-3;
  let high = 40;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (Math.sinh(middle) / middle < ratio) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Times that the slider names below itself, seconds to each side. */
export const NAMED_SECONDS: readonly number[] = [1, 120];

/** Seconds of one sweep over the whole slider. */
const SWEEP_SECONDS = 14;

/** Where a sweep that began at `step` is after so long; at the end it stands. */
export function sweptStep(scale: TimeScale, from: number, elapsedSeconds: number): number {
  return Math.min(scale.steps, from + (elapsedSeconds / SWEEP_SECONDS) * 2 * scale.steps);
}
