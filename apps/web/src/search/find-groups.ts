import type { Counted } from '../catalog/catalog.ts';
import { foldName, joinText } from './fold-names.ts';

/** A group that was found; `whole` where the text is one of its names. */
export interface FoundGroup extends Counted {
  readonly whole: boolean;
}

/** Fleets or owners of which a name, or one of its words, begins with the text; whole names first, then the largest. */
export function findGroups(
  groups: readonly Counted[],
  namesOf: (name: string) => readonly string[],
  text: string,
  limit: number,
): FoundGroup[] {
  const query = foldName(text);
  if (query.length < 2) return [];
  const joined = joinText(query);
  const whole: FoundGroup[] = [];
  const begun: FoundGroup[] = [];
  for (const group of groups) {
    const names = namesOf(group.name).map(foldName);
    if (names.some((name) => joinText(name) === joined)) whole.push({ ...group, whole: true });
    else if (
      query.length >= 3 &&
      names.some((name) => joinText(name).startsWith(joined) || ` ${name}`.includes(` ${query}`))
    ) {
      begun.push({ ...group, whole: false });
    }
  }
  return [...whole, ...begun].slice(0, limit);
}
