import { setImmediate } from 'node:timers/promises';
import { UserError } from '@clearway/astro';
import { excerpt } from '@clearway/messages';
import type { ObjectKind } from '../runs/rank-object-kind.ts';

/** What an object is and where it stays, as a satellite catalogue (SATCAT) says; null where it says nothing. */
export interface SatcatObject {
  readonly id: number;
  readonly name: string | null;
  /** COSPAR: `1998-067A`. */
  readonly internationalDesignator: string | null;
  readonly kind: ObjectKind | null;
  /** Code of the owner: a state or an organisation. */
  readonly owner: string | null;
  readonly status: OperationalStatus | null;
  /** `2026-01-31`. */
  readonly launchDate: string | null;
  readonly decayDate: string | null;
  /**
   * False for what decayed, landed, left the Earth, or flies docked to another object; null where the catalogue says
   * nothing of it (the pairs of owner and type).
   */
  readonly inOrbit: boolean | null;
  /** False where the catalogue says that there are no current elements to be had. */
  readonly hasElements: boolean | null;
  /** Radar cross-section, m². */
  readonly radarCrossSectionM2: number | null;
  /** Space-Track's classes: below 0.1 m², up to 1 m², above; from the cross-section where only that is given. */
  readonly sizeClass: 'small' | 'medium' | 'large' | null;
}

export type OperationalStatus =
  | 'operational'
  | 'partially operational'
  | 'standby'
  | 'spare'
  | 'extended mission'
  | 'not operational'
  | 'decayed'
  | 'unknown';

/** A record of a satellite catalogue: texts and numbers by CelesTrak's or Space-Track's keywords. */
export type SatcatRecord = Readonly<Record<string, unknown>>;

/**
 * Reads the text of a satellite catalogue: CelesTrak's CSV, the JSON of CelesTrak or Space-Track, or an object of
 * `"number": [owner, type]`. Records without a number are passed over. The event loop runs in between.
 * Throws UserError where the text is none of these.
 */
export async function readSatcatText(text: string, name: string): Promise<ReadonlyMap<number, SatcatObject>> {
  const refuse = (what: string): UserError =>
    new UserError('format-malformed', `${name}: ${what}`, 'give a SATCAT as CSV or JSON, as CelesTrak has it');
  const records = /^\s*[[{]/.test(text) ? jsonRecords(text, refuse) : csvRecords(text, refuse);
  const objects = new Map<number, SatcatObject>();
  let count = 0;
  for (const record of records) {
    if (++count % RECORDS_AT_ONCE === 0) await setImmediate();
    const id = Number(record.NORAD_CAT_ID);
    if (Number.isInteger(id) && id > 0) objects.set(id, objectOf(id, record));
  }
  if (objects.size === 0) throw refuse('holds no object with a NORAD_CAT_ID');
  return objects;
}

/** Some 5 ms of work. */
const RECORDS_AT_ONCE = 1000;

/**
 * A list is read record by record: parsing the fifty megabytes of Space-Track's in one go would hold the thread for half a second.
 * The pairs of owner and type are a twentieth of that.
 */
function* jsonRecords(text: string, refuse: (what: string) => UserError): Generator<SatcatRecord> {
  const parse = (part: string): unknown => {
    try {
      return JSON.parse(part);
    } catch (error) {
      throw refuse(`not JSON: ${excerpt((error as Error).message, 120)}`);
    }
  };
  if (/^\s*\[/.test(text)) {
    for (const part of flatObjects(text, refuse)) yield parse(part) as SatcatRecord;
    return;
  }
  for (const [id, pair] of Object.entries(parse(text) as object)) {
    const [owner, type] = Array.isArray(pair) ? pair : [];
    yield { NORAD_CAT_ID: id, OWNER: owner, OBJECT_TYPE: type };
  }
}

/** The objects of a list as they stand in the text; texts in them may hold braces. */
function* flatObjects(text: string, refuse: (what: string) => UserError): Generator<string> {
  const part = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}]|\](?=\s*$)/gs;
  part.lastIndex = text.indexOf('[') + 1;
  let start = 0;
  let depth = 0;
  for (let found = part.exec(text); found !== null; found = part.exec(text)) {
    if (found[0] === '{') {
      if (depth++ === 0) start = found.index;
    } else if (found[0] === '}') {
      if (--depth === 0) yield text.slice(start, part.lastIndex);
      if (depth < 0) break;
    } else if (found[0] === ']' && depth === 0) {
      return;
    }
  }
  throw refuse('not JSON: the list has no end');
}

