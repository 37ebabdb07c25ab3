import {
  cancelSampling,
  changeRiskSettings,
  deleteCdm,
  findCdm,
  findConjunction,
  LARGEST_CDM_BYTES,
  listCdms,
  listConjunctions,
  readCdmMessage,
  readRiskSettings,
  readSampling,
  receiveCdms,
  startSampling,
} from '@clearway/contract';
import { type MessageFile, UserError } from '@clearway/service';
import { sendJson, sendText } from '../answers/send-body.ts';
import {
  documentRoute,
  found,
  pageRoute,
  type RequestContext,
  type Route,
  type RouteSurroundings,
  route,
} from './route.ts';
import { watchedUpload } from './watched-upload.ts';

const CONTENT_TYPES: Readonly<Record<MessageFile['syntax'], string>> = {
  kvn: 'text/plain; charset=utf-8',
  xml: 'application/xml',
  json: 'application/json',
};

export function cdmRoutes({ service: { cdms, risk, sampling } }: RouteSurroundings): Route[] {
  return [
    route(receiveCdms, async ({ query }, context) => {
      if (context.req.raw.body === null) {
        throw new UserError('file-empty', 'the body is empty', 'send a conjunction data message');
      }
      const upload = watchedUpload(context, LARGEST_CDM_BYTES);
      try {
        return await sendJson(context, await cdms.receive(upload.parts, query.file ?? null), { status: 201 });
      } catch (error) {
        // However the service reads its failing input, the size is what was wrong.
        throw upload.refusal ?? error;
      }
    }),
    pageRoute(listCdms, ({ query }) => cdms.list(query)),
    documentRoute(findCdm, async ({ path }) => found(await cdms.find(path.cdm_id), `message ${path.cdm_id}`)),
    route(readCdmMessage, async ({ path, query }, context) => {
      const file = await cdms.message(path.cdm_id, query.format ?? 'original');
      return sendMessage(context, file, `cdm-${path.cdm_id}`);
    }),
    route(deleteCdm, async ({ path }, context) => {
      await cdms.delete(path.cdm_id);
      return context.body(null, 204);
    }),
    pageRoute(listConjunctions, ({ query }) => cdms.conjunctions(query)),
    documentRoute(findConjunction, async ({ path }) =>
      found(await cdms.conjunction(path.conjunction_id), `encounter ${path.conjunction_id}`),
    ),
    documentRoute(startSampling, ({ path, body }) => sampling.start(path.cdm_id, body?.trials)),
    documentRoute(readSampling, ({ path }) => sampling.find(path.cdm_id)),
    documentRoute(cancelSampling, ({ path }) => sampling.cancel(path.cdm_id)),
    documentRoute(readRiskSettings, () => risk.settings()),
    documentRoute(changeRiskSettings, ({ body }) => risk.changeSettings(body)),
  ];
}

/** A message as a download. */
export function sendMessage(context: RequestContext, { text, syntax }: MessageFile, name: string): Promise<Response> {
  const ending = syntax === 'kvn' ? 'cdm' : syntax;
  const headers = { 'content-disposition': `attachment; filename="${name}.${ending}"` };
  return sendText(context, text, CONTENT_TYPES[syntax], { headers });
}
