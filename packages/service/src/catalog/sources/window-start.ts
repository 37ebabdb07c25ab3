import { formatUtc, type UtcTime } from '@clearway/astro';

/** When to start, given the catalogue's epochs: as asked, else now; see `windowStart`. */
export interface WindowStart {
  readonly start: UtcTime;
  readonly warning: string | null;
}

const FAR_DAYS = 30;

/**
 * The start of the window. `asked` wins. Otherwise it is `now`, unless half of the elements are more than 30 days away
 * from it, so that propagating them to now would be meaningless: then it is the newest epoch of the catalogue (leaving
 * aside what lies more than a week beyond the median, which would be a mistake in it).
 */
export function windowStart(epochs: readonly UtcTime[], asked: UtcTime | null, now: UtcTime): WindowStart {
  const days = Float64Array.from(epochs, (epoch) => epoch.day + epoch.second / 86_400).sort();
  const median = days[days.length >> 1];
  const start = asked ?? now;
  if (median === undefined) return { start, warning: null };
  const away = start.day + start.second / 86_400 - median;
  if (Math.abs(away) <= FAR_DAYS) return { start, warning: null };
  const far = `The elements are ${Math.round(Math.abs(away))} days ${away > 0 ? 'older' : 'younger'} than`;
  if (asked !== null) return { start, warning: `${far} --start: nothing here says where anything really is.` };
  const newest = days[days.findLastIndex((day) => day <= median + 7)]!;
  const second = Math.round((newest - Math.floor(newest)) * 86_400);
  const from: UtcTime =
    second === 86_400 ? { day: Math.floor(newest) + 1, second: 0 } : { day: Math.floor(newest), second };
  return { start: from, warning: `${far} now: the window starts at the newest of them, ${formatUtc(from, 0)}.` };
}
