import type { UserError } from '@clearway/astro';

/** One record of a table as it stands there; empty where nothing is given. `place` names it in messages. */
export interface RadiusRecord {
  readonly place: string;
  readonly id: string;
  readonly radius: string;
  readonly sigma: string;
  readonly mass: string;
  readonly origin: string;
}

export interface RadiusRecords {
  readonly kind: 'user' | 'cara';
  readonly records: Iterable<RadiusRecord>;
}

/** The names that columns go by, in small letters. */
export const RADIUS_COLUMNS: Readonly<Record<Exclude<keyof RadiusRecord, 'place'>, readonly string[]>> = {
  id: ['id', 'object_id', 'objectid', 'norad_cat_id', 'catalog_number'],
  radius: ['radius_m', 'radius', 'hard_body_radius_m', 'hard_body_radius', 'hbr', 'hbr_m'],
  sigma: ['sigma_m', 'radius_sigma_m', 'hbrsigma', 'hbr_sigma_m'],
  mass: ['mass_kg', 'mass'],
  origin: ['source', 'hbrsource'],
};

type Refuse = (place: string, what: string) => UserError;

/** Records of CSV, with a header or, with numbers alone, in the order id, radius, uncertainty, mass. Cells may be quoted. */
export function radiusRecordsOfCsv(text: string, refuse: Refuse): RadiusRecords {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const first = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#'));
  const head = cellsOf(lines[first] ?? '').map((cell) => cell.toLowerCase());
  const hasHeader = !/^\d+$/.test(head[0] ?? '');
  const place = (column: keyof typeof RADIUS_COLUMNS): number => {
    if (!hasHeader) return ['id', 'radius', 'sigma', 'mass'].indexOf(column);
    return head.findIndex((name) => RADIUS_COLUMNS[column].includes(name));
  };
  const places = {
    id: place('id'),
    radius: place('radius'),
    sigma: place('sigma'),
    mass: place('mass'),
    origin: place('origin'),
  };
  if (places.id < 0 || places.radius < 0) {
    throw refuse(`line ${first + 1}`, `the header lacks a column ${places.id < 0 ? 'id' : 'radius_m'}`);
  }
  const kind = hasHeader && head.includes('objectid') && head.includes('hbrsource') ? 'cara' : 'user';
  return { kind, records: recordsOf(lines, hasHeader ? first + 1 : first, places) };
}

function* recordsOf(
  lines: readonly string[],
  from: number,
  places: Readonly<Record<keyof typeof RADIUS_COLUMNS, number>>,
): Generator<RadiusRecord> {
  for (let at = from; at < lines.length; at++) {
    const line = lines[at]!;
    if (line.trim() === '' || line.startsWith('#')) continue;
    const cells = cellsOf(line);
    const cell = (column: keyof typeof places): string => cells[places[column]] ?? '';
    yield {
      place: `line ${at + 1}`,
      id: cell('id'),
      radius: cell('radius'),
      sigma: cell('sigma'),
      mass: cell('mass'),
      origin: cell('origin'),
    };
  }
}

function cellsOf(line: string): string[] {
  return line.split(',').map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );
}
