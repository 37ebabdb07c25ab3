import { formatUtc, SECONDS_PER_DAY, utcFromUnixMicros } from '@clearway/astro';
import type { CatalogSnapshot } from './catalog-snapshot.ts';

const MICROS_PER_DAY = SECONDS_PER_DAY * 1e6;

/** Where the element sets of an object stand in a snapshot; null where it has none. */
export function setsOfObject(snapshot: CatalogSnapshot, objectId: number): { from: number; to: number } | null {
  const { rows } = snapshot;
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]!.object_id < objectId) low = middle + 1;
    else high = middle;
  }
  let to = low;
  while (rows[to]?.object_id === objectId) to++;
  return to === low ? null : { from: low, to };
}

/** In words, which element sets of an object are used and why; null where it has none. */
export function choiceOf(snapshot: CatalogSnapshot, objectId: number): string | null {
  const sets = setsOfObject(snapshot, objectId);
  if (sets === null) return null;
  const first = snapshot.rows[sets.from]!;
  const use = snapshot.sources.find(({ sourceId }) => sourceId === first.source_id);
  const days = (snapshot.startUs - first.epoch_us) / MICROS_PER_DAY;
  const age = `${Math.abs(days).toFixed(1)} days ${days < 0 ? 'younger' : 'old'}`;
  const reason =
    days < 0
      ? 'no set has an epoch before the window, so the earliest after it is used'
      : REASONS[use?.precedence ?? 'general'];
  const switches = sets.to - sets.from - 1;
  const times = Array.from({ length: switches }, (_, k) => {
    const at = snapshot.lives!.fromUs[sets.from + 1 + k]!;
    return `${formatUtc(utcFromUnixMicros(at), 0)} (${sourceTitle(snapshot, snapshot.rows[sets.from + 1 + k]!.source_id)})`;
  });
  const then =
    switches === 0 ? '' : `; switched ${times.slice(0, MOST_TIMES).join(', ')}${switches > MOST_TIMES ? ', …' : ''}`;
  return `${sourceTitle(snapshot, first.source_id)}, ${age}${days < 0 ? ' than the start' : ' at the start'}: ${reason}${then}`;
}

const MOST_TIMES = 5;

const REASONS = {
  operator: "the operator's own elements go before all others",
  supplemental: "elements fitted to the operator's ephemeris go before general ones",
  general: 'the latest general elements not after the start, and no newer ones of the operator',
} as const;

function sourceTitle(snapshot: CatalogSnapshot, sourceId: number): string {
  return snapshot.sources.find((each) => each.sourceId === sourceId)?.title ?? `source ${sourceId}`;
}
