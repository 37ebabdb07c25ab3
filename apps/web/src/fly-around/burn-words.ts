import type { Translate } from '../language/messages.ts';
import { type Quantities, UNKNOWN } from '../language/quantities.ts';

const THIN = '\u202f';

/** A change of velocity as operators say it: `19.8 mm/s`, `1.2 m/s`. */
export function impulseText(kmS: number, quantities: Quantities): string {
  if (!Number.isFinite(kmS)) return UNKNOWN;
  const size = Math.abs(kmS);
  const [value, unit] = size < 1e-3 ? [kmS * 1e6, 'mm/s'] : [kmS * 1e3, 'm/s'];
  return `${quantities.number(value, 3)}${THIN}${unit}`;
}

/** `14 h 03 min`, `59 min 07 s`: what is left until something. */
export function countdownText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [days, hours, minutes] = [
    Math.floor(whole / 86_400),
    Math.floor(whole / 3600) % 24,
    Math.floor(whole / 60) % 60,
  ];
  const padded = (value: number): string => String(value).padStart(2, '0');
  if (days > 0) return `${days}${THIN}d ${padded(hours)}${THIN}h`;
  if (hours > 0) return `${hours}${THIN}h ${padded(minutes)}${THIN}min`;
  return `${minutes}${THIN}min ${padded(whole % 60)}${THIN}s`;
}

/** Which way a burn pushes, by the part that is the largest: `forwards`. */
export function headingOf([radial, inTrack, crossTrack]: readonly [number, number, number]): string {
  const [r, t, n] = [Math.abs(radial), Math.abs(inTrack), Math.abs(crossTrack)];
  if (t >= r && t >= n) return inTrack >= 0 ? 'forwards' : 'backwards';
  if (r >= n) return radial >= 0 ? 'outwards' : 'inwards';
  return crossTrack >= 0 ? 'left' : 'right';
}

/** `2.5 revolutions`. */
export function orbitsText(orbits: number, t: Translate, quantities: Quantities): string {
  return t('fly-around.revolutions', { count: quantities.number(Number(orbits.toFixed(2)), 4) });
}

/** mm or g would be false precision: `0.12 kg`, `41 g`. */
export function fuelText(kg: number, quantities: Quantities): string {
  return kg < 0.1 ? `${quantities.number(kg * 1000, 2)}${THIN}g` : `${quantities.number(kg, 3)}${THIN}kg`;
}
