import { malformed, quoted } from '../ndm/malformed.ts';
import { fieldOf, type NdmBlock } from '../ndm/message-block.ts';

/**
 * Checks a list of units such as `[km, km, km]`, which the standard has for information only (502.0-B-3, 7.7.3.5): whoever gives
 * others than the standard's has numbers in them, too, and would be misread.
 */
export function checkUnits(block: NdmBlock, keyword: string, expected: readonly string[], file: string): void {
  const field = fieldOf(block, keyword);
  if (field === undefined) return;
  const given = field.value
    .replace(/^\[|\]$/g, '')
    .split(',', expected.length + 2)
    .map(plain);
  // Figure G-17 of the standard has a unit for the time, too.
  const hasTime = given.length === expected.length + 1 && (given[0] === 'n/a' || given[0] === 's');
  const units = hasTime ? given.slice(1) : given;
  if (units.length === expected.length && units.every((unit, i) => unit === plain(expected[i]!))) return;
  const what = `${keyword} = ${quoted(field.value)}: expected [${expected.join(',')}]`;
  throw malformed(file, field.line, what, 'give the numbers in the units of the standard');
}

function plain(unit: string): string {
  const text = unit.slice(0, 40).trim().toLowerCase().replaceAll('^', '**').replaceAll('²', '**2');
  return text === '' || text === '1' ? 'n/a' : text;
}
