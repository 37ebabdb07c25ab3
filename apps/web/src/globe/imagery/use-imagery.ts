import { useEffect, useRef } from 'react';
import { useApp } from '../../app/app-context.ts';
import { useMessages } from '../../language/speech.tsx';
import { useStore, useStorePart } from '../../view/store.ts';
import type { OwnedScene } from '../owned-scene.ts';
import { hostOf, imagerySource } from './imagery-source.ts';

/** Adds pictures of the ground to the scene once somebody has switched them on; their code comes then, too. */
export function useImagery(): void {
  const app = useApp();
  const t = useMessages();
  const speak = useRef(t);
  speak.current = t;
  const scene = useStore(app.scene) as OwnedScene | null;
  const isOn = useStorePart(app.preferences, ({ imagery }) => imagery);
  useEffect(() => {
    if (scene === null || !isOn) return;
    let end: (() => void) | null = null;
    let left = false;
    const add = async (): Promise<void> => {
      const [source, { createImageryLayer }] = await Promise.all([
        imagerySource(app.client),
        import('./imagery-layer.ts'),
      ]);
      if (left || source === null) return;
      const onTrouble = (): void =>
        app.notices.say(speak.current('settings.imagery-unreachable', { host: hostOf(source) }), { tone: 'warning' });
      end = scene.addLayer((uniforms) =>
        createImageryLayer(uniforms, { source, redraw: () => scene.groundChanged(), onTrouble }),
      );
    };
    // Offline before its code was kept: the drawn map stays.
    add().catch(() => undefined);
    return () => {
      left = true;
      end?.();
    };
  }, [app, scene, isOn]);
}
