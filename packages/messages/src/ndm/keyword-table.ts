/**
 * The keyword tables of the standards, as data: which keywords a section has, in which order, whether they must be there,
 * what their values are. One table serves the readers and writers of KVN, XML and JSON.
 */

/** What a value may be. Choices are compared without regard to case; ranges include their ends. */
export type ValueType =
  | { readonly kind: 'text' }
  | { readonly kind: 'epoch' }
  /** An epoch, or seconds relative to EPOCH_TZERO, as an OCM may have. */
  | { readonly kind: 'epochOrOffset' }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'integer'; readonly least: number; readonly most: number }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  /** `count` numbers separated by blanks or commas; null for any count from one on. */
  | { readonly kind: 'numbers'; readonly count: number | null };

export interface ValueRule {
  readonly type: ValueType;
  /** Accepted units: the first is what a value has that gives none. Empty for values without unit. */
  readonly units: readonly string[];
  /** What known writers put in place of the first unit, and mean it. */
  readonly misspelt: readonly string[];
}

export interface FieldRule extends ValueRule {
  readonly keyword: string;
  readonly isMandatory: boolean;
  /** May stand more than once in its section, one after another. */
  readonly repeats: boolean;
  /** First and last version of the message that has it; '' for no bound. */
  readonly since: string;
  readonly until: string;
  /** May stand there without a value, as known writers have it where they do not know one. */
  readonly mayBeEmpty: boolean;
  /** A second place where published files have the keyword: read there, written at its place in the standard. */
  readonly isElsewhere: boolean;
}

/** How the data lines of a section look. */
export interface RowRule {
  /** The XML element (and JSON key) of one line. */
  readonly element: string;
  /** The elements inside, in order, where the XML form has one per value; null where it has the line as text. */
  readonly columns: readonly FieldRule[] | null;
}

export interface Markers {
  readonly start: string;
  readonly stop: string;
  /** Whether each section has its own pair in KVN, or all that follow one another share one (covariances of an OEM). */
  readonly around: 'each' | 'all';
}

export interface SectionRule {
  /** How its blocks are named. */
  readonly name: string;
  /** The XML element and JSON key: the name, but where the standard gives several sections the same one. */
  readonly tag: string;
  readonly items: readonly (FieldRule | SectionRule)[];
  readonly isMandatory: boolean;
  readonly repeats: boolean;
  readonly since: string;
  readonly until: string;
  /** What encloses it in KVN; null where only the order of keywords shows it. */
  readonly markers: Markers | null;
  readonly rows: RowRule | null;
  /** Keywords of a matrix that KVN writes as bare numbers, line by line; they are fields of the section, too. */
  readonly matrix: readonly (readonly string[])[];
  /** Takes any `USER_DEFINED_…` keyword. */
  readonly isUserDefined: boolean;
  /** By each KVN keyword or marker that may stand in it (or open a section in it): the positions of the items that take it. */
  readonly positions: ReadonlyMap<string, readonly number[]>;
  /** Keywords that may start the section: all up to its first mandatory one. A second section opens by these only. */
  readonly openers: ReadonlySet<string>;
}

export interface MessageDefinition {
  readonly kind: string;
  /** The XML root element. */
  readonly element: string;
  readonly versions: readonly string[];
  /** Versions in which keywords may stand in any order inside their section: drafts whose order may change. */
  readonly unordered: readonly string[];
  /** What known writers put for an optional value that they do not have, such as `NaN`. */
  readonly absent: readonly string[];
  readonly root: SectionRule;
}

/** Stands for a data line where keywords are looked up. */
export const ROW = '(row)';
/** Stands for any `USER_DEFINED_…` keyword where keywords are looked up. */
export const USER_DEFINED = 'USER_DEFINED';

export const TEXT: ValueRule = { type: { kind: 'text' }, units: [], misspelt: [] };
export const EPOCH: ValueRule = { type: { kind: 'epoch' }, units: [], misspelt: [] };
export const EPOCH_OR_OFFSET: ValueRule = { type: { kind: 'epochOrOffset' }, units: ['s'], misspelt: [] };

interface Range {
  readonly least?: number;
  readonly most?: number;
}

interface NumberOptions extends Range {
  readonly misspelt?: readonly string[];
}

