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
const NAME_WIDTH = 30;
const INDENT = ' '.repeat(46);

/** The twenty closest approaches for people, two lines each: one per object. */
export function closestTable(published: PublishedRun): string {
  const { run, ranking } = published;
  const rows = [...ranking.rows.subarray(0, ROWS)].map((row) => listedApproach(published, row));
  if (rows.length === 0) return 'No two objects come close that should be looked at first.\n';
  const title = rows.length === ROWS ? `The ${ROWS} closest approaches` : `The closest approaches (${rows.length})`;
  const head = `${'miss'.padStart(8)}  ${'when (UTC)'.padEnd(20)}${'speed'.padStart(12)}    ${objectHead()}`;
  const lines = rows.map((approach) => {
    const miss = formatDistance(approach.missDistanceKm).padStart(8);
    const when = formatMoment(addSeconds(run.report.window.start, approach.tca)).padEnd(20);
    const speed = formatSpeed(approach.relativeSpeedKmS).padStart(12);
    return `${miss}  ${when}${speed}    ${objectLine(approach.primary)}\n${INDENT}${objectLine(approach.secondary)}`;
  });
  return [`${title}. Screening only: positions are uncertain by kilometres.`, '', head, ...lines, ''].join('\n');
}

function objectHead(): string {
  return `${'object'.padEnd(NAME_WIDTH)}${'number'.padStart(10)}  ${'kind'.padEnd(12)}elements`;
}

function objectLine(object: ListedObject): string {
  const others = object.together.length > 0 ? ` +${object.together.length}` : '';
  const name = printable(object.name || 'unnamed').slice(0, NAME_WIDTH - 1 - others.length) + others;
  const number = String(object.id).padStart(10);
  return `${name.padEnd(NAME_WIDTH)}${number}  ${object.kind.padEnd(12)}${formatAge(object.ageDays)}`;
}

/** A name must not be able to steer the terminal. */
function printable(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim();
}
