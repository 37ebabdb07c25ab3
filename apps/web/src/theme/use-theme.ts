import { useEffect, useSyncExternalStore } from 'react';
import { useApp } from '../app/app-context.ts';
import type { ThemeName } from '../globe/view/map-layer.ts';
import { useStorePart } from '../view/store.ts';

const LIGHT = '(prefers-color-scheme: light)';
const REDUCED = '(prefers-reduced-motion: reduce)';

/** The theme that the preferences, or for `system` the device, ask for. */
export function useThemeName(): ThemeName {
  const { preferences } = useApp();
  const wanted = useStorePart(preferences, ({ theme }) => theme);
  const systemIsLight = useMediaQuery(LIGHT);
  return wanted === 'system' ? (systemIsLight ? 'light' : 'dark') : wanted;
}

/** Whether motion is to be reduced: as the preferences say, else as the device says. */
export function useReducedMotion(): boolean {
  const { preferences } = useApp();
  const wanted = useStorePart(preferences, ({ reducedMotion }) => reducedMotion);
  const systemReduces = useMediaQuery(REDUCED);
  return wanted ?? systemReduces;
}

/** Puts theme and motion on the document, where the styles look for them, and the colour of the browser's own bars. Once an app. */
export function useTheme(): ThemeName {
  const theme = useThemeName();
  const reduced = useReducedMotion();
  useEffect(() => {
    const { documentElement: root } = document;
    root.dataset.theme = theme;
    const bars = document.querySelector('meta[name="theme-color"]');
    bars?.setAttribute('content', getComputedStyle(root).getPropertyValue('--space').trim());
  }, [theme]);
  useEffect(() => {
    document.documentElement.dataset.motion = reduced ? 'reduced' : 'full';
  }, [reduced]);
  return theme;
}

function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}
