import {
  addEventNote,
  decideEvent,
  findEvent,
  listCloseApproaches,
  listEventNotes,
  listEvents,
  readCloseApproachesCsv,
  readEventHistory,
  readReport,
} from '@clearway/contract';
import type { LiveService } from '@clearway/service';
import { streamFile } from '../answers/stream-file.ts';
import {
  documentRoute,
  found,
  type RequestContext,
  type Route,
  type RouteSurroundings,
  route,
  storedPageRoute,
  wholeListRoute,
} from './route.ts';

export function closeApproachRoutes(around: RouteSurroundings): Route[] {
  const { closeApproaches } = around.service;
  return [
    storedPageRoute(listCloseApproaches, around, (query) => closeApproaches.list(query)),
    route(readCloseApproachesCsv, (_, context) => closeApproachesFile(around.service, context)),
    documentRoute(readReport, () => closeApproaches.report()),
  ];
}

/** All close approaches as a download. */
export function closeApproachesFile(service: LiveService, context: RequestContext): Promise<Response> {
  const date = service.runs.current()?.window.start_utc.slice(0, 10);
  const name = date === undefined ? 'close-approaches.csv' : `close-approaches-${date}.csv`;
  return streamFile(context, { name, contentType: 'text/csv; charset=utf-8' }, (sink, signal) =>
    service.closeApproaches.writeCsv(sink, signal),
  );
}

export function eventRoutes(around: RouteSurroundings): Route[] {
  const { events } = around.service;
  return [
    storedPageRoute(listEvents, around, (query) => events.list(query), 'revision-and-clock'),
    documentRoute(findEvent, ({ path }) => knownEvent(path.event_id)),
    documentRoute(decideEvent, async ({ path, body }) => {
      await knownEvent(path.event_id);
      return events.decide(path.event_id, body);
    }),
    wholeListRoute(readEventHistory, async ({ path }) => {
      await knownEvent(path.event_id);
      return events.history(path.event_id);
    }),
    wholeListRoute(listEventNotes, async ({ path }) => {
      await knownEvent(path.event_id);
      return events.notes(path.event_id);
    }),
    documentRoute(addEventNote, async ({ path, body }) => {
      await knownEvent(path.event_id);
      return events.addNote(path.event_id, body);
    }),
  ];

  async function knownEvent(eventId: number): Promise<unknown> {
    return found(await events.find(eventId), `event ${eventId}`);
  }
}
