import { formatCount, formatDuration } from '@clearway/api/format-quantity';
import type { Screen } from '../command-line/surroundings.ts';

/** Shows how far Monte Carlo is: one line that changes on a terminal, a line every few seconds elsewhere. */
export interface TrialDisplay {
  readonly advance: (file: string, done: number, hits: number, trials: number) => void;
  /** Takes the line away. */
  readonly finish: () => void;
}

const REDRAW_MILLISECONDS = 100;
const LINE_MILLISECONDS = 5000;
/** The first line comes sooner: whoever mistyped the trials sees it. */
const FIRST_LINE_MILLISECONDS = 1000;

export function showTrials(screen: Screen, now: () => number = Date.now): TrialDisplay {
  const every = screen.isTTY ? REDRAW_MILLISECONDS : LINE_MILLISECONDS;
  let began = now();
  let shown = screen.isTTY ? Number.NEGATIVE_INFINITY : began - LINE_MILLISECONDS + FIRST_LINE_MILLISECONDS;
  let before = 0;
  let drawn = false;
  return {
    advance(file, done, hits, trials) {
      const at = now();
      // Fewer than before: another message has begun.
      if (done < before) began = at;
      before = done;
      if (at - shown < every) return;
      shown = at;
      const perSecond = (1000 * done) / Math.max(1, at - began);
      const facts = [
        `${Math.floor((100 * done) / trials)} %`,
        `${formatCount(perSecond)} trials/s`,
        `${formatDuration((trials - done) / Math.max(1, perSecond))} left`,
        `${formatCount(hits)} hits`,
      ];
      const line = `clearway: Monte Carlo of ${file}: ${facts.join(', ')}`;
      drawn = screen.isTTY === true;
      if (drawn) screen.write(`\r${line.slice(0, Math.max(20, (screen.columns || 80) - 1))}\u001B[K`);
      else screen.write(`${line}\n`);
    },
    finish() {
      if (drawn) screen.write('\r\u001B[K');
      drawn = false;
    },
  };
}
