import {
  formatAge,
  formatDistance,
  formatMoment,
  formatSpeed,
  type ListedObject,
  listedApproach,
  type PublishedRun,
} from '@clearway/api';
import { addSeconds } from '@clearway/service';

const ROWS = 20;
const NAME_WIDTH = 28;
const OWNER_WIDTH = 16;
/** Narrower terminals get the objects below the encounter instead of beside it. */
const WIDE = 123;

/** The twenty closest approaches for people, with a line for each of the two objects. */
export function closestTable(published: PublishedRun, columns: number = WIDE): string {
  const { run, ranking } = published;
  const rows = [...ranking.rows.subarray(0, ROWS)].map((row) => listedApproach(published, row));
  if (rows.length === 0) return 'No two objects come close that should be looked at first.\n';
  const title = rows.length === ROWS ? `The ${ROWS} closest approaches` : `The closest approaches (${rows.length})`;
  const beside = columns >= WIDE;
  const lines = [cells('miss', 'when (UTC)', 'speed', OBJECT_HEAD)];
  for (const approach of rows) {
    const miss = formatDistance(approach.missDistanceKm);
    const when = formatMoment(addSeconds(run.report.window.start, approach.tca));
    const speed = formatSpeed(approach.relativeSpeedKmS);
    lines.push(
      cells(miss, when, speed, objectLine(approach.primary)),
      cells('', '', '', objectLine(approach.secondary)),
    );
  }
  return [`${title}. Screening only: positions are uncertain by kilometres.`, '', ...lines.flat(), ''].join('\n');

  function cells(miss: string, when: string, speed: string, object: string): string[] {
    const encounter = `${miss.padStart(8)}  ${when.padEnd(18)}${speed.padStart(11)}`;
    if (beside) return [`${encounter}   ${object}`.trimEnd()];
    return [encounter, `  ${object}`].map((line) => line.trimEnd()).filter((line) => line !== '');
  }
}

const OBJECT_HEAD = `${'object'.padEnd(NAME_WIDTH)}${'number'.padStart(9)}  ${'kind'.padEnd(12)}${'owner'.padEnd(OWNER_WIDTH)}elements  moves`;

function objectLine(object: ListedObject): string {
  const others = object.together.length > 0 ? ` +${object.together.length}` : '';
  const name = printable(object.name || 'unnamed').slice(0, NAME_WIDTH - 1 - others.length) + others;
  const number = String(object.id).padStart(9);
  const owner = printable(object.owner ?? '?').slice(0, OWNER_WIDTH - 1);
  const moves = object.canManoeuvre === null ? '?' : object.canManoeuvre ? 'yes' : 'no';
  const age = formatAge(object.ageDays).replace(/ old$/, '');
  return `${name.padEnd(NAME_WIDTH)}${number}  ${object.kind.padEnd(12)}${owner.padEnd(OWNER_WIDTH)}${age.padEnd(8)}  ${moves}`;
}

/** A name must not be able to steer the terminal. */
function printable(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim();
}
