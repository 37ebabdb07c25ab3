import { UserError } from '@clearway/astro';
import type { UncertainRadius } from './combined-radius.ts';
import { type RadiusRecord, radiusRecordsOfCsv } from './radius-table-csv.ts';
import { radiusRecordsOfJson } from './radius-table-json.ts';

/** What a table says of one object. */
export interface RadiusEntry extends UncertainRadius {
  readonly massKg: number | null;
  /** Where the table has it from, in its own words; null where it does not say. */
  readonly origin: string | null;
}

/** By catalogue number. */
export type RadiusTable = ReadonlyMap<number, RadiusEntry>;

export interface ReadRadiusTable {
  /** NASA CARA's table is known by its columns; every other is the user's. */
  readonly kind: 'user' | 'cara';
  readonly table: RadiusTable;
  /** Rows without a radius: CARA leaves those blank that it may not pass on. */
  readonly blank: number;
}

/** No object in orbit is larger; a larger number is of another unit. */
const LARGEST_RADIUS_M = 500;

const HINT =
  'give CSV with the columns id,radius_m (and sigma_m,mass_kg where known), JSON {"25544": 66.1} or [{"id": 25544, "radius_m": 66.1}], or the table of NASA CARA';

/**
 * Reads a table of hard-body radii: CSV (`id,radius_m[,sigma_m][,mass_kg]`, with or without header), JSON (`{"number": radius}`
 * or a list of records with these names), or NASA CARA's table of radii and masses (`ObjectID,HBR,HBRSigma,HBRSource,Mass,…`).
 * Metres and kilograms. `name` is the file's, for messages.
 * @throws UserError with file and line (of JSON: the record) where a value cannot be meant.
 */
export function parseRadiusTable(text: string, name: string): ReadRadiusTable {
  const refuse = (place: string, what: string): UserError =>
    new UserError('format-malformed', `${name}: ${place === '' ? '' : `${place}: `}${what}`, HINT);
  if (text.trim() === '') throw new UserError('file-empty', `${name}: holds no radii`, HINT);
  const isJson = /^\uFEFF?\s*[[{]/.test(text);
  const { kind, records } = isJson ? radiusRecordsOfJson(text, refuse) : radiusRecordsOfCsv(text, refuse);
  const table = new Map<number, RadiusEntry>();
  let blank = 0;
  for (const record of records) {
    const id = idOf(record, refuse);
    if (record.radius === '') {
      if (kind === 'user') throw refuse(record.place, `object ${id} has no radius`);
      blank++;
      continue;
    }
    if (table.has(id)) throw refuse(record.place, `object ${id} stands there twice`);
    const radiusM = numberOf(record, 'radius', refuse);
    if (!(radiusM > 0 && radiusM <= LARGEST_RADIUS_M)) {
      throw refuse(
        record.place,
        `the radius of object ${id} is ${radiusM} m, not above 0 and at most ${LARGEST_RADIUS_M} m`,
      );
    }
    const sigmaM = record.sigma === '' ? 0 : numberOf(record, 'sigma', refuse);
    if (!(sigmaM >= 0)) throw refuse(record.place, `the uncertainty of object ${id} is ${sigmaM} m, below 0`);
    const massKg = record.mass === '' ? null : numberOf(record, 'mass', refuse);
    if (massKg !== null && !(massKg >= 0))
      throw refuse(record.place, `the mass of object ${id} is ${massKg} kg, below 0`);
    table.set(id, { radiusM, sigmaM, massKg: massKg === 0 ? null : massKg, origin: record.origin || null });
  }
  if (table.size === 0) throw refuse('', 'holds no radius');
  return { kind, table, blank };
}

type Refuse = (place: string, what: string) => UserError;

function idOf({ id, place }: RadiusRecord, refuse: Refuse): number {
  const number = Number(id);
  if (id.trim() === '' || !Number.isInteger(number) || number <= 0 || number > 999_999_999) {
    throw refuse(place, `"${short(id)}" is no catalogue number`);
  }
  return number;
}

function numberOf(record: RadiusRecord, column: 'radius' | 'sigma' | 'mass', refuse: Refuse): number {
  const text = record[column];
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) {
    throw refuse(record.place, `"${short(text)}" is no ${column === 'sigma' ? 'uncertainty' : column}`);
  }
  return number;
}

function short(text: string): string {
  return text.length > 30 ? `${text.slice(0, 29)}…` : text;
}
