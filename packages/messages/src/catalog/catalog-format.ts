import { isOmmCsvHeader } from '../omm/omm-csv-reader.ts';
import { isTleLine } from '../tle/tle-line.ts';
import { excerpt } from './excerpt.ts';

/** The formats a catalogue may come in. `TLE` includes 3LE. */
export type CatalogFormat = 'TLE' | 'OMM CSV' | 'OMM JSON' | 'OMM XML' | 'OMM KVN';

/** What the start of a file says about its format: the format, or one line saying what the file looks like instead. */
export type Recognition = { readonly format: CatalogFormat } | { readonly unlike: string };

/** How many characters of a file are looked at. */
export const RECOGNITION_CHARACTERS = 65_536;

/** Recognises the format of a catalogue from its first {@link RECOGNITION_CHARACTERS} characters, whatever its name. */
export function recognizeCatalog(start: string): Recognition {
  if (isNoise(start)) return { unlike: 'it is not text' };
  const text = start.trimStart();
  if (text === '') return { unlike: `its first ${start.length} characters are blank` };
  if (text.startsWith('<')) return recognizeXml(text);
  if (text.startsWith('{') || text.startsWith('[')) return { format: 'OMM JSON' };
  const lines = text.split('\n', 1000);
  const first = lines.find((line) => line.trim() !== '' && !line.startsWith('COMMENT')) ?? '';
  const message = KVN_VERSION.exec(first);
  if (message) {
    return message[1] === 'OMM' ? { format: 'OMM KVN' } : { unlike: `it is a CCSDS ${message[1]}, not a catalogue` };
  }
  if (KVN_FIELD.test(first) && KVN_NUMBER.test(text)) return { format: 'OMM KVN' };
  if (first.includes(',') && isOmmCsvHeader(first)) return { format: 'OMM CSV' };
  if (lines.some((line) => isTleLine(line.trim(), 1) || isTleLine(line.trim(), 2))) return { format: 'TLE' };
  return { unlike: `it starts with "${excerpt(first, 60)}"` };
}

const KVN_VERSION = /^\s*CCSDS_([A-Z]{2,4})_VERS\s*=/;
const KVN_FIELD = /^\s*OBJECT_NAME\s*=/;
const KVN_NUMBER = /^[ \t]*NORAD_CAT_ID[ \t]*=/m;

function recognizeXml(text: string): Recognition {
  const root = rootElement(text);
  if (root === undefined) return { unlike: 'it is XML without any element' };
  const other = root === 'ndm' && !OMM_ELEMENT.test(text) ? OTHER_MESSAGE.exec(text)?.[1] : undefined;
  if (other !== undefined) return { unlike: `it is a CCSDS ${other.toUpperCase()}, not a catalogue` };
  if (root === 'omm' || root === 'ndm') return { format: 'OMM XML' };
  if (root.toLowerCase() === 'html' || /^<!doctype\s+html/i.test(text)) return { unlike: 'it is a web page' };
  return { unlike: `it is XML whose outermost element is <${excerpt(root)}>, not <ndm> or <omm>` };
}

const OMM_ELEMENT = /<(?:[\w.-]{1,100}:)?omm[\s/>]/;
const OTHER_MESSAGE = /<(?:[\w.-]{1,100}:)?(oem|opm|ocm|cdm|tdm|aem|apm|rdm)[\s>]/;

/** The name of the first element, after declarations and comments, without its namespace. */
function rootElement(text: string): string | undefined {
  let tag = text.indexOf('<');
  while (tag >= 0) {
    const hidden = HIDDEN.find(([start]) => text.startsWith(start, tag));
    if (!hidden) return ELEMENT_NAME.exec(text.slice(tag, tag + 200))?.[1];
    const end = text.indexOf(hidden[1], tag);
    tag = end < 0 ? -1 : text.indexOf('<', end);
  }
  return undefined;
}

const HIDDEN: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<?', '>'],
  ['<!', '>'],
];
const ELEMENT_NAME = /^<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)/;

/** More than one in twenty of the first characters is neither printable nor white space, or one of them is NUL. */
function isNoise(start: string): boolean {
  const length = Math.min(start.length, 4096);
  let strange = 0;
  for (let i = 0; i < length; i++) {
    const code = start.charCodeAt(i);
    if (code === 0) return true;
    if (code === 0xfffd || (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12)) strange++;
  }
  return strange * 20 > length;
}
