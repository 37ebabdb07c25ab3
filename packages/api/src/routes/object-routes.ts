import {
  type ElementFormat,
  type EphemerisFormat,
  type EphemerisQuery,
  findObject,
  listElementSets,
  listObjects,
  listStates,
  readCatalog,
  readElements,
  readEphemeris,
} from '@clearway/contract';
import { parseUtc, secondsBetween, UserError, type UtcTime, utcFromDate } from '@clearway/service';
import { sendText } from '../answers/send-body.ts';
import { streamFile } from '../answers/stream-file.ts';
import {
  documentRoute,
  found,
  pageRoute,
  type Route,
  type RouteSurroundings,
  route,
  storedPageRoute,
} from './route.ts';

const DEFAULT_STEP_SECONDS = 60;
const MOST_STATES = 100_000;

const FILES: Readonly<Record<EphemerisFormat, { readonly ending: string; readonly contentType: string }>> = {
  json: { ending: 'json', contentType: 'application/json' },
  csv: { ending: 'csv', contentType: 'text/csv; charset=utf-8' },
  oem: { ending: 'oem', contentType: 'text/plain; charset=utf-8' },
  czml: { ending: 'czml', contentType: 'application/json' },
};

const ELEMENT_FILES: Readonly<Record<ElementFormat, { readonly ending: string; readonly contentType: string }>> = {
  tle: { ending: 'tle', contentType: 'text/plain; charset=utf-8' },
  '3le': { ending: '3le', contentType: 'text/plain; charset=utf-8' },
  'omm-kvn': { ending: 'omm', contentType: 'text/plain; charset=utf-8' },
  'omm-xml': { ending: 'xml', contentType: 'application/xml' },
  'omm-json': { ending: 'json', contentType: 'application/json' },
  'omm-csv': { ending: 'csv', contentType: 'text/csv; charset=utf-8' },
};

export function objectRoutes(around: RouteSurroundings): Route[] {
  const { objects } = around.service;
  return [
    route(readCatalog, (_, context) =>
      around.large.answer(context, {
        name: 'catalog',
        revision: objects.catalogRevision(),
        write: (sink) => objects.writeCatalog(sink),
      }),
    ),
    storedPageRoute(listObjects, around, (query) => objects.list(query)),
    documentRoute(findObject, ({ path }) => knownObject(path.object_id)),
    pageRoute(listElementSets, ({ path, query }) => {
      knownObject(path.object_id);
      return objects.history(path.object_id, query);
    }),
    route(readElements, ({ path, query }, context) => {
      knownObject(path.object_id);
      const format = query.format ?? 'omm-json';
      const { ending, contentType } = ELEMENT_FILES[format];
      const headers = { 'content-disposition': `attachment; filename="${path.object_id}.${ending}"` };
      return sendText(context, objects.elementsFile(path.object_id, format), contentType, { headers });
    }),
    documentRoute(listStates, ({ query }) =>
      objects.states(query.object, query.at === undefined ? utcFromDate(around.now()) : readUtc('at', query.at)),
    ),
    route(readEphemeris, async ({ path, query }, context) => {
      knownObject(path.object_id);
      const { start, stop, stepSeconds } = readSpan(query);
      const format = query.format ?? 'json';
      const { ending, contentType } = FILES[format];
      const name = `${path.object_id}-${query.start.slice(0, 10)}.${ending}`;
      return streamFile(context, { name, contentType }, (sink, signal) =>
        objects.ephemeris({ objectId: path.object_id, start, stop, stepSeconds, format }, sink, signal),
      );
    }),
  ];

  function knownObject(objectId: number): unknown {
    return found(objects.find(objectId), `object ${objectId}`);
  }
}

function readSpan(query: EphemerisQuery): { start: UtcTime; stop: UtcTime; stepSeconds: number } {
  const start = readUtc('start', query.start);
  const stop = readUtc('stop', query.stop);
  const stepSeconds = query.step_seconds ?? DEFAULT_STEP_SECONDS;
  const seconds = secondsBetween(start, stop);
  if (seconds < 0) throw new UserError('option-invalid', 'stop lies before start', 'exchange them');
  const states = Math.floor(seconds / stepSeconds) + 1;
  if (states > MOST_STATES) {
    const message = `${states.toLocaleString('en-US')} states are more than ${MOST_STATES.toLocaleString('en-US')}`;
    throw new UserError('option-invalid', message, 'take a longer step_seconds, or several requests');
  }
  return { start, stop, stepSeconds };
}

function readUtc(name: string, text: string): UtcTime {
  const time = parseUtc(text);
  const year = Number(text.slice(0, 4));
  if (time === null || year < 1957 || year > 2199) {
    throw new UserError('option-invalid', `${name} "${text}" is not valid`, 'give a UTC time from 1957 to 2199');
  }
  return time;
}
