import { limitedBody } from '../requests/read-request.ts';
import { HttpProblem } from '../security/http-problem.ts';
import type { RequestContext } from './route.ts';

/** A body in parts, and whether it was refused for its size, which whoever reads it may tell in words of his own. */
export interface WatchedUpload {
  readonly parts: AsyncIterable<Uint8Array>;
  refusal: HttpProblem | null;
}

/** The body in parts, packed as it was sent: the service recognises gzip from the content. */
export function watchedUpload(context: RequestContext, mostBytes: number): WatchedUpload {
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
      yield* limitedBody(context, mostBytes);
    } catch (error) {
      if (error instanceof HttpProblem) upload.refusal = error;
      throw error;
    }
  }
}
