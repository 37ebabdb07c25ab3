/** Columns (from 0) of each line that must be blank. */
const BLANK_COLUMNS: Readonly<Record<1 | 2, readonly number[]>> = {
  1: [1, 8, 17, 32, 43, 52, 61, 63],
  2: [1, 7, 16, 25, 33, 42, 51],
};

/** Columns of a line, the last of which holds the checksum. */
export const TLE_LINE_LENGTH = 69;

/**
 * The checksum of a TLE line: the sum of the digits in its first 68 columns, with 1 for each minus sign, modulo 10.
 */
export function tleChecksum(line: string): number {
  let sum = 0;
  for (let i = 0; i < TLE_LINE_LENGTH - 1; i++) {
    const code = line.charCodeAt(i);
    if (code >= 48 && code <= 57) sum += code - 48;
    else if (code === 45) sum++;
  }
  return sum % 10;
}

/** True for text that was meant as line 1 or line 2 of a TLE, right or wrong. */
export function isTleLine(line: string, number: 1 | 2): boolean {
  return line.charCodeAt(0) === 48 + number && line.charCodeAt(1) === 32 && line.length >= 50;
}

/**
 * Says what is wrong with the layout of a line (columns, length, checksum), null where nothing is. Text after
 * column 69 is ignored where a blank comes before it, as in the verification file of Vallado 2006.
 */
export function tleLineFault(line: string, number: 1 | 2): string | null {
  if (number === 2 && EIGHT_DIGIT_ECCENTRICITY.test(line)) {
    return `eccentricity ${line.slice(26, 34)} in line 2 has eight digits instead of seven, which shifts the columns after it`;
  }
  if (line.length < TLE_LINE_LENGTH) return `line ${number} has ${line.length} columns instead of ${TLE_LINE_LENGTH}`;
  for (const column of BLANK_COLUMNS[number]) {
    if (line.charCodeAt(column) !== 32) {
      return `column ${column + 1} of line ${number} holds "${line.charAt(column)}" where a blank belongs`;
    }
  }
  if (line.length > TLE_LINE_LENGTH && line.charCodeAt(TLE_LINE_LENGTH) !== 32) {
    return `line ${number} has ${line.length} columns instead of ${TLE_LINE_LENGTH}`;
  }
  const written = line.charAt(TLE_LINE_LENGTH - 1);
  const computed = tleChecksum(line);
  if (written !== String(computed)) return `checksum of line ${number} is "${written}" but should be ${computed}`;
  return null;
}

const EIGHT_DIGIT_ECCENTRICITY = /^.{25} \d{8} /;
