export { type GoingOptions, keepGoing } from './keep-going.ts';
export type { Live, LiveOptions, RunChoices } from './live.ts';
export type * from './live-service.ts';
export { openLive } from './open-live.ts';
export type { RunKeeper } from './runs/run-keeper.ts';
