import type { Translate } from '../language/messages.ts';
import type { Quantities } from '../language/quantities.ts';

/** What stands under a picture of the map: what it shows and when, and where it is from. */
export function captionOf(
  shown: { readonly timeMs: number; readonly selected: string | null; readonly credit: string | null },
  t: Translate,
  quantities: Quantities,
): { readonly start: string; readonly end: string } {
  const moment = quantities.moment(shown.timeMs);
  const start = shown.selected === null ? moment : `${shown.selected} · ${moment}`;
  const made = t('sharing.made-with');
  return { start, end: shown.credit === null ? made : `${made} · ${shown.credit}` };
}

/** Name of the file: sorts by time, and is allowed on every system. */
export function pictureName(timeMs: number, selected: string | null): string {
  const time = new Date(timeMs).toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-');
  const name = (selected ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);
  return `clearway-${name === '' ? '' : `${name}-`}${time}z.png`;
}
