import { readFileSync } from 'node:fs';
import type { LiveService } from '@clearway/service';
import { sendText } from '../answers/send-body.ts';
import type { Navigation } from '../pages/live-frame.ts';
import type { PageRoute } from '../pages/page-routes.ts';
import type { RequestContext } from '../routes/route.ts';
import { type OpenApiDocument, openApiDocument } from './openapi-document.ts';
import { renderDocumentation } from './render-documentation.ts';

const ASSETS = [
  ['/assets/documentation.css', new URL('./documentation.css', import.meta.url), 'text/css; charset=utf-8'],
  [
    '/assets/documentation-script.js',
    new URL('./documentation-script.js', import.meta.url),
    'text/javascript; charset=utf-8',
  ],
] as const;

/** The document for programs and the page for people, both made when they are first asked for. */
export function documentationRoutes(service: LiveService, navigation: Navigation): PageRoute[] {
  let made: { document: OpenApiDocument; json: string } | null = null;
  const document = (): { document: OpenApiDocument; json: string } => {
    if (made === null) {
      const fresh = openApiDocument(service.version().version);
      made = { document: fresh, json: JSON.stringify(fresh) };
    }
    return made;
  };
  /** By host, which examples name; hosts are few, as only our own are answered. */
  const pages = new Map<string, string>();
  return [
    {
      path: '/api/v1/openapi.json',
      answer: (context) => sendText(context, document().json, 'application/json'),
    },
    {
      path: '/api',
      async answer(context: RequestContext) {
        const { origin } = new URL(context.req.url);
        const page = pages.get(origin) ?? String(await renderDocumentation(document().document, origin, navigation));
        if (pages.size < 20) pages.set(origin, page);
        return sendText(context, page, 'text/html; charset=utf-8');
      },
    },
    ...ASSETS.map(([path, file, contentType]) => {
      const body = readFileSync(file, 'utf8');
      return { path, answer: (context: RequestContext) => sendText(context, body, contentType) };
    }),
  ];
}
