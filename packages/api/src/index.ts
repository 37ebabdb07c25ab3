export { createLiveApp, type LiveApp } from './live-app/create-live-app.ts';
export type { Imagery, LiveAppOptions } from './live-app/live-app-options.ts';
export {
  formatAge,
  formatCount,
  formatDistance,
  formatDuration,
  formatMoment,
  formatSpeed,
} from './pages/format-quantity.ts';
