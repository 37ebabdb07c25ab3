export { type GoingOptions, keepGoing } from './keep-going.ts';
export type * from './live-service.ts';
export { type Live, type LiveOptions, openLive, type RunChoices } from './open-live.ts';
export type { RunKeeper } from './runs/run-keeper.ts';
