import { formatAge, formatDistance, formatMoment, formatSpeed } from '@clearway/api/format-quantity';
import type { CloseApproachDocument, Party } from '@clearway/contract';
import { parseUtc } from '@clearway/service';

export const CLOSEST_ROWS = 20;
const NAME_WIDTH = 28;
const OWNER_WIDTH = 16;
/** Narrower terminals get the objects below the encounter instead of beside it. */
const WIDE = 123;

/** The closest approaches for people, with a line for each of the two objects. */
export function closestTable(rows: readonly CloseApproachDocument[], columns: number = WIDE): string {
  if (rows.length === 0) return 'No two objects come close that should be looked at first.\n';
  const title =
    rows.length === CLOSEST_ROWS ? `The ${CLOSEST_ROWS} closest approaches` : `The closest approaches (${rows.length})`;
  const beside = columns >= WIDE;
  const lines = [cells('miss', 'when (UTC)', 'speed', OBJECT_HEAD)];
  for (const row of rows) {
    const miss = formatDistance(row.miss_distance_km);
    const when = formatMoment(parseUtc(row.tca_utc)!);
    const speed = formatSpeed(row.relative_speed_km_s);
    lines.push(cells(miss, when, speed, objectLine(row.primary)), cells('', '', '', objectLine(row.secondary)));
  }
  return [`${title}. Screening only: positions are uncertain by kilometres.`, '', ...lines.flat(), ''].join('\n');

  function cells(miss: string, when: string, speed: string, object: string): string[] {
    const encounter = `${miss.padStart(8)}  ${when.padEnd(18)}${speed.padStart(11)}`;
    if (beside) return [`${encounter}   ${object}`.trimEnd()];
    return [encounter, `  ${object}`].map((line) => line.trimEnd()).filter((line) => line !== '');
  }
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
