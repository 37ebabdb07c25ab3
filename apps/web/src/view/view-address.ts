import { OBJECT_KINDS, REGIMES } from '@clearway/contract';
import { readFlyAround, writeFlyAround } from './fly-around-address.ts';
import { LARGEST_ID, readId, readNumber } from './read-number.ts';
import {
  ALL_OBJECTS,
  COLOUR_MODES,
  type ColourMode,
  type EncounterReference,
  type EventFilter,
  FIRST_VIEW,
  HOME,
  OBJECT_SORTS,
  type ObjectChoice,
  type ObjectFilter,
  type Panel,
  type Place,
  type TrafficBand,
  type View,
  type ViewTime,
} from './view.ts';

/** The query of a link that shows this view; empty for the first view. Readable, and stable: old links keep working. */
export function addressOfView(view: View): string {
  const query = new URLSearchParams();
  const { time, camera, panel } = view;
  if (view.selected !== null) query.set('object', String(view.selected));
  if (view.following) query.set('follow', '1');
  if (time.atMs !== null) {
    query.set('t', new Date(time.atMs).toISOString());
    query.set('rate', time.playing ? round(time.rate, 4) : '0');
  }
  if (camera !== FIRST_VIEW.camera) query.set('at', cameraText(view));
  if (view.projection === 'flat') query.set('map', 'flat');
  if (view.frame === 'inertial') query.set('frame', 'inertial');
  if (view.colour !== FIRST_VIEW.colour) query.set('colour', view.colour);
  if (view.hidden.length > 0) query.set('hide', view.hidden.join('~'));
  for (const [key, value] of Object.entries(view.only ?? {})) query.set(`only-${key}`, value);
  if (view.layers.length > 0) query.set('layers', view.layers.join('~'));
  writePanel(panel, query);
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%7E', '~');
  return text === '' ? '' : `?${text}`;
}

/** The view that a link shows; what it does not say, or says wrongly, is as in the first view. */
export function viewOfAddress(search: string): View {
  const query = new URLSearchParams(search);
  const mode = query.get('colour') as ColourMode;
  const only: ObjectFilter = { ...texts(query, 'only-owner', 'only-fleet', 'only-watchlist') };
  return {
    time: readTime(query),
    camera: readCamera(query.get('at')) ?? FIRST_VIEW.camera,
    frame: query.get('frame') === 'inertial' ? 'inertial' : 'fixed',
    projection: query.get('map') === 'flat' ? 'flat' : 'globe',
    selected: readNumber(query.get('object'), 0, 999_999_999),
    following: query.get('follow') === '1',
    panel: readPanel(query),
    colour: COLOUR_MODES.includes(mode) ? mode : FIRST_VIEW.colour,
    hidden: list(query.get('hide')),
    only: Object.keys(only).length === 0 ? null : only,
    layers: list(query.get('layers')),
  };
}

function cameraText({ camera }: View): string {
  const { latitude, longitude, rangeKm, heading, tilt } = camera;
  const parts = [round(latitude, 5), round(longitude, 5), `${round(rangeKm, rangeKm < 1000 ? 3 : 1)}km`];
  if (Math.abs(heading) > 0.05 || tilt > 0.05) parts.push(round(heading, 2), round(tilt, 2));
  return parts.join(',');
}

function readCamera(text: string | null): View['camera'] | null {
  if (text === null) return null;
  const [latitude, longitude, rangeKm, heading = 0, tilt = 0] = text.replace('km', '').split(',').map(Number);
  if (![latitude, longitude, rangeKm, heading, tilt].every(Number.isFinite)) return null;
  return {
    latitude: clamp(latitude!, -90, 90),
    longitude: clamp(longitude!, -180, 180),
    rangeKm: clamp(rangeKm!, 1, 1_000_000),
    heading,
    tilt: clamp(tilt, 0, 90),
  };
}

