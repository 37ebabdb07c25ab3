import { decodeAlpha5, LARGEST_REACH_KM, parseUtc, UserError, type UtcTime } from '@clearway/service';

/** Bounds of a number option; the hint says them. */
export interface NumberBounds {
  readonly above?: number;
  readonly least?: number;
  readonly most: number;
  readonly whole?: boolean;
  /** `days`, `km`. */
  readonly unit: string;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

/** Reads a number strictly: `abc`, `1e999`, `NaN`, an empty text or a value out of bounds is a UserError. */
export function readNumber(option: string, text: string, bounds: NumberBounds): number {
  const value = NUMBER.test(text.trim()) ? Number(text) : Number.NaN;
  const { above = Number.NEGATIVE_INFINITY, least = Number.NEGATIVE_INFINITY, most, whole = false, unit } = bounds;
  if (!(value > above && value >= least && value <= most) || (whole && !Number.isInteger(value))) {
    const from = bounds.above === undefined ? `from ${least}` : `above ${above} and`;
    const range = bounds.above === undefined ? `${from} to ${most}` : `${from} at most ${most}`;
    throw invalid(option, text, `give a ${whole ? 'whole ' : ''}number ${range} (${unit})`);
  }
  return value;
}

/** Catalogue numbers between commas, each once, in the order given; as in TLEs too (Alpha-5: `T0001` is 270001). */
export function readIds(option: string, text: string): number[] {
  return [...new Set(readIdList(option, text))];
}

/** The same where a number may stand there more than once. */
export function readIdList(option: string, text: string): number[] {
  return text.split(',').map((part) => {
    const trimmed = part.trim();
    const id = /^\d{1,9}$/.test(trimmed) ? Number(trimmed) : decodeAlpha5(trimmed);
    if (id === null) throw invalid(option, part, 'give catalogue numbers between commas, such as 25544,20580');
    return id;
  });
}

/** An instant in UTC, to the microsecond. */
export function readUtc(option: string, text: string): UtcTime {
  const time = parseUtc(text);
  const year = Number(text.trim().slice(0, 4));
  if (time === null || year < 1957 || year > 2199) {
    throw invalid(option, text, 'give a UTC time such as 2026-03-10T00:00:00Z');
  }
  return time;
}

/** Half-widths of a box in the primary's frame, `R,T,N`, km. */
export function readBox(option: string, text: string): [number, number, number] {
  const parts = text.split(',');
  const hint = 'give three half-widths in km between commas: radial, in-track, cross-track, such as 2,25,25';
  if (parts.length !== 3) throw invalid(option, text, hint);
  const [radial, inTrack, crossTrack] = parts.map((part) =>
    readNumber(option, part, { above: 0, most: LARGEST_REACH_KM, unit: 'km' }),
  );
  const box: [number, number, number] = [radial!, inTrack!, crossTrack!];
  if (Math.hypot(...box) > LARGEST_REACH_KM) {
    throw invalid(option, text, `give a box whose corners are at most ${LARGEST_REACH_KM} km away`);
  }
  return box;
}

export function invalid(option: string, text: string, hint: string): UserError {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return new UserError('option-invalid', `${option} "${shown}" is not valid`, hint);
}
