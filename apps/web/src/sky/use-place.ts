import { useApp } from '../app/app-context.ts';
import { useStorePart } from '../view/store.ts';
import type { Place } from '../view/view.ts';

/** The place that passes are told for, kept on this device; null until one is chosen. */
export function useChosenPlace(): { readonly place: Place | null; readonly choose: (place: Place | null) => void } {
  const { preferences } = useApp();
  const place = useStorePart(preferences, (kept) => kept.place);
  return { place, choose: (next) => preferences.update((kept) => ({ ...kept, place: next })) };
}