function readTime(query: URLSearchParams): ViewTime {
  const atMs = Date.parse(query.get('t') ?? '');
  if (!Number.isFinite(atMs)) return FIRST_VIEW.time;
  const rate = readNumber(query.get('rate') ?? '1', -100_000, 100_000) ?? 1;
  return { atMs, rate: rate === 0 ? 1 : rate, playing: rate !== 0 };
}

function writePanel(panel: Panel, query: URLSearchParams): void {
  if (panel.kind === 'home') return;
  query.set('panel', panel.kind);
  if (panel.kind === 'object' && query.get('object') !== String(panel.objectId)) {
    query.set('card', String(panel.objectId));
  }
  if (panel.kind === 'events') {
    for (const [key, value] of Object.entries(panel.filter))
      if (value !== undefined) query.set(`e-${key}`, String(value));
  }
  if (panel.kind === 'objects') {
    for (const [key, value] of Object.entries(panel.choice))
      if (value !== ALL_OBJECTS[key as keyof ObjectChoice]) query.set(`o-${key}`, value === true ? '1' : String(value));
  }
  if (panel.kind === 'encounter') {
    writeEncounter(panel.of, query);
    if (panel.message !== undefined) query.set('cdm', String(panel.message));
  }
  if (panel.kind === 'fly-around') {
    if ('event' in panel.of) writeEncounter(panel.of.event, query);
    else query.set('conjunction', String(panel.of.conjunctionId));
    writeFlyAround(panel, query);
  }
  if (panel.kind === 'messages' && panel.conjunctionId !== undefined) {
    query.set('conjunction', String(panel.conjunctionId));
    if (panel.message !== undefined) query.set('cdm', String(panel.message));
  }
  if (panel.kind === 'ephemerides' && panel.objectId !== undefined) query.set('of', String(panel.objectId));
  if (panel.kind === 'traffic' && panel.band !== undefined) {
    const { fromKm, toKm, fromDeg, toDeg } = panel.band;
    query.set(
      'band',
      [fromKm, toKm, ...(fromDeg === undefined || toDeg === undefined ? [] : [fromDeg, toDeg])].join(','),
    );
  }
  if (panel.kind === 'sky' && panel.place !== null) {
    const { latitude, longitude, name } = panel.place;
    query.set('place', `${round(latitude, 4)},${round(longitude, 4)}`);
    if (name !== '') query.set('place-name', name);
  }
}

function readPanel(query: URLSearchParams): Panel {
  const kind = query.get('panel');
  switch (kind) {
    case 'object': {
      const objectId = readNumber(query.get('card') ?? query.get('object'), 0, 999_999_999);
      return objectId === null ? HOME : { kind, objectId };
    }
    case 'events':
      return { kind, filter: readEventFilter(query) };
    case 'encounter': {
      const of = readEncounter(query);
      if (of === null) return HOME;
      const message = query.get('cdm') === 'screening' ? 'screening' : readId(query.get('cdm'));
      return message === null ? { kind, of } : { kind, of, message };
    }
    case 'fly-around': {
      const conjunctionId = readId(query.get('conjunction'));
      const event = readEncounter(query);
      if (event !== null) return { kind, of: { event }, ...readFlyAround(query) };
      return conjunctionId === null ? HOME : { kind, of: { conjunctionId }, ...readFlyAround(query) };
    }
    case 'messages': {
      const conjunctionId = readId(query.get('conjunction'));
      const message = readId(query.get('cdm'));
      if (conjunctionId === null) return { kind };
      return message === null ? { kind, conjunctionId } : { kind, conjunctionId, message };
    }
    case 'ephemerides': {
      const objectId = readNumber(query.get('of'), 0, 999_999_999);
      return objectId === null ? { kind } : { kind, objectId };
    }
    case 'sky':
      return { kind, place: readPlace(query) };
    case 'traffic': {
      const band = readBand(query.get('band'));
      return band === null ? { kind } : { kind, band };
    }
    case 'objects':
      return { kind, choice: readObjectChoice(query) };
    case 'watchlists':
    case 'alerts':
    case 'status':
    case 'settings':
      return { kind };
    default:
      return HOME;
  }
}

