import { useEffect } from 'react';
import type { App } from '../app/app.ts';
import { useApp } from '../app/app-context.ts';
import { useStore } from '../view/store.ts';
import { createTrafficDesk, type Traffic, type TrafficDesk } from './traffic-desk.ts';

const desks = new WeakMap<App, TrafficDesk>();

/** The traffic, asked for while it is wanted. */
export function useTraffic(isWanted = true): Traffic {
  const app = useApp();
  let desk = desks.get(app);
  if (desk === undefined) {
    desk = createTrafficDesk(app);
    desks.set(app, desk);
  }
  const { want, traffic } = desk;
  useEffect(() => (isWanted ? want() : undefined), [isWanted, want]);
  return useStore(traffic);
}

/** Other objects in a km³ where each object is, by slot; null while it is not known or not wanted. */
export function useDensities(isWanted: boolean): Float32Array | null {
  const app = useApp();
  const traffic = useTraffic(isWanted);
  const catalog = useStore(app.catalog);
  if (!isWanted || traffic.state !== 'answered') return null;
  const { densitiesNow } = traffic.answer;
  // Of another run's objects.
  return densitiesNow.length === catalog?.count ? densitiesNow : null;
}
