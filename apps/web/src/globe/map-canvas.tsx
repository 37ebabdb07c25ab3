import { type JSX, useEffect, useRef } from 'react';
import { useApp } from '../app/app-context.ts';
import type { StartedApp } from '../app/create-app.ts';
import { useWarmUp } from '../app/use-warm-up.ts';
import { useLanguage, useMessages } from '../language/speech.tsx';
import { layerChoiceOf } from '../legend/layer-choice.ts';
import { useStyles } from '../legend/use-styles.ts';
import { mapPlaces } from '../places/map-places.ts';
import { useSelection } from '../selection/use-selection.ts';
import { useReducedMotion, useThemeName } from '../theme/use-theme.ts';
import { useStore, useStorePart } from '../view/store.ts';
import { createScene } from './create-scene.ts';
import { createEarth, type Earth } from './earth/earth.ts';
import { fetchEarthFile } from './earth/fetch-earth-file.ts';
import { useImagery } from './imagery/use-imagery.ts';
import { createPlaceNames } from './labels/place-names.ts';
import type { OwnedScene } from './owned-scene.ts';
import { createStarsLayer } from './sky/stars-layer.ts';
import { coveredBy } from './view/covered.ts';

const DRIFT_AFTER_MS = 5000;

/** The drawn map: makes the scene, and keeps it to what the view says. */
export function MapCanvas({
  started,
  onUnable,
}: {
  readonly started: StartedApp;
  readonly onUnable: () => void;
}): JSX.Element {
  const app = useApp();
  const t = useMessages();
  const canvas = useRef<HTMLCanvasElement>(null);
  const labels = useRef<HTMLCanvasElement>(null);
  const language = useLanguage();
  const languageNow = useRef(language);
  languageNow.current = language;
  const reduced = useReducedMotion();
  const reducedNow = useRef(reduced);
  reducedNow.current = reduced;
  const unable = useRef(onUnable);
  // The scene outlives a change of language.
  const say = useRef(t);
  say.current = t;

  useEffect(() => {
    let scene: OwnedScene;
    let earth: Earth | null = null as Earth | null;
    try {
      scene = createScene({
        canvas: canvas.current!,
        labelCanvas: labels.current!,
        clock: app.clock,
        motion: started.motion,
        camera: app.view.get().camera,
        layers: (uniforms) => {
          earth = createEarth(uniforms, { fetchEarthFile, onChange: () => scene.earthCame() });
          const { outline } = earth;
          const others = earth.layers.filter((layer) => !outline.includes(layer));
          return { first: outline, later: [...others, createStarsLayer(uniforms)] };
        },
        objectNames: (slot) => app.catalog.get()?.name(slot) ?? '',
        placeNames: (uniforms) =>
          createPlaceNames(
            mapPlaces,
            uniforms,
            () => languageNow.current,
            () => scene.touch(),
          ),
        reducedMotion: () => reducedNow.current,
        listeners: {
          onPick(slot, twice) {
            const objectId = slot === null ? undefined : app.catalog.get()?.ids[slot];
            if (objectId === undefined) return;
            app.actions.showObject(objectId, { fly: false });
            if (twice) app.actions.follow(true);
          },
          onHover: (slot) => app.highlighted.set(slot === null ? [] : [slot]),
          onCamera: (camera) => app.actions.change({ camera }),
          onTouch: () => scene.drift(false),
          onContext(state) {
            if (state === 'lost') app.notices.say(say.current('map.context-lost'), { tone: 'warning' });
          },
        },
      });
    } catch {
      unable.current();
      return;
    }
    earth?.load().catch(() => undefined);
    const sizes = new ResizeObserver(() => scene.setPadding(coveredBy(canvas.current!)));
    const place = document.querySelector('.panel-place');
    if (place !== null) sizes.observe(place);
    sizes.observe(canvas.current!);
    app.scene.set(scene);
    // Until somebody touches it, and only where the link says nothing of a camera; not before everything has come.
    let touched = false;
    const touch = (): void => {
      touched = true;
      scene.drift(false);
    };
    window.addEventListener('pointerdown', touch, { once: true });
    window.addEventListener('keydown', touch, { once: true });
    const isFree = !new URLSearchParams(location.search).has('at');
    const drift = setTimeout(() => {
      if (isFree && !touched && !reducedNow.current) scene.drift(true);
    }, DRIFT_AFTER_MS);
    return () => {
      app.scene.set(null);
      clearTimeout(drift);
      window.removeEventListener('pointerdown', touch);
      window.removeEventListener('keydown', touch);
      sizes.disconnect();
      scene.dispose();
    };
  }, [app, started]);

  return (
    <>
      <canvas className="map-canvas" ref={canvas} aria-label={t('map.canvas')} role="img" />
      <canvas className="map-labels" ref={labels} aria-hidden />
      <SceneState started={started} />
    </>
  );
}

/** Keeps the scene to catalogue, view, theme and selection. Shows nothing itself. */
function SceneState({ started: _ }: { readonly started: StartedApp }): null {
  const app = useApp();
  const scene = useStore(app.scene) as OwnedScene | null;
  const catalog = useStore(app.catalog);
  const theme = useThemeName();
  const projection = useStorePart(app.view, (view) => view.projection);
  const frame = useStorePart(app.view, (view) => view.frame);
  const layers = useStorePart(app.view, (view) => view.layers);
  const imagery = useStorePart(app.preferences, (kept) => kept.imagery);
  // The number of objects first: styles and selection are of it.
  useEffect(() => scene?.resize(catalog?.count ?? 0), [scene, catalog]);
  useEffect(() => scene?.setTheme(theme), [scene, theme]);
  useEffect(() => scene?.setProjection(projection, frame), [scene, projection, frame]);
  useEffect(() => scene?.setLayers(layerChoiceOf(layers, { imagery })), [scene, layers, imagery]);
  useStyles();
  useSelection();
  useImagery();
  useWarmUp();
  return null;
}
