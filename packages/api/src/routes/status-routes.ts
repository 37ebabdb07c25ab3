import {
  downloadBackup,
  listenToSignals,
  type MapSettings,
  readHealth,
  readMapSettings,
  readReadiness,
  readStatistics,
  readVersion,
  type Signal,
} from '@clearway/contract';
import { type Actor, currentActor, type LiveSignals, runAs, UserError } from '@clearway/service';
import { sendJson } from '../answers/send-body.ts';
import { streamFile } from '../answers/stream-file.ts';
import { streamSignals } from '../answers/stream-signals.ts';
import type { Metrics } from '../observation/metrics.ts';
import { documentRoute, type RequestContext, type Route, type RouteSurroundings, route } from './route.ts';

export interface StatusRouteOptions {
  readonly mapSettings: MapSettings;
  readonly metrics: Metrics;
  /** Ends all streams. */
  readonly ended: AbortSignal;
  readonly heartbeatSeconds: number;
  readonly mostListeners: number;
}

export function statusRoutes(around: RouteSurroundings, options: StatusRouteOptions): Route[] {
  const { service } = around;
  return [
    documentRoute(readStatistics, () => service.statistics()),
    documentRoute(readHealth, () => service.health()),
    route(readReadiness, async (_, context) => {
      const readiness = await service.readiness();
      return sendJson(context, readiness, { status: readiness.ready ? 200 : 503 });
    }),
    documentRoute(readMapSettings, () => options.mapSettings),
    documentRoute(readVersion, () => service.version()),
    signalRoute(service.signals, options),
    route(downloadBackup, (_, context) => {
      if (service.backup === undefined) throw new UserError('conflict', 'nothing is kept here', 'ask clearway up');
      const name = `clearway-${around.now().toISOString().slice(0, 10)}.backup`;
      // Packed already.
      return streamFile(context, { name, contentType: 'application/octet-stream', packed: true }, (sink, signal) =>
        service.backup!(sink, signal),
      );
    }),
  ];
}

function signalRoute(signals: LiveSignals, options: StatusRouteOptions): Route {
  const { metrics, ended, heartbeatSeconds, mostListeners } = options;
  let listeners = 0;
  return route(listenToSignals, ({ query }, context) => {
    const afterId = lastEventId(context) ?? query.after ?? null;
    const headers = {
      'content-type': 'text/event-stream',
      // Proxies that buffer would hold signals back.
      'x-accel-buffering': 'no',
    };
    if (context.req.method === 'HEAD') return context.body(null, 200, headers);
    if (listeners >= mostListeners) {
      throw new UserError('busy', `${listeners} listen already`, 'close some, or come back later');
    }
    listeners++;
    metrics.changeListeners(1);
    let open = true;
    const stream = streamSignals(counted(signals, currentActor()), {
      afterId,
      ended,
      heartbeatSeconds,
      onFault: context.get('breakOff'),
      onEnd() {
        if (!open) return;
        open = false;
        listeners--;
        metrics.changeListeners(-1);
      },
    });
    return context.body(stream as ReadableStream<Uint8Array<ArrayBuffer>>, 200, headers);
  });

  /** The stream is read when the request is over: it takes along in whose name it shows what it shows. */
  function counted(all: LiveSignals, actor: Actor): LiveSignals {
    return {
      async *listen(afterId, signal): AsyncGenerator<Signal> {
        for await (const each of runAs(actor, () => all.listen(afterId, signal))) {
          metrics.countSignal();
          yield each;
        }
      },
    };
  }
}

/** What a browser sends when it comes back. */
function lastEventId(context: RequestContext): number | null {
  const header = context.req.header('last-event-id');
  if (header === undefined || header === '') return null;
  if (/^\d{1,15}$/.test(header)) return Number(header);
  throw new UserError('option-invalid', 'Last-Event-ID is not valid', 'give the id that was seen last');
}
