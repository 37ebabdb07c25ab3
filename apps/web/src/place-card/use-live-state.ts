import { useEffect, useRef, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useClockMs } from '../clock/use-clock.ts';
import { useStore } from '../view/store.ts';

/** Where an object is at the map's time; angles in rad. */
export interface LiveState {
  readonly longitude: number;
  readonly latitude: number;
  readonly heightKm: number;
  readonly speedKmS: number;
}

/** Four times a second by SGP4, one question at a time; null until the first has come, `none` where there is no state. */
export function useLiveState(objectId: number): LiveState | 'none' | null {
  const { ask, catalog } = useApp();
  const hasCatalog = useStore(catalog) !== null;
  const timeMs = useClockMs(4);
  const [state, setState] = useState<LiveState | 'none' | null>(null);
  const busy = useRef(false);
  useEffect(() => {
    if (!hasCatalog || busy.current) return;
    busy.current = true;
    ask({ kind: 'states', objectIds: [objectId], timeMs })
      .then(({ codes, longitudes, latitudes, heightsKm, speedsKmS }) => {
        if (codes[0] !== 0) return setState('none');
        setState({
          longitude: longitudes[0]!,
          latitude: latitudes[0]!,
          heightKm: heightsKm[0]!,
          speedKmS: speedsKmS[0]!,
        });
      })
      .catch(() => undefined)
      .finally(() => {
        busy.current = false;
      });
  }, [ask, hasCatalog, objectId, timeMs]);
  return state;
}
