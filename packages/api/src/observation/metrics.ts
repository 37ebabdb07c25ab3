import type { LiveService } from '@clearway/service';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Prometheus metrics of one server: the process, its requests, and what the service does. */
export interface Metrics {
  readonly contentType: string;
  countRequest(method: string, route: string, status: number, seconds: number): void;
  countSignal(): void;
  /** Listeners of signals, +1 or -1. */
  changeListeners(by: 1 | -1): void;
  /** In the text format of Prometheus. */
  text(): Promise<string>;
}

/** From half a millisecond, which a stored answer takes, to the seconds of a large download's beginning. */
const BUCKETS_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 10];

export function createMetrics(service: LiveService): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'clearway_http_request_duration_seconds',
    help: 'Time to the first byte of an answer',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS_SECONDS,
    registers: [registry],
  });
  const signals = new Counter({
    name: 'clearway_signals_sent_total',
    help: 'Server-sent events handed to listeners',
    registers: [registry],
  });
  const listeners = new Gauge({
    name: 'clearway_signal_listeners',
    help: 'Open streams of server-sent events',
    registers: [registry],
  });
  const gauges = serviceGauges(registry);
  return {
    contentType: registry.contentType,
    countRequest: (method, route, status, seconds) =>
      durations.observe({ method, route, status: String(status) }, seconds),
    countSignal: () => signals.inc(),
    changeListeners: (by) => listeners.inc(by),
    async text() {
      await gauges.measure(service);
      return registry.metrics();
    },
  };
}

interface ServiceGauges {
  measure(service: LiveService): Promise<void>;
}

function serviceGauges(registry: Registry): ServiceGauges {
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[] = []): Gauge<Label> =>
    new Gauge({ name: `clearway_${name}`, help, labelNames, registers: [registry] });
  const objects = gauge('objects', 'Objects that are known');
  const approaches = gauge('close_approaches', 'Close approaches of the current run');
  const events = gauge('events_open', 'Open events');
  const currentRun = gauge('current_run_id', 'Number of the run that is read');
  const published = gauge('current_run_published_timestamp_seconds', 'When the run that is read was published');
  const fraction = gauge('run_progress_ratio', 'How much of the run under way is done; 0 without one');
  const slicesDone = gauge('run_slices_done', 'Slices done of the run under way');
  const slices = gauge('run_slices', 'Slices of the run under way');
  const age = gauge('source_age_seconds', 'Since the last good answer of a source', ['source']);
  const warnings = gauge('source_warnings', 'Warnings of a source that stand', ['source']);
  const bytes = gauge('database_bytes', 'Size of the database');
  const messages = gauge('alert_messages', 'Messages of alerts that are kept, by what came of them', ['state']);
  const retries = gauge('alert_attempts_failed', 'Attempts to send that were not taken, of messages that are kept');
  const oldest = gauge('alert_oldest_waiting_seconds', 'Since the oldest message that is on its way was put down');
  const evaluated = gauge('alert_evaluated_seconds', 'Since the rules of alerts were evaluated last');
  return {
    async measure(service) {
      const statistics = service.statistics();
      objects.set(statistics.objects);
      approaches.set(statistics.close_approaches);
      events.set(statistics.events_open);
      currentRun.set(statistics.run?.run_id ?? 0);
      if (statistics.run) published.set(Date.parse(statistics.run.published_utc) / 1000);
      fraction.set(statistics.progress?.fraction ?? 0);
      slicesDone.set(statistics.progress?.slices_done ?? 0);
      slices.set(statistics.progress?.slices ?? 0);
      age.reset();
      warnings.reset();
      for (const source of await service.sources.list()) {
        warnings.set({ source: source.source }, source.warnings.length);
        if (source.last_success_utc === null) continue;
        age.set({ source: source.source }, (Date.now() - Date.parse(source.last_success_utc)) / 1000);
      }
      const alerts = await service.alerts.figures();
      for (const state of ['delivered', 'dead', 'waiting', 'held'] as const) messages.set({ state }, alerts[state]);
      retries.set(alerts.attempts - alerts.delivered);
      oldest.set(alerts.oldestWaitingSeconds);
      if (alerts.evaluatedSecondsAgo !== null) evaluated.set(alerts.evaluatedSecondsAgo);
      const size = await service.databaseBytes?.();
      if (size !== undefined) bytes.set(size);
    },
  };
}
