import { exportAudit, listAudit, verifyAudit } from '@clearway/contract';
import { streamFile } from '../answers/stream-file.ts';
import { documentRoute, pageRoute, type Route, type RouteSurroundings, route } from './route.ts';

export function auditRoutes({ service: { audit }, now }: RouteSurroundings): Route[] {
  return [
    pageRoute(listAudit, ({ query }) => audit.list(query)),
    route(exportAudit, (_, context) => {
      const name = `clearway-audit-${now().toISOString().slice(0, 10)}.jsonl`;
      return streamFile(context, { name, contentType: 'application/x-ndjson' }, (sink, signal) =>
        audit.writeAll(sink, signal),
      );
    }),
    documentRoute(verifyAudit, ({ query: { kept } }) => {
      const [entry, hash] = kept?.split(':') ?? [];
      return audit.verify(hash === undefined ? null : { entry: Number(entry), hash });
    }),
  ];
}