/** No field that is needed but the name holds a comma; names may be quoted, and then lose theirs. */
function* csvRecords(text: string, refuse: (what: string) => UserError): Generator<SatcatRecord> {
  const lines = linesOf(text);
  const keys = (lines.next().value ?? '')
    .replace(/^\ufeff/, '')
    .split(',')
    .map((key) => key.trim().replaceAll('"', '').toUpperCase());
  if (!keys.includes('NORAD_CAT_ID') || !(keys.includes('OWNER') || keys.includes('COUNTRY'))) {
    throw refuse('line 1: the header lacks NORAD_CAT_ID and OWNER');
  }
  for (const line of lines) {
    if (line === '') continue;
    const cells = line.includes('"') ? line.replace(/"[^"]*"/g, (cell) => cell.replace(/[",]/g, '')) : line;
    const record: Record<string, string> = {};
    cells.split(',').forEach((cell, at) => {
      const key = keys[at];
      if (key !== undefined) record[key] = cell.trim();
    });
    yield record;
  }
}

/** One after the other: splitting tens of megabytes in one go would hold the thread. */
function* linesOf(text: string): Generator<string, undefined> {
  for (let start = 0; start <= text.length; ) {
    const end = text.indexOf('\n', start);
    const line = end < 0 ? text.slice(start) : text.slice(start, end);
    yield line.endsWith('\r') ? line.slice(0, -1) : line;
    if (end < 0) return;
    start = end + 1;
  }
}

const KINDS: ReadonlyMap<string, ObjectKind> = new Map([
  ['PAY', 'payload'],
  ['PAYLOAD', 'payload'],
  ['R/B', 'rocket body'],
  ['ROCKET BODY', 'rocket body'],
  ['DEB', 'debris'],
  ['DEBRIS', 'debris'],
  ['UNK', 'unknown'],
  ['UNKNOWN', 'unknown'],
]);

/** CelesTrak's OPS_STATUS_CODE. */
const STATUSES: ReadonlyMap<string, OperationalStatus> = new Map([
  ['+', 'operational'],
  ['P', 'partially operational'],
  ['B', 'standby'],
  ['S', 'spare'],
  ['X', 'extended mission'],
  ['-', 'not operational'],
  ['D', 'decayed'],
  ['?', 'unknown'],
]);

/** CelesTrak's DATA_STATUS_CODE: no current, no initial, no elements available. */
const WITHOUT_ELEMENTS = new Set(['NCE', 'NIE', 'NEA']);

function objectOf(id: number, record: SatcatRecord): SatcatObject {
  const text = (key: string): string => {
    const value = record[key];
    return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
  };
  const owner = text('OWNER') || text('COUNTRY') || text('COUNTRY_CODE');
  const decayDate = date(text('DECAY_DATE') || text('DECAY'));
  const status = STATUSES.get(text('OPS_STATUS_CODE')) ?? null;
  const crossSection = Number.parseFloat(text('RCS'));
  const radarCrossSectionM2 = crossSection > 0 ? crossSection : null;
  const dataStatus = text('DATA_STATUS_CODE');
  const knowsOrbits = 'DECAY_DATE' in record || 'DECAY' in record;
  return {
    id,
    name: excerpt(text('OBJECT_NAME') || text('SATNAME'), 60) || null,
    internationalDesignator: excerpt(text('OBJECT_ID') || text('INTLDES'), 16) || null,
    kind: KINDS.get(text('OBJECT_TYPE').toUpperCase()) ?? null,
    owner: owner === '' || owner === 'TBD' ? null : excerpt(owner, 20),
    status,
    launchDate: date(text('LAUNCH_DATE') || text('LAUNCH')),
    decayDate,
    inOrbit: knowsOrbits ? decayDate === null && status !== 'decayed' && fliesAlone(text) : null,
    hasElements: 'DATA_STATUS_CODE' in record ? !WITHOUT_ELEMENTS.has(dataStatus) : null,
    radarCrossSectionM2,
    sizeClass: sizeClass(text('RCS_SIZE').toLowerCase(), radarCrossSectionM2),
  };
}

function fliesAlone(text: (key: string) => string): boolean {
  const center = text('ORBIT_CENTER');
  const type = text('ORBIT_TYPE');
  return (center === '' || center === 'EA') && (type === '' || type === 'ORB');
}

function date(text: string): string | null {
  return /^\d{4}-\d{2}-\d{2}/.test(text) ? text.slice(0, 10) : null;
}

function sizeClass(named: string, crossSection: number | null): SatcatObject['sizeClass'] {
  if (named === 'small' || named === 'medium' || named === 'large') return named;
  if (crossSection === null) return null;
  return crossSection < 0.1 ? 'small' : crossSection <= 1 ? 'medium' : 'large';
}
