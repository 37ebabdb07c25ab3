import {
  addEventNote,
  decideEvent,
  findEvent,
  listCloseApproaches,
  listEventConjunctions,
  listEventNotes,
  listEvents,
  readCloseApproachesCsv,
  readEventCdm,
  readEventHistory,
  readEventRisk,
  readEventTable,
  readReport,
} from '@clearway/contract';
import type { LiveService } from '@clearway/service';
import { streamFile } from '../answers/stream-file.ts';
import { sendMessage } from './cdm-routes.ts';
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
  const { events, risk } = around.service;
  return [
    storedPageRoute(listEvents, around, (query) => events.list(query), 'revision-and-clock'),
    // Before events/{event_id}, of which `table` would be a number.
    route(readEventTable, ({ query }, context) =>
      around.large.answer(context, {
        name: `events ${query.state ?? 'open'}`,
        revision: around.service.revision(),
        write: (sink) => events.writeTable(query, sink),
      }),
    ),
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
    documentRoute(readEventRisk, async ({ path }) => {
      await knownEvent(path.event_id);
      return risk.ofEvent(path.event_id);
    }),
    wholeListRoute(listEventConjunctions, async ({ path }) => {
      await knownEvent(path.event_id);
      return risk.conjunctionsOfEvent(path.event_id);
    }),
    route(readEventCdm, async ({ path, query }, context) => {
      await knownEvent(path.event_id);
      const syntax = query.format ?? 'kvn';
      const text = await risk.cdmOfEvent(path.event_id, syntax);
      return sendMessage(context, { text, syntax }, `event-${path.event_id}`);
    }),
  ];

  async function knownEvent(eventId: number): Promise<unknown> {
    return found(await events.find(eventId), `event ${eventId}`);
  }
}
