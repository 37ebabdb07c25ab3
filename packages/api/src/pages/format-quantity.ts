import { formatUtc, type UtcTime } from '@clearway/service';

/** Narrow no-break space between number and unit. */
const SPACE = '\u202F';

/** `312 m`, `1.25 km`, `12.3 km`. */
export function formatDistance(km: number): string {
  const metres = km * 1000;
  if (metres < 999.5) return `${metres < 9.95 ? metres.toFixed(1) : Math.round(metres)}${SPACE}m`;
  return `${km.toFixed(km < 9.995 ? 2 : 1)}${SPACE}km`;
}

/** `14.8 km/s`, `312 m/s`, `3.1 m/s`. */
export function formatSpeed(kmPerSecond: number): string {
  const metres = kmPerSecond * 1000;
  if (metres < 999.5) return `${metres < 9.95 ? metres.toFixed(1) : Math.round(metres)}${SPACE}m/s`;
  return `${kmPerSecond.toFixed(1)}${SPACE}km/s`;
}

/** `12 %`, `0.31 %`, `2.4e-5`; a dash where there is none. */
export function formatProbability(probability: number | null): string {
  if (probability === null) return '–';
  if (probability < 1e-3) return probability.toExponential(1);
  const percent = probability * 100;
  return `${percent.toFixed(percent < 0.95 ? 2 : percent < 9.5 ? 1 : 0)}${SPACE}%`;
}

/** Age of elements: `9 h old`, `3.2 d old`; `5 h ahead` where their epoch comes later than what they are used for. */
export function formatAge(days: number): string {
  const size = Math.abs(days);
  const text = size < 2 ? `${Math.round(size * 24)}${SPACE}h` : `${size.toFixed(size < 9.95 ? 1 : 0)}${SPACE}d`;
  return days < 0 && !text.startsWith('0') ? `${text} ahead` : `${text} old`;
}

const WEEKDAYS = ['Sat', 'Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Thu 12 Mar 14:02:11`, UTC, to the nearest second. */
export function formatMoment(time: UtcTime): string {
  const iso = formatUtc(time, 0);
  // 2000-01-01, day 0, was a Saturday. Rounding may have passed midnight: take the day from the text.
  const day = Math.round(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / 86_400_000) - 10_957;
  const weekday = WEEKDAYS[((day % 7) + 7) % 7];
  return `${weekday} ${Number(iso.slice(8, 10))} ${MONTHS[Number(iso.slice(5, 7)) - 1]} ${iso.slice(11, 19)}`;
}

/** `21,569`. */
export function formatCount(count: number): string {
  return Math.round(count).toLocaleString('en-US');
}

/** `40 s`, `1 min 32 s`, `2 h 5 min`. */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
