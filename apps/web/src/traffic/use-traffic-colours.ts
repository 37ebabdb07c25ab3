import { useEffect } from 'react';
import { useApp } from '../app/app-context.ts';

/** Colours objects by traffic while the panel is open, and as before when it is left; what the user chose meanwhile stays. */
export function useTrafficColours(): void {
  const { view, actions } = useApp();
  useEffect(() => {
    const before = view.get().colour;
    if (before === 'traffic') return;
    const { hidden } = view.get();
    actions.change({ colour: 'traffic', hidden: [] });
    return () => {
      if (view.get().colour === 'traffic') actions.change({ colour: before, hidden });
    };
  }, [view, actions]);
}
