import { LARGEST_UPLOAD_BYTES, listSources, refreshSources, uploadElementSets } from '@clearway/contract';
import { UserError } from '@clearway/service';
import { sendJson } from '../answers/send-body.ts';
import { limitedBody } from '../requests/read-request.ts';
import { HttpProblem } from '../security/http-problem.ts';
import { type RequestContext, type Route, type RouteSurroundings, route, wholeListRoute } from './route.ts';

export function sourceRoutes({ service: { sources } }: RouteSurroundings): Route[] {
  return [
    wholeListRoute(listSources, () => sources.list()),
    wholeListRoute(refreshSources, ({ body }) => sources.refresh(body.source)),
    route(uploadElementSets, async ({ path }, context) => {
      if (context.req.raw.body === null) {
        throw new UserError('file-empty', 'the body is empty', 'send a file of element sets');
      }
      const upload = watchedUpload(context);
      try {
        return await sendJson(context, await sources.upload(path.name, upload.parts, context.req.raw.signal));
      } catch (error) {
        // However the service reads its failing input, the size is what was wrong.
        throw upload.refusal ?? error;
      }
    }),
  ];
}

/** The body in parts, packed as it was sent: the service recognises gzip from the content. */
function watchedUpload(context: RequestContext): { parts: AsyncIterable<Uint8Array>; refusal: HttpProblem | null } {
  const encoding = context.req.header('content-encoding') ?? 'identity';
  if (!['identity', 'gzip', 'x-gzip'].includes(encoding.toLowerCase())) {
    throw new HttpProblem(
      415,
      'content-encoding',
      `"${encoding.slice(0, 30)}" is not understood`,
      'send it plain or as gzip',
    );
  }
  const upload = { parts: watched(), refusal: null as HttpProblem | null };
  return upload;

  async function* watched(): AsyncGenerator<Uint8Array> {
    try {
      yield* limitedBody(context, LARGEST_UPLOAD_BYTES);
    } catch (error) {
      if (error instanceof HttpProblem) upload.refusal = error;
      throw error;
    }
  }
}
