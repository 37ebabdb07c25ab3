import { plainText } from './search-words.ts';

/** An international designator in parts: launch `1998067`, piece `A`. */
export interface Designator {
  readonly launch: string;
  readonly piece: string;
}

const DESIGNATOR = /^\s*(\d{4}|\d{2})[-\s]?(\d{3})([A-Z]{0,3})\s*$/;
const BEGUN = /^\s*((?:19|20)\d{2})-(\d{0,2})\s*$/;

/** Reads `1998-067A`, `1998067A`, `98067A`, and without a piece the launch alone; null where the text is none. */
export function readDesignator(text: string): Designator | null {
  const found = DESIGNATOR.exec(plainText(text));
  if (!found) return null;
  const [, year, number, piece] = found;
  const full = year!.length === 4 ? year! : `${Number(year) < 57 ? '20' : '19'}${year}`;
  if (!/^(19|20)/.test(full)) return null;
  return { launch: full + number, piece: piece! };
}

/** How the launches begin that somebody types the designator of, `1998-0`; null where the text is no such beginning. */
export function readBegunDesignator(text: string): string | null {
  const found = BEGUN.exec(plainText(text));
  return found ? found[1]! + found[2]! : null;
}