/** A decimal number; `unit` may list several, of which the first is the default. '' for none. */
export function number(unit: string | readonly string[] = '', options: NumberOptions = {}): ValueRule {
  return { type: { kind: 'number', ...bounds(options) }, units: unitsOf(unit), misspelt: options.misspelt ?? [] };
}

export function integer(range: Range = {}, unit = ''): ValueRule {
  return { type: { kind: 'integer', ...bounds(range) }, units: unitsOf(unit), misspelt: [] };
}

export function choice(...choices: readonly string[]): ValueRule {
  return { type: { kind: 'choice', choices }, units: [], misspelt: [] };
}

export function numbers(count: number | null, unit = ''): ValueRule {
  return { type: { kind: 'numbers', count }, units: unitsOf(unit), misspelt: [] };
}

function bounds(range: Range): { least: number; most: number } {
  return { least: range.least ?? Number.NEGATIVE_INFINITY, most: range.most ?? Number.POSITIVE_INFINITY };
}

function unitsOf(unit: string | readonly string[]): readonly string[] {
  if (typeof unit !== 'string') return unit;
  return unit === '' ? [] : [unit];
}

interface ItemOptions {
  readonly repeats?: boolean;
  readonly since?: string;
  readonly until?: string;
}

interface FieldOptions extends ItemOptions {
  readonly mayBeEmpty?: boolean;
  readonly isElsewhere?: boolean;
}

const USUAL = { repeats: false, since: '', until: '', mayBeEmpty: false, isElsewhere: false };

export function mandatory(keyword: string, rule: ValueRule, options: FieldOptions = {}): FieldRule {
  return { keyword, ...rule, isMandatory: true, ...USUAL, ...options };
}

export function optional(keyword: string, rule: ValueRule, options: FieldOptions = {}): FieldRule {
  return { keyword, ...rule, isMandatory: false, ...USUAL, ...options };
}

export interface SectionOptions extends ItemOptions {
  readonly isMandatory?: boolean;
  readonly tag?: string;
  readonly markers?: Markers;
  readonly rows?: RowRule;
  readonly matrix?: readonly (readonly string[])[];
  readonly isUserDefined?: boolean;
}

/** A section; optional, once, without markers unless the options say otherwise. */
export function section(
  name: string,
  items: readonly (FieldRule | SectionRule)[],
  options: SectionOptions = {},
): SectionRule {
  const positions = new Map<string, number[]>();
  const put = (keyword: string, position: number): void => {
    const list = positions.get(keyword);
    if (list === undefined) positions.set(keyword, [position]);
    else if (list.at(-1) !== position) list.push(position);
  };
  for (const [position, item] of items.entries()) for (const keyword of entrancesOf(item)) put(keyword, position);
  const rows = options.rows ?? null;
  const matrix = options.matrix ?? [];
  const isUserDefined = options.isUserDefined ?? false;
  // Positions after the last item: what a section takes itself.
  if (rows !== null || matrix.length > 0) put(ROW, items.length);
  if (isUserDefined) put(USER_DEFINED, items.length);
  return {
    name,
    tag: options.tag ?? name,
    items,
    isMandatory: options.isMandatory ?? false,
    repeats: options.repeats ?? false,
    since: options.since ?? '',
    until: options.until ?? '',
    markers: options.markers ?? null,
    rows,
    matrix,
    isUserDefined,
    positions,
    openers: openersOf(items),
  };
}

export function isSection(item: FieldRule | SectionRule): item is SectionRule {
  return 'items' in item;
}

/** Whether a version of the message has this field or section. */
export function existsIn(item: FieldRule | SectionRule, version: string): boolean {
  return (
    !(item.since !== '' && Number(version) < Number(item.since)) &&
    !(item.until !== '' && Number(version) > Number(item.until))
  );
}

/** All keywords and markers that may come first when KVN enters this item. */
function entrancesOf(item: FieldRule | SectionRule): Iterable<string> {
  if (!isSection(item)) return [item.keyword];
  return item.markers === null ? item.positions.keys() : [item.markers.start];
}

function openersOf(items: readonly (FieldRule | SectionRule)[]): ReadonlySet<string> {
  const openers = new Set<string>();
  for (const item of items) {
    const entrances = !isSection(item) ? [item.keyword] : item.markers === null ? item.openers : [item.markers.start];
    for (const keyword of entrances) openers.add(keyword);
    if (item.isMandatory) break;
  }
  return openers;
}
