import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { chooseEncoding, encodeBody, SHORTEST_ENCODED_BYTES } from './content-encoding.ts';
import { entityTag, isKnown } from './entity-tag.ts';

const text = new TextEncoder();

export interface SendOptions {
  readonly status?: ContentfulStatusCode;
  readonly headers?: Readonly<Record<string, string>>;
  /** The tag of the content; `body` takes it from the body, null gives none. Default: `body` for 200, else null. */
  readonly tag?: 'body' | null;
}

/** Answers with a document as JSON. */
export function sendJson(context: Context, document: unknown, options: SendOptions = {}): Promise<Response> {
  return sendText(context, JSON.stringify(document), 'application/json', options);
}

/** Answers with a text, packed if that is worth it and wanted, or 304 where the reader has it. */
export async function sendText(
  context: Context,
  body: string,
  contentType: string,
  { status = 200, headers = {}, tag = status === 200 ? 'body' : null }: SendOptions = {},
): Promise<Response> {
  const bytes = text.encode(body);
  const all: Record<string, string> = { 'content-type': contentType, ...headers };
  if (tag === 'body') {
    all.etag = entityTag(bytes);
    if (isKnown(context.req.header('if-none-match'), all.etag)) return notModified(context, all.etag);
  }
  if (bytes.length < SHORTEST_ENCODED_BYTES) return context.body(bytes, status, all);
  all.vary = 'Accept-Encoding';
  const encoding = chooseEncoding(context.req.header('accept-encoding'));
  if (encoding === null) return context.body(bytes, status, all);
  all['content-encoding'] = encoding;
  return context.body(await encodeBody(bytes, encoding), status, all);
}

export function notModified(context: Context, etag: string): Response {
  return context.body(null, 304, { etag });
}
