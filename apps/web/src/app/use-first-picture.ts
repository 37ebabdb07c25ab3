import { useEffect, useState } from 'react';
import { useStore } from '../view/store.ts';
import { useApp } from './app-context.ts';

/** By then everything is shown, whether the Earth has come or not. */
const LATEST_MS = 1500;
const LOOK_MS = 40;

/** False until the globe has been drawn with its coasts. */
export function useFirstPicture(): boolean {
  const { scene } = useApp();
  const shown = useStore(scene);
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    if (drawn) return;
    const look = setInterval(() => {
      if (shown?.earthShown()) setDrawn(true);
    }, LOOK_MS);
    const latest = setTimeout(() => setDrawn(true), LATEST_MS);
    return () => {
      clearInterval(look);
      clearTimeout(latest);
    };
  }, [drawn, shown]);
  return drawn;
}
