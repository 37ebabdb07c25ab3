import type { ValueRule, ValueType } from './keyword-table.ts';
import { quoted } from './malformed.ts';
import { isNdmEpoch } from './ndm-epoch.ts';

/** Longer text is no number or epoch. */
const MOST_CHARACTERS = 100;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?$/;
const INTEGER = /^[+-]?\d{1,18}$/;

/** What is wrong with a value, as `expected …`; '' where nothing is. `value` is trimmed and not empty. */
export function valueFault(type: ValueType, value: string): string {
  switch (type.kind) {
    case 'text':
      return '';
    case 'epoch':
      return isNdmEpoch(value) ? '' : EPOCH_EXPECTED;
    case 'epochOrOffset':
      return isNdmEpoch(value) || isNumber(value) ? '' : `${EPOCH_EXPECTED} or seconds from EPOCH_TZERO`;
    case 'number':
      return isNumber(value) ? rangeFault(type, value) : 'expected a number such as 715, -3.5 or 4.142E+01';
    case 'integer':
      return INTEGER.test(value) ? rangeFault(type, value) : 'expected a whole number';
    case 'choice':
      return type.choices.includes(value.toUpperCase()) ? '' : `expected ${listed(type.choices)}`;
    case 'numbers':
      return listFault(type.count, value);
  }
}

const EPOCH_EXPECTED = 'expected a time such as 2026-03-09T19:18:25.550 or 2026-068T19:18:25.550';

/**
 * The unit of a value in the standard's spelling, null where it has none; or what is wrong with it. Spelling may differ in
 * case and in how powers and products are written (`m^2`, `m2`, `km²`, `km*s**-1` are not: only the first three).
 */
export function checkedUnit(
  rule: ValueRule,
  unit: string,
): { readonly unit: string | null } | { readonly fault: string } {
  if (unit === '') return { unit: rule.units[0] ?? null };
  const plain = plainUnit(unit);
  for (const accepted of rule.units) if (plainUnit(accepted) === plain) return { unit: accepted };
  if (rule.misspelt.includes(unit)) return { unit: rule.units[0] ?? null };
  if (rule.units.length === 0)
    return plain === 'n/a' ? { unit: null } : { fault: `unit ${quoted(unit)}: expected none` };
  return { fault: `unit ${quoted(unit)}: expected ${rule.units.map((each) => `[${each}]`).join(' or ')}` };
}

function plainUnit(unit: string): string {
  return unit
    .slice(0, MOST_CHARACTERS)
    .toLowerCase()
    .replaceAll(' ', '')
    .replaceAll('^', '**')
    .replaceAll('²', '**2')
    .replaceAll('³', '**3')
    .replaceAll('sec', 's')
    .replace(/(^|[/*(])(km|m|s|kg)([2-4])/g, '$1$2**$3');
}

function isNumber(value: string): boolean {
  return value.length <= MOST_CHARACTERS && NUMBER.test(value) && Number.isFinite(Number(value));
}

function rangeFault(range: { readonly least: number; readonly most: number }, text: string): string {
  const value = Number(text);
  if (value >= range.least && value <= range.most) return '';
  if (range.most === Number.POSITIVE_INFINITY) return `expected at least ${range.least}`;
  return `expected ${range.least} to ${range.most}`;
}

function listFault(count: number | null, value: string): string {
  const list = value.split(/[\s,]+/, 1000);
  if (!list.every(isNumber) || (count !== null && list.length !== count)) {
    return `expected ${count ?? 'a list of'} numbers separated by blanks`;
  }
  return '';
}

function listed(choices: readonly string[]): string {
  return choices.length === 1 ? choices[0]! : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
}
