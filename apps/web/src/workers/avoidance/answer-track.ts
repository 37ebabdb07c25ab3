import { propagateTwoBody, rotated, transposed } from '@clearway/astro';
import { burnTransition } from '@clearway/avoidance';
import type { TrackAnswer, TrackQuestion } from './burn-question.ts';
import type { OpenEncounter } from './open-encounter.ts';

/** Where the mover is from the burn on, without it, and what the burn adds: both two-body motion, as burns are planned by. */
export function answerTrack({ orbit, tcaMs }: OpenEncounter, question: TrackQuestion): TrackAnswer {
  const { burn, fromSeconds = -question.burn.leadSeconds, untilSeconds, samples } = question;
  const transition = burnTransition(orbit, burn.leadSeconds);
  const burnt = Float64Array.from(transition.state);
  rotated(transposed(transition.rtn), burn.rtn).forEach((component, k) => {
    burnt[3 + k]! += component;
  });
  const timesMs = new Float64Array(samples);
  const unburnt = new Float64Array(3 * samples);
  const shift = new Float64Array(3 * samples);
  const [one, other] = [new Float64Array(6), new Float64Array(6)];
  for (let k = 0; k < samples; k++) {
    const afterTca = fromSeconds + ((untilSeconds - fromSeconds) * k) / (samples - 1);
    const seconds = afterTca + burn.leadSeconds;
    timesMs[k] = tcaMs + 1000 * afterTca;
    propagateTwoBody(transition.state, seconds, one);
    propagateTwoBody(seconds > 0 ? burnt : transition.state, seconds, other);
    for (let c = 0; c < 3; c++) {
      unburnt[3 * k + c] = one[c]!;
      shift[3 * k + c] = other[c]! - one[c]!;
    }
  }
  return { timesMs, unburnt, shift };
}
