import type { UserError } from '@clearway/astro';
import { RADIUS_COLUMNS, type RadiusRecord, type RadiusRecords } from './radius-table-csv.ts';

type Refuse = (place: string, what: string) => UserError;

/** Records of JSON: radii by number, or a list of records. */
export function radiusRecordsOfJson(text: string, refuse: Refuse): RadiusRecords {
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw refuse('', `not JSON: ${(error as Error).message.slice(0, 120)}`);
  }
  if (Array.isArray(document)) {
    return { kind: 'user', records: document.map((item, at) => recordOf(`record ${at + 1}`, item, '', refuse)) };
  }
  const entries = Object.entries(document as object);
  return { kind: 'user', records: entries.map(([id, item]) => recordOf(`"${id.slice(0, 30)}"`, item, id, refuse)) };
}

function recordOf(place: string, item: unknown, id: string, refuse: Refuse): RadiusRecord {
  if (typeof item === 'number' || typeof item === 'string') {
    return { place, id, radius: String(item), sigma: '', mass: '', origin: '' };
  }
  if (typeof item !== 'object' || item === null) throw refuse(place, 'neither a radius nor a record');
  const fields = new Map(Object.entries(item).map(([name, value]) => [name.toLowerCase(), value as unknown]));
  const text = (column: keyof typeof RADIUS_COLUMNS): string => {
    for (const name of RADIUS_COLUMNS[column]) {
      const value = fields.get(name);
      if (typeof value === 'number' || typeof value === 'string') return String(value).trim();
    }
    return '';
  };
  return {
    place,
    id: id || text('id'),
    radius: text('radius'),
    sigma: text('sigma'),
    mass: text('mass'),
    origin: text('origin'),
  };
}
