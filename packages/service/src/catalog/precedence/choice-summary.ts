import { type DerivedTerms, derivedTerms } from '../sources/source-terms.ts';
import type { ChosenElements } from './choose-elements.ts';
import { PRECEDENCES, type Precedence } from './precedence.ts';
import type { ElementOrigin } from './sourced-elements.ts';

/** What a run rests on, for its report. */
export interface ChoiceSummary {
  readonly objects: number;
  /** Objects by the precedence of what they start the window with. */
  readonly byPrecedence: Readonly<Record<Precedence, number>>;
  /** Objects by the source of what they start the window with, most first. */
  readonly bySource: readonly { readonly source: string; readonly objects: number }[];
  /** Objects whose set is changed inside the window, and how often all of them together. */
  readonly switching: { readonly objects: number; readonly switches: number };
  /** Objects all of whose sets are younger than the start of the window. */
  readonly epochAfterStart: number;
  /** Ages at the start of the window, days: half and nine tenths of the objects are younger. */
  readonly ageDays: { readonly median: number; readonly p90: number; readonly oldest: number } | null;
  /** What holds for everything that is computed from all of them. */
  readonly terms: DerivedTerms;
}

export function summarizeChoice(chosen: Iterable<ChosenElements>): ChoiceSummary {
  const byPrecedence = Object.fromEntries(PRECEDENCES.map((each) => [each, 0])) as Record<Precedence, number>;
  const bySource = new Map<string, number>();
  const origins = new Map<string, ElementOrigin>();
  const ages: number[] = [];
  let switchingObjects = 0;
  let switches = 0;
  let epochAfterStart = 0;
  for (const each of chosen) {
    const { origin, ageDays } = each.segments[0]!;
    byPrecedence[origin.precedence]++;
    bySource.set(origin.source, (bySource.get(origin.source) ?? 0) + 1);
    for (const segment of each.segments) origins.set(segment.origin.source, segment.origin);
    ages.push(ageDays);
    if (each.switchTimes.length > 0) switchingObjects++;
    switches += each.switchTimes.length;
    if (each.epochAfterStart) epochAfterStart++;
  }
  ages.sort((a, b) => a - b);
  const quantile = (share: number): number => ages[Math.min(ages.length - 1, Math.floor(ages.length * share))]!;
  return {
    objects: ages.length,
    byPrecedence,
    bySource: [...bySource]
      .map(([source, objects]) => ({ source, objects }))
      .sort((a, b) => b.objects - a.objects || (a.source < b.source ? -1 : 1)),
    switching: { objects: switchingObjects, switches },
    epochAfterStart,
    ageDays: ages.length === 0 ? null : { median: quantile(0.5), p90: quantile(0.9), oldest: ages.at(-1)! },
    terms: derivedTerms(Array.from(origins.values(), ({ terms }) => terms)),
  };
}
