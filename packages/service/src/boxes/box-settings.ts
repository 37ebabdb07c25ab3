import { readFile, stat } from 'node:fs/promises';
import { type ElementSet, UserError } from '@clearway/astro';
import { excerpt, fileInMessage } from '@clearway/messages';
import { fileFault } from '../catalog/catalog-file-fault.ts';
import { type BoxRtnKm, type PrimaryBox, reachOfBox } from './primary-box.ts';
import { BOUNDS, isWithin, KNOWN_REGIMES, orbitSize, type RegimeBounds } from './regime.ts';

/** Boxes by regime, the first that holds an orbit deciding, and for single primaries by number. */
export interface BoxSettings {
  readonly file: string;
  readonly regimes: readonly { readonly name: string; readonly bounds: RegimeBounds; readonly boxRtnKm: BoxRtnKm }[];
  readonly primaries: ReadonlyMap<number, BoxRtnKm>;
}

/** The farthest that an encounter may be asked for, km. */
export const LARGEST_REACH_KM = 500;
const MOST_BYTES = 1_000_000;

/** Reads and checks a settings file. Throws UserError with the place of whatever cannot be meant. */
export async function readBoxSettings(file: string): Promise<BoxSettings> {
  const name = fileInMessage(file);
  return parseBoxSettings(name, await textOf(file, name));
}

async function textOf(file: string, name: string): Promise<string> {
  try {
    const status = await stat(file);
    if (status.size > MOST_BYTES) {
      throw new UserError('format-malformed', `${name}: ${status.size} bytes are no settings file`, SEE_EXAMPLE);
    }
    return await readFile(file, 'utf8');
  } catch (error) {
    throw fileFault(name, error);
  }
}

const SEE_EXAMPLE = 'see docs/boxes.json for an example';

/** @param name of the file, for messages. */
export function parseBoxSettings(name: string, text: string): BoxSettings {
  const fault = (place: string, what: string): UserError =>
    new UserError('format-malformed', `${name}: ${place === '' ? '' : `${place}: `}${what}`, SEE_EXAMPLE);
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw fault('', `not JSON: ${excerpt((error as Error).message, 120)}`);
  }
  const fields = (value: unknown, place: string, allowed: readonly string[]): Record<string, unknown> => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw fault(place, 'must be an object');
    const unknown = Object.keys(value).find((key) => !allowed.includes(key));
    if (unknown !== undefined) {
      throw fault(place, `"${excerpt(unknown)}" is none of ${allowed.join(', ')}`);
    }
    return value as Record<string, unknown>;
  };
  const number = (value: unknown, place: string): number => {
    if (typeof value !== 'number' || !Number.isFinite(value)) throw fault(place, 'must be a number');
    return value;
  };
  const box = (value: unknown, place: string): BoxRtnKm => {
    if (!Array.isArray(value) || value.length !== 3) {
      throw fault(place, 'must be three half-widths in km: [radial, in-track, cross-track]');
    }
    const [radial, inTrack, crossTrack] = value.map((width, i) => {
      const halfWidth = number(width, `${place}[${i}]`);
      if (!(halfWidth > 0)) throw fault(`${place}[${i}]`, `${halfWidth} km is not above 0`);
      return halfWidth;
    });
    const halfWidths: BoxRtnKm = [radial!, inTrack!, crossTrack!];
    if (!(reachOfBox(halfWidths) <= LARGEST_REACH_KM)) {
      throw fault(place, `its corners are more than ${LARGEST_REACH_KM} km away`);
    }
    return halfWidths;
  };
  const root = fields(document, 'the document', ['comment', 'regimes', 'primaries']);
  const list = root.regimes ?? [];
  if (!Array.isArray(list)) throw fault('regimes', 'must be a list');
  const regimes = list.map((entry: unknown, i) => {
    const place = `regimes[${i}]`;
    const regime = fields(entry, place, ['name', 'comment', ...BOUNDS, 'box_rtn_km']);
    if (typeof regime.name !== 'string' || regime.name === '') throw fault(`${place}.name`, 'must be a name');
    const given = BOUNDS.filter((bound) => bound in regime);
    const spelt = Object.fromEntries(given.map((bound) => [bound, number(regime[bound], `${place}.${bound}`)]));
    const bounds: RegimeBounds | undefined = given.length > 0 ? spelt : KNOWN_REGIMES.get(regime.name);
    if (bounds === undefined) {
      const known = [...KNOWN_REGIMES.keys()].join(', ');
      throw fault(place, `"${excerpt(regime.name)}" has no bounds, and only ${known} are known without`);
    }
    const empty = EMPTY_WHERE.find(([low, high]) => (bounds[low] ?? -Infinity) > (bounds[high] ?? Infinity));
    if (empty) throw fault(place, `${empty[0]} is above ${empty[1]}`);
    return { name: regime.name, bounds, boxRtnKm: box(regime.box_rtn_km, `${place}.box_rtn_km`) };
  });
  const byNumber = root.primaries ?? {};
  const numbers = Object.keys(fields(byNumber, 'primaries', Object.keys(byNumber)));
  const primaries = new Map(
    numbers.map((id) => {
      if (!/^\d{1,9}$/.test(id)) throw fault('primaries', `"${excerpt(id)}" is no catalogue number`);
      return [Number(id), box((byNumber as Record<string, unknown>)[id], `primaries.${id}`)];
    }),
  );
  if (regimes.length === 0 && primaries.size === 0) throw fault('', 'holds neither regimes nor primaries');
  return { file: name, regimes, primaries };
}

const EMPTY_WHERE = [
  ['perigee_min_km', 'perigee_max_km'],
  ['apogee_min_km', 'apogee_max_km'],
  ['perigee_min_km', 'apogee_max_km'],
  ['eccentricity_min', 'eccentricity_max'],
] as const;

/** The box of each primary. Throws UserError where no regime holds one. */
export function boxesOfPrimaries(settings: BoxSettings, primaries: readonly ElementSet[]): PrimaryBox[] {
  return primaries.map((element) => {
    const own = settings.primaries.get(element.id);
    if (own) return { primaryId: element.id, regime: null, boxRtnKm: own };
    const size = orbitSize(element);
    const regime = settings.regimes.find(({ bounds }) => isWithin(size, bounds));
    if (regime) return { primaryId: element.id, regime: regime.name, boxRtnKm: regime.boxRtnKm };
    const { perigeeKm, apogeeKm, eccentricity } = size;
    const orbit = `perigee ${perigeeKm.toFixed(0)} km, apogee ${apogeeKm.toFixed(0)} km, eccentricity ${eccentricity}`;
    throw new UserError(
      'option-invalid',
      `${settings.file}: no regime holds primary ${element.id} (${orbit})`,
      'add one, or a last one named "other"',
    );
  });
}
