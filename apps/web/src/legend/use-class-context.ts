import { useMemo } from 'react';
import { useApp } from '../app/app-context.ts';
import { riskBySlot } from '../events/risk-level.ts';
import { useThemeName } from '../theme/use-theme.ts';
import { useDensities } from '../traffic/use-traffic.ts';
import { useStore, useStorePart } from '../view/store.ts';
import { watchedIds } from '../watchlists/watched.ts';
import type { ClassContext } from './object-classes.ts';
import { useCoarseNow } from './use-coarse-now.ts';

/** Ages and risks change within hours. */
const STEP_MS = 10 * 60_000;

/** What classes depend on, as it is now; the same object as long as nothing of it has changed. */
export function useClassContext(): ClassContext {
  const app = useApp();
  const mode = useStorePart(app.view, ({ colour }) => colour);
  const catalog = useStore(app.catalog);
  const events = useStore(app.events);
  const watchlists = useStore(app.watchlists);
  const theme = useThemeName();
  const nowMs = useCoarseNow(STEP_MS);
  const watched = useMemo(() => watchedIds(watchlists), [watchlists]);
  const risk = useMemo(
    () => (mode === 'risk' && events !== null && catalog !== null ? riskBySlot(events, catalog, nowMs) : null),
    [mode, events, catalog, nowMs],
  );
  const densityPerKm3 = useDensities(mode === 'traffic');
  return useMemo(() => ({ theme, nowMs, watched, risk, densityPerKm3 }), [theme, nowMs, watched, risk, densityPerKm3]);
}
