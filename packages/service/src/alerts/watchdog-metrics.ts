import type { WatchdogState } from './watch-screening.ts';

/** What a watchdog knows of itself, as node_exporter takes it from a file (its collector `textfile`): whoever watches it learns that it stopped. */
export function watchdogMetrics({ alarmSinceUs, publishedUs, untold }: WatchdogState, nowUs: number): string {
  const gauges: readonly (readonly [string, string, number])[] = [
    ['looked_timestamp_seconds', 'When the watchdog looked last', nowUs / 1e6],
    ['alarm', 'Whether nothing is screened any more', alarmSinceUs === null ? 0 : 1],
    ['untold_messages', 'Messages of the watchdog that were not taken yet', untold.length],
    ['published_timestamp_seconds', 'When the last screening that it saw was published', (publishedUs ?? 0) / 1e6],
  ];
  return gauges
    .map(([name, help, value]) => {
      const full = `clearway_watchdog_${name}`;
      return `# HELP ${full} ${help}\n# TYPE ${full} gauge\n${full} ${value}\n`;
    })
    .join('');
}
