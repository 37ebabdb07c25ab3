import { formatDistance, formatSpeed } from '@clearway/api/format-quantity';
import type { AssessedObject, AssessmentDocument } from '@clearway/contract';
import { printable } from './encounter-table.ts';

interface Assessed extends AssessmentDocument {
  readonly file: string;
}

/** The methods among which the recommended one is chosen. */
const MAIN_METHODS = new Set(['Pc2D', 'Nc2D', 'Nc3D', 'MonteCarlo', 'Frisbee2015']);
/** So many are shown one by one; more as a list. */
const MOST_IN_DETAIL = 3;
const LABEL_WIDTH = 16;
/** Text is broken into lines of so many characters. */
const TEXT_WIDTH = 100;

/** Assessments for people: each in detail where they are few, else a line each. */
export function assessmentTable(all: readonly Assessed[], options: { readonly everyMethod: boolean }): string {
  const parts =
    all.length <= MOST_IN_DETAIL || options.everyMethod
      ? all.map((each) => detail(each, options.everyMethod))
      : [[...list(all), '', 'Give one file, or --method all, to see why; --json has everything.']];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function detail(each: Assessed, everyMethod: boolean): string[] {
  const speed = each.relative_speed_km_s === null ? '' : `, passing at ${formatSpeed(each.relative_speed_km_s)}`;
  const mahalanobis =
    each.mahalanobis_distance === null ? '' : ` (${each.mahalanobis_distance.toFixed(2)} standard deviations)`;
  const radius =
    each.hard_body_radius_m === null
      ? 'not known'
      : `${Number(each.hard_body_radius_m.toPrecision(4))} m, from ${each.hard_body_radius_source}`;
  const methods = Object.entries(each.methods).filter(([name]) => everyMethod || MAIN_METHODS.has(name));
  return [
    printable(each.file),
    line('Primary', objectText(each.primary)),
    line('Secondary', objectText(each.secondary)),
    line('Closest', `${each.tca_utc}, ${formatDistance(each.miss_distance_km)} apart${mahalanobis}${speed}`),
    line('Hard body', radius),
    line('Probability', probabilityText(each)),
    ...(each.reported_probability === null ? [] : [line('Reported', reportedText(each))]),
    ...(each.max_probability === null
      ? []
      : [line('At most', `${scientific(each.max_probability)}, whatever the size of the covariance`)]),
    ...methods.map(([name, value]) => methodLine(each, name, value)),
    line('Trust', each.sentence),
    ...each.notes.map((note) => line('Note', note)),
    ...each.flags.filter(isNoted(each)).map(({ text }) => line('Note', text)),
  ];
}

/** Flags of the whole that no note has said already. */
function isNoted({ notes, sentence }: Assessed): (flag: Assessed['flags'][number]) => boolean {
  return ({ method, code, text }) =>
    method === null && code !== 'monte-carlo-needed' && !notes.includes(text) && !sentence.includes(text);
}

function list(all: readonly Assessed[]): string[] {
  const rows = all.map((each) => [
    printable(each.file.replace(/^.*\//, '')).slice(0, 60),
    `${each.tca_utc.slice(0, 19)}Z`,
    formatDistance(each.miss_distance_km),
    scientific(each.probability),
    each.method ?? '–',
    scientific(each.methods.Pc2D ?? null),
    scientific(each.max_probability),
    flagText(each),
  ]);
  const head = ['file', 'closest (UTC)', 'miss', 'probability', 'method', 'Pc2D', 'at most', 'flags'];
  const widths = head.map((text, k) => Math.max(text.length, ...rows.map((row) => row[k]!.length)));
  return [head, ...rows].map((row) =>
    row
      .map((text, k) => text.padEnd(widths[k]!))
      .join('  ')
      .trimEnd(),
  );
}

function flagText({ flags }: Assessed): string {
  return [...new Set(flags.map(({ method, code }) => (method === null ? code : `${method} ${code}`)))]
    .slice(0, 3)
    .join(', ');
}

function methodLine({ intervals, flags }: Assessed, name: string, value: number | null): string {
  const interval = intervals[name];
  const between =
    interval === undefined || value === null
      ? ''
      : ` (${scientific(interval.low)} to ${scientific(interval.high)}, ${interval.confidence === 1 ? 'proved' : `${100 * interval.confidence} % confidence`})`;
  const own = flags.filter(({ method }) => method === name).map(({ text }) => text);
  // Why a value does not hold is said under Trust.
  const doubt = own.length === 0 ? '' : value === null ? `  ${own.join('; ')}` : '  does not hold';
  return line(`  ${name}`, `${scientific(value)}${between}${doubt}`);
}

function probabilityText({ probability, method }: Assessed): string {
  if (probability === null) return 'none can be given';
  return `${scientific(probability)} ${method === 'reported' ? 'as the message reports it' : `by ${method}`}`;
}

function reportedText({ reported_probability, reported_method }: Assessed): string {
  return `${scientific(reported_probability)} in the message${reported_method === null ? '' : ` (${printable(reported_method)})`}`;
}

function objectText({ object_id, name, sigma_km, covariance_source }: AssessedObject): string {
  const who = [object_id === null ? '' : String(object_id), printable(name ?? '')].filter((text) => text !== '');
  if (sigma_km === null) return `${who.join(' ')}, no covariance`;
  const sigmas = [sigma_km.radial, sigma_km.in_track, sigma_km.cross_track].map(formatDistance).join(' / ');
  return `${who.join(' ')}, known to ${sigmas} (radial / in-track / cross-track, 1 σ; ${covariance_source})`;
}

function scientific(value: number | null): string {
  return value === null ? '–' : value === 0 ? '0' : value.toExponential(3);
}

function line(label: string, text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.length - 1;
    if (lines[last] === '') lines[last] = word;
    else if (lines[last]!.length + 1 + word.length <= TEXT_WIDTH) lines[last] += ` ${word}`;
    else lines.push(word);
  }
  return `  ${label.padEnd(LABEL_WIDTH)}${lines.join(`\n${' '.repeat(LABEL_WIDTH + 2)}`)}`;
}
