import { bytesOf, type Colour } from '../legend/palette.ts';

/** A colour between those of a ramp, for 0 to 1; CSS. */
export function colourAlong(ramp: readonly Colour[], share: number): string {
  const place = Math.min(1, Math.max(0, share)) * (ramp.length - 1);
  const at = Math.min(ramp.length - 2, Math.floor(place));
  const low = bytesOf(ramp[at]!);
  const high = bytesOf(ramp[at + 1]!);
  const mixed = low.map((value, channel) => Math.round(value + (high[channel]! - value) * (place - at)));
  return `rgb(${mixed.join(' ')})`;
}
