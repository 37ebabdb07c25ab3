import { formatUtc } from '@clearway/astro';
import type { SecondaryComparison, SecondaryEncounter } from './secondary-comparison.ts';

/** Without a catalogue. */
export const NOT_SCREENED = 'Other objects: not screened.';
/** Where the burnt path leaves the corridor. */
export const LEAVES_CORRIDOR =
  'Other objects: the burnt path leaves the corridor that was searched; screen it in full before anybody burns.';

/** What a burn does to all other encounters, in sentences. */
export function secondaryWords(comparison: SecondaryComparison | null, leavesCorridor: boolean): string[] {
  if (leavesCorridor && comparison === null) return [LEAVES_CORRIDOR];
  if (comparison === null) return [NOT_SCREENED];
  const { encounters, stop, thresholdKm, objects, combinedBefore, combinedAfter } = comparison;
  const count = (change: SecondaryEncounter['change']): number =>
    encounters.filter((encounter) => encounter.change === change).length;
  const changes = [
    `${count('new')} new`,
    `${count('worse')} worse`,
    `${count('better')} better`,
    `${count('gone')} gone`,
  ];
  const words = [
    `Other objects (${objects}, within ${thresholdKm} km, until ${formatUtc(stop, 0)}): ${changes.join(', ')}; combined probability ${combinedBefore.toExponential(2)} without the burn, ${combinedAfter.toExponential(2)} with it.`,
  ];
  const nearest = encounters
    .filter(({ change, after }) => after !== null && (change === 'new' || change === 'worse'))
    .sort((a, b) => a.after!.missDistanceKm - b.after!.missDistanceKm)[0];
  if (nearest) {
    const { tca, missDistanceKm, probability } = nearest.after!;
    const risk = probability === null ? '' : `, probability ${probability.toExponential(2)}`;
    words.push(
      `Closest that is ${nearest.change}: ${nearest.objectId} at ${formatUtc(tca, 0)}, ${missDistanceKm.toPrecision(3)} km${risk}.`,
    );
  }
  return words;
}

/** What the return burn changes of that, in a sentence. */
export function returnWords(withReturn: SecondaryComparison | null, without: SecondaryComparison | null): string[] {
  if (without === null) return [];
  if (withReturn === null) return ['Other objects, with the return burn: not screened; screen it before the return.'];
  const { encounters, combinedAfter, closestAfterKm } = withReturn;
  const count = encounters.filter(({ change }) => change === 'new' || change === 'worse').length;
  const closest = closestAfterKm === null ? '' : `, closest ${closestAfterKm.toPrecision(3)} km`;
  return [
    `Other objects, with the return burn: ${count} new or worse${closest}; combined probability ${combinedAfter.toExponential(2)}.`,
  ];
}
