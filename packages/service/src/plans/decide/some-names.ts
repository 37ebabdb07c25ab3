import type { StaleObjects, StalePart } from '@clearway/contract';

/** More nobody reads; how many there are is said. */
const MOST_NAMED = 5;

/** Objects of one part, the first of them named. */
export function staleObjects(part: StalePart, names: readonly string[]): StaleObjects {
  return { part, names: names.slice(0, MOST_NAMED), count: names.length };
}

/** `A, B and 3 more`. */
export function namedWords({ names, count }: StaleObjects): string {
  const named = names.join(', ');
  return count > names.length ? `${named} and ${count - names.length} more` : named;
}

/** `NAME (number)`, the number alone where there is no name. */
export function nameWithNumber(id: number, name: string): string {
  return name === '' ? String(id) : `${name} (${id})`;
}
