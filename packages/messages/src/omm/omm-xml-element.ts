import type { XMLValidator } from 'fast-xml-parser';
import { excerpt } from '../catalog/excerpt.ts';
import { addOmmField, createOmmFieldCells, type OmmFieldCells } from './omm-field-cells.ts';

let validator: typeof XMLValidator | null = null;

/** Loads what checks XML: 40 modules, which no catalogue of another format should have to wait for. */
export async function loadXmlValidator(): Promise<void> {
  validator ??= (await import('fast-xml-parser')).XMLValidator;
}

const VERSION_ATTRIBUTE = /^<[^>]*?\sversion\s*=\s*["']([^"']*)["']/;
const LEAF = /<((?:[\w.-]+:)?)([A-Z][A-Z0-9_]*)((?:\s[^<>]*?)?)(?:\/>|>([^<]*)<\/\1\2\s*>)/g;
const UNITS_ATTRIBUTE = /\sunits\s*=\s*["']([^"']*)["']/;

/**
 * Gathers the fields of one `<omm>` element. The element is first checked to be well-formed; its keywords are then
 * taken wherever they stand in it, since they are unique in the whole message.
 */
export function ommXmlFields(element: string): OmmFieldCells {
  const fields = createOmmFieldCells();
  if (element.includes('<!DOCTYPE') || element.includes('<!ENTITY')) fields.fault = 'a document type inside an element';
  else fields.fault = wellFormednessFault(element);
  addOmmField(fields, 'CCSDS_OMM_VERS', VERSION_ATTRIBUTE.exec(element)?.[1] ?? '', '');
  for (const match of plainXml(element).matchAll(LEAF)) {
    const units = match[3] === '' ? '' : (UNITS_ATTRIBUTE.exec(match[3]!)?.[1] ?? '');
    addOmmField(fields, match[2]!, decodeEntities(match[4] ?? '').trim(), units);
  }
  return fields;
}

function wellFormednessFault(element: string): string | null {
  if (validator === null) throw new Error('The XML validator is not loaded: see prepareCatalogReader.');
  const outcome = validator.validate(element);
  return outcome === true ? null : `not well-formed XML: ${excerpt(outcome.err.msg, 120)}`;
}

/** Without comments, and with CDATA sections as escaped text. */
function plainXml(element: string): string {
  let plain = '';
  let at = 0;
  for (let mark = element.indexOf('<!'); mark >= 0; mark = element.indexOf('<!', at)) {
    const isData = element.startsWith(CHARACTER_DATA, mark);
    const end = element.indexOf(isData ? ']]>' : '-->', mark);
    if (end < 0) break;
    plain += element.slice(at, mark);
    if (isData) plain += escaped(element.slice(mark + CHARACTER_DATA.length, end));
    at = end + 3;
  }
  return plain + element.slice(at);
}

const CHARACTER_DATA = '<![CDATA[';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (whole, tens: string | undefined, hex: string | undefined, name: string | undefined) => {
    if (name !== undefined) return NAMED[name.toLowerCase()]!;
    const code = tens === undefined ? Number.parseInt(hex!, 16) : Number(tens);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
