import { useEffect } from 'react';
import { useApp } from '../app/app-context.ts';
import { useThemeName } from '../theme/use-theme.ts';
import { useStore, useStorePart } from '../view/store.ts';
import type { Encounter } from '../workers/questions/encounter.ts';

const COLOURS = {
  dark: { primary: '#f0e442', miss: '#e6ebf4' },
  light: { primary: '#0b3d91', miss: '#141a24' },
} as const;

/**
 * The miss vector on the globe, and the primary's orbit where it is not selected: the orbits of what is selected and of the secondary are
 * drawn by the selection.
 */
export function useGlobeLines(encounter: Encounter | null): void {
  const app = useApp();
  const scene = useStore(app.scene);
  const theme = useThemeName();
  const selected = useStorePart(app.view, (view) => view.selected);
  const isSelected = encounter !== null && selected === encounter.primary.objectId;
  useEffect(() => {
    if (scene === null || encounter === null) return;
    const points = Float32Array.of(
      ...encounter.primary.state.subarray(0, 3),
      ...encounter.secondary.state.subarray(0, 3),
    );
    scene.setLine('encounter-miss', { points, frame: 'inertial', colour: COLOURS[theme].miss, width: 2.5 });
    return () => scene.setLine('encounter-miss', null);
  }, [scene, encounter, theme]);
  useEffect(() => {
    if (scene === null || encounter === null || isSelected) return;
    const left = new AbortController();
    app
      .ask({ kind: 'orbit', objectId: encounter.primary.objectId, timeMs: encounter.tcaMs }, { signal: left.signal })
      .then(
        (orbit) => {
          if (orbit.status !== 'ok' || left.signal.aborted) return;
          scene.setLine('encounter-primary', {
            points: Float32Array.from(orbit.positions),
            frame: 'inertial',
            colour: COLOURS[theme].primary,
          });
        },
        // Without the line everything else is still there.
        () => undefined,
      );
    return () => {
      left.abort();
      scene.setLine('encounter-primary', null);
    };
  }, [app, scene, encounter, theme, isSelected]);
}
