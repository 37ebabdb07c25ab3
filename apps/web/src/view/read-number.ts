/** A number of a link within bounds; null where it is none. */
export function readNumber(text: string | null, least: number, most: number): number | null {
  if (text === null || text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) && value >= least && value <= most ? value : null;
}

export const LARGEST_ID: number = 2 ** 31 - 1;

/** A whole number that the service gives things. */
export function readId(text: string | null): number | null {
  const id = readNumber(text, 1, LARGEST_ID);
  return id !== null && Number.isInteger(id) ? id : null;
}
