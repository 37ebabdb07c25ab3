import type { PlanRoute, SecondaryDocument, SecondaryEncounter } from '@clearway/contract';
import { table } from './html.ts';
import { escaped, moment, probabilityText } from './svg.ts';

/** On paper as many as somebody reads; each burn of a low orbit changes hundreds, and the plan's document has all of them. */
const MOST_WORSE = 20;
const MOST_BETTER = 5;

/** What becomes of everything else on the burnt path, and on that with the return burn: the most dangerous first. */
export function othersSection({ secondary, secondary_text, secondary_with_return: returned }: PlanRoute): string {
  if (secondary === null) return `<p>${escaped(secondary_text)}</p>`;
  const parts = [ofPath(secondary, 'with the burn')];
  if (returned) parts.push('<h3>With the return burn</h3>', ofPath(returned, 'with both burns'));
  return parts.join('');
}

function ofPath(its: SecondaryDocument, withBurn: string): string {
  const words = `${its.objects} objects within ${its.threshold_km} km, ${its.start_utc} to ${its.stop_utc}: combined probability ${probabilityText(its.combined_before)} without and ${probabilityText(its.combined_after)} ${withBurn}; ${its.unchanged} close approaches stay as they are.`;
  const worse = its.encounters.filter(({ change }) => change === 'new' || change === 'worse');
  const better = its.encounters.filter(({ change }) => change === 'better' || change === 'gone');
  return [
    `<p>${escaped(words)}</p>`,
    worst('New or worse', worse, MOST_WORSE, ({ after }) => after!),
    worst('Better or gone', better, MOST_BETTER, ({ before }) => before!),
  ].join('');
}

function worst(
  what: string,
  encounters: readonly SecondaryEncounter[],
  most: number,
  counts: (encounter: SecondaryEncounter) => NonNullable<SecondaryEncounter['after']>,
): string {
  if (encounters.length === 0) return `<p>${what}: none.</p>`;
  const sorted = encounters.toSorted((one, other) => {
    const [a, b] = [counts(one), counts(other)];
    return (b.probability ?? 0) - (a.probability ?? 0) || a.miss_distance_km - b.miss_distance_km;
  });
  const [shown, left] = [sorted.slice(0, most), sorted.slice(most)];
  const rows = shown.map((each) => [
    `${each.name} (${each.object_id})`,
    each.change,
    each.before ? `${each.before.miss_distance_km.toFixed(3)} km` : '–',
    each.after ? `${each.after.miss_distance_km.toFixed(3)} km` : '–',
    probabilityText(each.before?.probability ?? null),
    probabilityText(each.after?.probability ?? null),
    moment((each.after ?? each.before)!.tca_utc),
  ]);
  const head = [what, 'change', 'miss before', 'after', 'probability before', 'after', 'UTC'];
  return table(head, rows, 'narrow') + leftOut(left.map(counts));
}

function leftOut(left: readonly NonNullable<SecondaryEncounter['after']>[]): string {
  if (left.length === 0) return '';
  const closest = Math.min(...left.map(({ miss_distance_km }) => miss_distance_km));
  const likeliest = Math.max(...left.map(({ probability }) => probability ?? 0));
  const words = `And ${left.length} more, the closest at ${closest.toFixed(3)} km, none above a probability of ${probabilityText(likeliest)}; all of them are in the document of the plan.`;
  return `<p>${escaped(words)}</p>`;
}
