// Not the whole of the API, whose server would be half of all modules that `screen` loads.
import { formatCount, formatDuration } from '@clearway/api/format-quantity';
import type { ScreeningProgress } from '@clearway/service';
import type { Screen } from '../command-line/surroundings.ts';

/** Shows how far a screening is: a bar on a terminal, a plain line every few seconds elsewhere. */
export interface ProgressDisplay {
  advance(progress: ScreeningProgress): void;
  /** Takes the bar away. */
  finish(): void;
}

const BAR_WIDTH = 24;
const REDRAW_MILLISECONDS = 100;
const LINE_MILLISECONDS = 5000;

export function showProgress(screen: Screen, windowDays: number, now: () => number = Date.now): ProgressDisplay {
  const began = now();
  const every = screen.isTTY ? REDRAW_MILLISECONDS : LINE_MILLISECONDS;
  let shown = screen.isTTY ? Number.NEGATIVE_INFINITY : began;
  let drawn = false;
  return {
    advance(progress: ScreeningProgress): void {
      const at = now();
      if (at - shown < every) return;
      shown = at;
      const facts = progressFacts(progress, windowDays, (at - began) / 1000);
      if (!screen.isTTY) {
        screen.write(`clearway: screening ${facts.join(', ')}\n`);
        return;
      }
      drawn = true;
      const line = `${bar(progress.fraction)} ${facts.join('  ')}`;
      screen.write(`\r${line.slice(0, Math.max(20, (screen.columns || 80) - 1))}\u001B[K`);
    },
    finish(): void {
      if (drawn) screen.write('\r\u001B[K');
      drawn = false;
    },
  };
}

function progressFacts(progress: ScreeningProgress, windowDays: number, seconds: number): string[] {
  const { fraction, closeApproaches } = progress;
  const facts = [`${Math.floor(fraction * 100)} %`];
  if (fraction > 0.01 && seconds > 0.5) {
    const daysPerMinute = (fraction * windowDays * 60) / seconds;
    facts.push(`${Number(daysPerMinute.toPrecision(2))} days/min`);
    facts.push(`${formatDuration((seconds / fraction) * (1 - fraction))} left`);
  }
  if (closeApproaches > 0) facts.push(`${formatCount(closeApproaches)} close approaches`);
  return facts;
}

function bar(fraction: number): string {
  const full = Math.round(Math.min(1, Math.max(0, fraction)) * BAR_WIDTH);
  return `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)}`;
}
