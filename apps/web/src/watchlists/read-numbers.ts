/** Catalogue numbers have at most nine digits (CCSDS OMM, 18 SDS). */
const MOST_NUMBER = 999_999_999;

/**
 * Catalogue numbers of a text that people paste: a list with commas or lines, TLEs (also Alpha-5), or a table whose header names a
 * column NORAD_CAT_ID. Each once, in order of appearance.
 */
export function readNumbers(text: string): number[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const numbers = numbersOfTles(lines) ?? numbersOfTable(lines) ?? numbersOfList(text);
  return [...new Set(numbers)].filter((number) => number > 0 && number <= MOST_NUMBER);
}

function numbersOfTles(lines: readonly string[]): number[] | null {
  const first = lines.filter((line) => /^1 [0-9A-HJ-NP-Z][0-9 ]{4}[UCS ] /.test(line) && line.length >= 60);
  return first.length === 0 ? null : first.map((line) => numberOfTle(line.slice(2, 7)));
}

/** `T0001` is 270001: Alpha-5 has no I and no O. */
function numberOfTle(field: string): number {
  const letter = 'ABCDEFGHJKLMNPQRSTUVWXYZ'.indexOf(field[0]!);
  return letter < 0 ? Number(field) : (10 + letter) * 10_000 + Number(field.slice(1));
}

function numbersOfTable(lines: readonly string[]): number[] | null {
  const separator = [',', ';', '\t'].find((each) => lines[0]?.includes(each));
  if (separator === undefined) return null;
  const cells = (line: string): string[] => line.split(separator).map((cell) => cell.trim().replaceAll('"', ''));
  const column = cells(lines[0]!).findIndex((name) =>
    /^(norad_cat_id|norad(_id)?|catalog(ue)?_?number|object_number|id)$/i.test(name),
  );
  if (column < 0) return null;
  return lines
    .slice(1)
    .map((line) => cells(line)[column] ?? '')
    .filter((cell) => /^\d+$/.test(cell))
    .map(Number);
}

/** Words that are numbers; `1998-067A` and `STARLINK-1008` are none. */
function numbersOfList(text: string): number[] {
  return text
    .split(/[\s,;|]+/)
    .filter((word) => /^#?\d{1,9}$/.test(word))
    .map((word) => Number(word.replace('#', '')));
}
