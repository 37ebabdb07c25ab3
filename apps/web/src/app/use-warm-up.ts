import { useEffect } from 'react';
import { searchIndexOf } from '../search/search-index.ts';
import { useStore } from '../view/store.ts';
import { useApp } from './app-context.ts';
import { atRest } from './at-rest.ts';

const LATEST_MS = 4000;

/**
 * Makes ready, while there is nothing else to do, what the first letter of a search and the first press on the map need: the index of
 * names, and machine code for the look at every object (interpreted it takes ten times as long). A finger, unlike a mouse, does not
 * hover before it presses.
 */
export function useWarmUp(): void {
  const { catalog, scene } = useApp();
  const loaded = useStore(catalog);
  const drawn = useStore(scene);
  useEffect(() => {
    if (loaded === null || drawn === null) return;
    let left = false;
    const warmUp = async (): Promise<void> => {
      await atRest(LATEST_MS);
      if (!left) searchIndexOf(loaded);
      // States come a little after the catalogue; the second look is by what the first has had compiled.
      for (let k = 0; k < 40 && !left && drawn.shownCount() === 0; k++)
        await new Promise((resolve) => setTimeout(resolve, 250));
      for (let k = 0; k < 3; k++) {
        await atRest(LATEST_MS);
        if (!left) drawn.pick(-1e6, -1e6);
      }
    };
    void warmUp();
    return () => {
      left = true;
    };
  }, [loaded, drawn]);
}
