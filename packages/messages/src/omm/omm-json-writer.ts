import type { ElementSet } from '@clearway/astro';
import { CELESTRAK_COLUMNS, OMM_FIELDS } from './omm-fields.ts';
import { ommMessage } from './omm-message.ts';

/**
 * One element set as CelesTrak's OMM in JSON: a list of one object with the fields of its CSV, numbers as numbers; without the
 * metadata, which JSON has no standard for. With a line end at the end.
 */
export function formatOmmJson(elements: ElementSet): string {
  const { metadata, meanElements, tleParameters } = ommMessage(elements, { originator: '', created: elements.epoch });
  const values = new Map<string, string | number>([...metadata, ...meanElements, ...tleParameters]);
  const fields = OMM_FIELDS.slice(0, CELESTRAK_COLUMNS).filter((field) => values.has(field));
  return `${JSON.stringify([Object.fromEntries(fields.map((field) => [field, values.get(field)!]))], null, 1)}\n`;
}
