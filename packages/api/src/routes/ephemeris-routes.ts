import {
  deleteEphemeris,
  findOperatorEphemeris,
  LARGEST_EPHEMERIS_BYTES,
  listEphemerides,
  readEphemerisFile,
  readEphemerisStates,
  receiveEphemerides,
} from '@clearway/contract';
import { UserError } from '@clearway/service';
import { sendJson } from '../answers/send-body.ts';
import { streamFile } from '../answers/stream-file.ts';
import { documentRoute, found, pageRoute, type Route, type RouteSurroundings, route } from './route.ts';
import { watchedUpload } from './watched-upload.ts';

export function ephemerisRoutes({ service: { ephemerides }, large }: RouteSurroundings): Route[] {
  return [
    route(receiveEphemerides, async ({ query: { file = null, object = null, mode = 'replaces' } }, context) => {
      if (context.req.raw.body === null) {
        throw new UserError('file-empty', 'the body is empty', 'send an OEM, an OCM or a MEME text');
      }
      const upload = watchedUpload(context, LARGEST_EPHEMERIS_BYTES);
      try {
        const received = await ephemerides.receive(upload.parts, { file, objectId: object, mode });
        return await sendJson(context, received, { status: 201 });
      } catch (error) {
        // However the service reads its failing input, the size is what was wrong.
        throw upload.refusal ?? error;
      }
    }),
    pageRoute(listEphemerides, ({ query }) => ephemerides.list(query)),
    documentRoute(findOperatorEphemeris, async ({ path: { ephemeris_id: id } }) =>
      found(await ephemerides.find(id), `ephemeris ${id}`),
    ),
    route(readEphemerisFile, async ({ path: { ephemeris_id: id } }, context) => {
      const file = { name: `ephemeris-${id}.txt`, contentType: 'text/plain; charset=utf-8' };
      return streamFile(context, file, (sink, signal) => ephemerides.writeFile(id, sink, signal));
    }),
    route(readEphemerisStates, ({ query: { covariances = false } }, context) =>
      large.answer(context, {
        name: covariances ? 'ephemeris-states-with-covariances' : 'ephemeris-states',
        revision: ephemerides.statesRevision(),
        write: (sink) => ephemerides.writeStates(sink, covariances ? 'covariances' : 'states'),
      }),
    ),
    route(deleteEphemeris, async ({ path }, context) => {
      await ephemerides.delete(path.ephemeris_id);
      return context.body(null, 204);
    }),
  ];
}
