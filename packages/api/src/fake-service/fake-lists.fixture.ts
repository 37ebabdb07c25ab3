import type { EncounterFilter, Page, PageQuery, Party } from '@clearway/contract';
import { UserError } from '@clearway/service';

/** A part of a list; the cursor is the place, as base64url. */
export function pageOfItems<Item>(items: readonly Item[], { limit = 100, cursor }: PageQuery): Page<Item> {
  const start = cursor === undefined ? 0 : Number(Buffer.from(cursor, 'base64url').toString());
  if (!Number.isInteger(start)) {
    throw new UserError('option-invalid', `cursor "${cursor}" is not valid`, 'give the `next` of the part before');
  }
  const end = start + limit;
  const next = end < items.length ? Buffer.from(String(end)).toString('base64url') : null;
  return { items: items.slice(start, end), next, total: items.length };
}

interface Encounter {
  readonly primary: Party;
  readonly secondary: Party;
  readonly tca_utc: string;
  readonly miss_distance_km: number;
  readonly max_probability: number | null;
}

export function matches(encounter: Encounter, filter: EncounterFilter, watched: readonly number[] | null): boolean {
  const parties = [encounter.primary, encounter.secondary];
  const some = (wanted: unknown, is: (party: Party) => boolean): boolean => wanted === undefined || parties.some(is);
  return (
    some(filter.object, (party) => filter.object!.includes(party.object_id)) &&
    some(filter.name, (party) => party.name.toUpperCase().includes(filter.name!.toUpperCase())) &&
    some(filter.owner, (party) => party.owner === filter.owner) &&
    some(filter.fleet, (party) => party.fleet === filter.fleet) &&
    some(filter.kind, (party) => party.kind === filter.kind) &&
    some(filter.regime, (party) => party.regime === filter.regime) &&
    some(filter.watchlist, (party) => watched!.includes(party.object_id)) &&
    (filter.tca_from === undefined || Date.parse(encounter.tca_utc) >= Date.parse(filter.tca_from)) &&
    (filter.tca_to === undefined || Date.parse(encounter.tca_utc) < Date.parse(filter.tca_to)) &&
    (filter.miss_below_km === undefined || encounter.miss_distance_km < filter.miss_below_km) &&
    (filter.probability_from === undefined || (encounter.max_probability ?? -1) >= filter.probability_from)
  );
}

export function inOrder<Item extends Encounter & { relative_speed_km_s: number }>(
  items: readonly Item[],
  sort: 'tca' | 'miss' | 'speed' | 'probability' = 'tca',
): Item[] {
  const value = {
    tca: (item: Item) => Date.parse(item.tca_utc),
    miss: (item: Item) => item.miss_distance_km,
    speed: (item: Item) => -item.relative_speed_km_s,
    probability: (item: Item) => -(item.max_probability ?? -1),
  }[sort];
  return items.toSorted((one, other) => value(one) - value(other));
}
