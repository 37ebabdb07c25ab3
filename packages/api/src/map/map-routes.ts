import type { MapSettings } from '@clearway/contract';
import { chooseEncoding, SHORTEST_ENCODED_BYTES } from '../answers/content-encoding.ts';
import { isKnown } from '../answers/entity-tag.ts';
import type { Imagery } from '../live-app/live-app-options.ts';
import type { RequestContext } from '../routes/route.ts';
import { mapContentSecurityPolicy } from '../security/security-headers.ts';
import type { MapFile, MapFolder } from './map-folder.ts';

/** What the map is told of pictures of the ground. */
export function mapSettingsOf(imagery: Imagery | undefined): MapSettings {
  if (imagery === undefined) return { imagery: null };
  const { template, attribution, mostZoom } = imagery;
  return { imagery: { template, attribution, projection: 'web-mercator', most_zoom: mostZoom } };
}

const FOR_GOOD = 'public, max-age=31536000, immutable';

/** Answers with a file of the map; null for a path that is none. `/` is its page. */
export function mapAnswers(
  folder: MapFolder,
  imagery: Imagery | undefined,
): (context: RequestContext) => Promise<Response | null> {
  const policy = mapContentSecurityPolicy(imagery === undefined ? null : new URL(imagery.template).origin);
  return async (context) => {
    const { path } = context.req;
    const file = folder.get(path === '/' ? '/index.html' : path);
    return file === undefined ? null : sendFile(context, file, policy);
  };
}

async function sendFile(context: RequestContext, file: MapFile, policy: string): Promise<Response | null> {
  const content = await file.content();
  if (content === null) return null;
  const { body, etag } = content;
  const headers: Record<string, string> = {
    // Workers go by the policy that they come with, not by that of their page.
    'content-security-policy': policy,
    'cache-control': file.isImmutable ? FOR_GOOD : 'no-cache',
    etag,
  };
  const isPacked = file.isWorthPacking && body.length >= SHORTEST_ENCODED_BYTES;
  if (isPacked) headers.vary = 'Accept-Encoding';
  if (isKnown(context.req.header('if-none-match'), etag)) return context.body(null, 304, headers);
  headers['content-type'] = file.contentType;
  const encoding = isPacked ? chooseEncoding(context.req.header('accept-encoding')) : null;
  if (encoding === null) return context.body(body, 200, headers);
  return context.body(await file.packed(encoding), 200, { ...headers, 'content-encoding': encoding });
}
