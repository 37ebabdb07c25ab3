import { LARGEST_UPLOAD_BYTES, listSources, refreshSources, uploadElementSets } from '@clearway/contract';
import { UserError } from '@clearway/service';
import { sendJson } from '../answers/send-body.ts';
import { type Route, type RouteSurroundings, route, wholeListRoute } from './route.ts';
import { watchedUpload } from './watched-upload.ts';

export function sourceRoutes({ service: { sources } }: RouteSurroundings): Route[] {
  return [
    wholeListRoute(listSources, () => sources.list()),
    wholeListRoute(refreshSources, ({ body }) => sources.refresh(body.source)),
    route(uploadElementSets, async ({ path }, context) => {
      if (context.req.raw.body === null) {
        throw new UserError('file-empty', 'the body is empty', 'send a file of element sets');
      }
      const upload = watchedUpload(context, LARGEST_UPLOAD_BYTES);
      try {
        return await sendJson(context, await sources.upload(path.name, upload.parts, context.req.raw.signal));
      } catch (error) {
        // However the service reads its failing input, the size is what was wrong.
        throw upload.refusal ?? error;
      }
    }),
  ];
}