function writeEncounter({ eventId, primaryId, secondaryId, tcaMs }: EncounterReference, query: URLSearchParams): void {
  if (eventId !== null) query.set('event', String(eventId));
  query.set('pair', `${primaryId},${secondaryId}`);
  query.set('tca', new Date(tcaMs).toISOString());
}

function readEncounter(query: URLSearchParams): EncounterReference | null {
  const [primaryId, secondaryId] = (query.get('pair') ?? '').split(',').map((id) => readNumber(id, 0, 999_999_999));
  const tcaMs = Date.parse(query.get('tca') ?? '');
  if (primaryId == null || secondaryId == null || !Number.isFinite(tcaMs)) return null;
  return { eventId: readNumber(query.get('event'), 1, LARGEST_ID), primaryId, secondaryId, tcaMs };
}

function readBand(text: string | null): TrafficBand | null {
  const numbers = (text ?? '').split(',').map((each) => readNumber(each, 0, 1_000_000));
  const [fromKm, toKm, fromDeg, toDeg] = numbers;
  if (fromKm == null || toKm == null || fromKm >= toKm) return null;
  return fromDeg == null || toDeg == null || fromDeg >= toDeg ? { fromKm, toKm } : { fromKm, toKm, fromDeg, toDeg };
}

function readPlace(query: URLSearchParams): Place | null {
  const [latitude, longitude] = (query.get('place') ?? '')
    .split(',')
    .map((text) => (text === '' ? Number.NaN : Number(text)));
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return null;
  return {
    latitude: clamp(latitude!, -90, 90),
    longitude: clamp(longitude!, -180, 180),
    name: (query.get('place-name') ?? '').slice(0, 100),
  };
}

const SORTS = ['rank', 'tca', 'miss', 'probability'] as const;

function readEventFilter(query: URLSearchParams): EventFilter {
  const numbers = {
    objectId: readNumber(query.get('e-objectId'), 0, 999_999_999),
    missBelowKm: readNumber(query.get('e-missBelowKm'), 0, 1000),
    probabilityFrom: readNumber(query.get('e-probabilityFrom'), 0, 1),
    fromMs: readNumber(query.get('e-fromMs'), -1e14, 1e14),
    toMs: readNumber(query.get('e-toMs'), -1e14, 1e14),
  };
  const sort = SORTS.find((each) => each === query.get('e-sort'));
  return {
    ...Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== null)),
    ...texts(query, 'e-watchlist', 'e-owner', 'e-kind', 'e-disposition'),
    ...(sort === undefined ? {} : { sort }),
  };
}

function readObjectChoice(query: URLSearchParams): ObjectChoice {
  const oneOf = <Value extends string>(name: string, values: readonly Value[]): Value | null =>
    values.find((each) => each === query.get(name)) ?? null;
  const { text = '', owner = null, fleet = null } = texts(query, 'o-text', 'o-owner', 'o-fleet');
  return {
    text,
    kind: oneOf('o-kind', OBJECT_KINDS),
    regime: oneOf('o-regime', REGIMES),
    owner,
    fleet,
    watched: query.get('o-watched') === '1',
    sort: oneOf('o-sort', OBJECT_SORTS) ?? ALL_OBJECTS.sort,
    descending: query.get('o-descending') === '1',
  };
}

/** Texts that are there, by what stands behind the first hyphen. */
function texts(query: URLSearchParams, ...names: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of names) {
    const text = query.get(name)?.slice(0, 100);
    if (text) found[name.slice(name.indexOf('-') + 1)] = text;
  }
  return found;
}

function list(text: string | null): readonly string[] {
  return text === null || text === '' ? [] : text.split('~').slice(0, 200);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

function round(value: number, decimals: number): string {
  return String(Number(value.toFixed(decimals)));
}
