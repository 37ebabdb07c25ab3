export interface Coordinates {
  /** Degrees, north and east positive; longitude in (-180, 180]. */
  readonly latitude: number;
  readonly longitude: number;
}

const DEGREES = String.raw`([+-]?\d+(?:\.\d+)?)(?:\s*(?:°|º|deg))?`;
const MINUTES = String.raw`(\d+(?:\.\d+)?)\s*(?:['′’]|min)`;
const SECONDS = String.raw`(\d+(?:\.\d+)?)\s*(?:["″”]|''|′′|s\b)`;
const NUMBER = String.raw`${DEGREES}(?:\s*${MINUTES}(?:\s*${SECONDS})?)?`;
/** A letter of the wind rose stands before or after: N, S, E, W as on maps in English; O is east in German and west in French. */
const LETTER_BEFORE = new RegExp(String.raw`([NSEW])\s*${NUMBER}`, 'iuy');
const LETTER_AFTER = new RegExp(String.raw`${NUMBER}(?:\s*([NSEW]))?`, 'iuy');

interface Angle {
  readonly degrees: number;
  readonly letter?: string;
}

/**
 * Reads a place written as coordinates: "49.6, 6.1", "49.6 6.1", "49°36′N 6°8′E", "49.6N 6.1E", "S 33.9 E 151.2", "49,6; 6,1". Latitude
 * comes first unless letters say otherwise. Undefined for anything else, and for what lies beyond ±90° or ±180°.
 */
export function readCoordinates(text: string): Coordinates | undefined {
  // Decimal commas are told by a semicolon or a space between the two numbers.
  const written = text
    .trim()
    .replace(/−/g, '-')
    .replace(/^([^;]*\d),(\d[^,;]*)(?:;\s*|\s+)([^;]*\d),(\d[^,;]*)$/u, '$1.$2 $3.$4');
  const first = readAngle(written, 0);
  if (first === undefined) return undefined;
  const between = /\s*[,;/]?\s*/uy;
  between.lastIndex = first.end;
  const gap = between.exec(written)![0];
  const second = readAngle(written, first.end + gap.length);
  if (second === undefined || second.end !== written.length) return undefined;
  // "49.6N6.1E" needs no gap, bare numbers do.
  if (gap === '' && first.angle.letter === undefined && second.angle.letter === undefined) return undefined;
  return placeOf(first.angle, second.angle);
}

function readAngle(text: string, start: number): { angle: Angle; end: number } | undefined {
  LETTER_BEFORE.lastIndex = start;
  LETTER_AFTER.lastIndex = start;
  const before = LETTER_BEFORE.exec(text);
  if (before !== null) {
    const [whole, letter, degrees, minutes, seconds] = before;
    return angleOf(degrees!, minutes, seconds, letter, start + whole.length);
  }
  const after = LETTER_AFTER.exec(text);
  if (after === null) return undefined;
  const [whole, degrees, minutes, seconds, letter] = after;
  return angleOf(degrees!, minutes, seconds, letter, start + whole.length);
}

function angleOf(
  degrees: string,
  minutes: string | undefined,
  seconds: string | undefined,
  letter: string | undefined,
  end: number,
): { angle: Angle; end: number } | undefined {
  const [min, sec] = [Number(minutes ?? 0), Number(seconds ?? 0)];
  // A sign and a letter contradict or repeat one another.
  if (min >= 60 || sec >= 60 || (letter !== undefined && /^[+-]/.test(degrees))) return undefined;
  const size = Math.abs(Number(degrees)) + min / 60 + sec / 3600;
  const isNegative = degrees.startsWith('-') || letter === 'S' || letter === 's' || letter === 'W' || letter === 'w';
  const angle = { degrees: isNegative ? -size : size };
  return { angle: letter === undefined ? angle : { ...angle, letter: letter.toUpperCase() }, end };
}

function placeOf(first: Angle, second: Angle): Coordinates | undefined {
  const isLatitude = ({ letter }: Angle) => letter === 'N' || letter === 'S';
  const isLongitude = ({ letter }: Angle) => letter === 'E' || letter === 'W';
  if ((isLatitude(first) && isLatitude(second)) || (isLongitude(first) && isLongitude(second))) return undefined;
  const [latitude, longitude] =
    isLongitude(first) || isLatitude(second) ? [second.degrees, first.degrees] : [first.degrees, second.degrees];
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined;
  return { latitude, longitude: longitude === -180 ? 180 : longitude };
}
