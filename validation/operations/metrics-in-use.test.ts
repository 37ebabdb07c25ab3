import { readFileSync } from 'node:fs';
import { createLiveApp } from '@clearway/api';
import { createFakeService } from '@clearway/api/fake-service';
import { watchdogMetrics } from '@clearway/service/watchdog';
import { beforeAll, describe, expect, it } from 'vitest';
import { firstWatchdogState } from '../../packages/service/src/alerts/watch-screening.ts';

const read = (file: string): string =>
  readFileSync(new URL(`../../deploy/monitoring/${file}`, import.meta.url), 'utf8');

interface Dashboard {
  readonly panels: readonly { readonly title: string; readonly targets: readonly { readonly expr: string }[] }[];
}

/** Every name of a metric in an expression of Prometheus that is Clearway's or of its process. */
function metricsIn(expression: string): string[] {
  return expression.match(/\b(?:clearway|process|nodejs)_[a-z0-9_]+/g) ?? [];
}

describe('what is watched from outside', () => {
  let offered: Set<string>;
  beforeAll(async () => {
    const service = createFakeService();
    service.databaseBytes = async () => 1;
    const app = createLiveApp(service, {});
    await app.request('/api/v1/health');
    const text = await (await app.request('/metrics')).text();
    const ofWatchdog = watchdogMetrics(firstWatchdogState(0), 1e6);
    offered = new Set(`${text}\n${ofWatchdog}`.match(/^[a-z_0-9]+/gm));
  });

  it('is offered: each metric of the dashboard', () => {
    const dashboard = JSON.parse(read('grafana-clearway.json')) as Dashboard;
    const used = dashboard.panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => metricsIn(expr)));
    expect(used.length).toBeGreaterThan(15);
    expect(used.filter((name) => !offered.has(name))).toEqual([]);
  });

  it('is offered: each metric of the rules', () => {
    const expressions = [...read('clearway-alerts.yml').matchAll(/^ +expr: (.+)$/gm)].map(
      ([, expression]) => expression!,
    );
    expect(expressions.length).toBeGreaterThan(7);
    expect(expressions.flatMap(metricsIn).filter((name) => !offered.has(name))).toEqual([]);
  });
});
