import { formatAge, formatDistance, formatMoment, formatProbability, formatSpeed } from '@clearway/api/format-quantity';
import type { Party } from '@clearway/contract';
import { parseUtc } from '@clearway/service';

const NAME_WIDTH = 28;
const OWNER_WIDTH = 16;
/** Narrower terminals get the objects below the encounter instead of beside it. */
export const WIDE = 123;

/** What close approaches and events have in common. */
export interface Encounter {
  readonly primary: Party;
  readonly secondary: Party;
  readonly tca_utc: string;
  readonly miss_distance_km: number;
  readonly relative_speed_km_s: number;
  readonly max_probability: number | null;
}

/** A column before all others. */
export interface FirstColumn<Row> {
  readonly heading: string;
  readonly width: number;
  readonly text: (row: Row) => string;
  /** Below it. */
  readonly note: (row: Row) => string;
}

/** Encounters for people, with a line for each of the two objects. */
export function encounterLines<Row extends Encounter>(
  rows: readonly Row[],
  columns: number = WIDE,
  first: FirstColumn<Row> | null = null,
): string[] {
  const beside = columns >= WIDE + (first?.width ?? 0);
  const lead = (text: string): string => (first === null ? '' : text.padStart(first.width));
  const cells = (start: string, miss: string, when: string, speed: string, object: string): string[] => {
    const encounter = `${lead(start)}${miss.padStart(8)}  ${when.padEnd(20)}${speed.padStart(10)}`;
    if (beside) return [`${encounter}   ${object}`.trimEnd()];
    return [encounter, `  ${object}`].map((line) => line.trimEnd()).filter((line) => line !== '');
  };
  return [
    ...cells(first?.heading ?? '', 'miss', 'when (UTC)', 'speed', OBJECT_HEAD),
    ...rows.flatMap((row) => [
      ...cells(
        first?.text(row) ?? '',
        formatDistance(row.miss_distance_km),
        formatMoment(parseUtc(row.tca_utc)!),
        formatSpeed(row.relative_speed_km_s),
        objectLine(row.primary),
      ),
      ...cells(
        first?.note(row) ?? '',
        '',
        row.max_probability === null ? '' : `max. p ${formatProbability(row.max_probability)}`,
        '',
        objectLine(row.secondary),
      ),
    ]),
  ];
}

const OBJECT_HEAD = `${'object'.padEnd(NAME_WIDTH)}${'number'.padStart(9)}  ${'kind'.padEnd(12)}${'owner'.padEnd(OWNER_WIDTH)}elements  moves`;

function objectLine(object: Party): string {
  const others = object.together_with.length > 0 ? ` +${object.together_with.length}` : '';
  const name = printable(object.name || 'unnamed').slice(0, NAME_WIDTH - 1 - others.length) + others;
  const number = String(object.object_id).padStart(9);
  const owner = printable(object.owner ?? '?').slice(0, OWNER_WIDTH - 1);
  const moves = object.manoeuvrable === null ? '?' : object.manoeuvrable ? 'yes' : 'no';
  const age = object.element_age_days === null ? '?' : formatAge(object.element_age_days).replace(/ old$/, '');
  const kind = object.kind.replace('-', ' ');
  return `${name.padEnd(NAME_WIDTH)}${number}  ${kind.padEnd(12)}${owner.padEnd(OWNER_WIDTH)}${age.padEnd(8)}  ${moves}`;
}

/** A name must not be able to steer the terminal. */
export function printable(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim();
}
