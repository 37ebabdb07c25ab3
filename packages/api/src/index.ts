export { type ListedApproach, type ListedObject, listedApproach } from './close-approaches/listed-approach.ts';
export { createApp } from './create-app.ts';
export { CurrentRun, type Provenance, type PublishedRun, type RunState } from './current-run/current-run.ts';
export { createLiveApp, type LiveApp } from './live-app/create-live-app.ts';
export type { LiveAppOptions } from './live-app/live-app-options.ts';
export {
  formatAge,
  formatCount,
  formatDistance,
  formatDuration,
  formatMoment,
  formatSpeed,
} from './page/format-quantity.ts';
