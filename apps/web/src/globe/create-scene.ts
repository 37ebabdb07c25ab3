import { Color, LinearSRGBColorSpace, Camera as ThreeCamera, WebGLRenderer } from 'three';
import { createCameraTeller } from './camera/camera-teller.ts';
import { createMapCamera } from './camera/map-camera.ts';
import type { ScreenProjection } from './camera/screen-projection.ts';
import { watchContext } from './canvas-context.ts';
import { compileScene, createCompile } from './compile-scene.ts';
import { createFrameLoop } from './frame-loop.ts';
import { createGroundPicture } from './ground-picture.ts';
import { createLabelLayer } from './labels/label-layer.ts';
import { objectLabels, placeLabels } from './labels/map-labels.ts';
import { createSceneLines } from './lines/scene-lines.ts';
import type { ShownLine } from './map-scene.ts';
import type { OwnedScene, SceneOptions } from './owned-scene.ts';
import { pickObject } from './picking/pick-object.ts';
import { createPointsLayer } from './points/points-layer.ts';
import { createPresent } from './present.ts';
import { createSceneHands } from './scene-hands.ts';
import { createSceneParts } from './scene-parts.ts';
import { createScenePlaces } from './scene-places.ts';
import { frameIntervalMs } from './view/frame-pace.ts';
import type { FrameView, LayerChoice, MapLayer, ThemeName } from './view/map-layer.ts';
import { createViewUniforms, type ViewUniforms } from './view/view-uniforms.ts';

const LABELS_EVERY_MS = 50;
const MOST_FRAME_TIMES = 600;

/** Puts the parts of the map together on a canvas, which makes it long. Throws where there is no WebGL2. */
export function createScene(options: SceneOptions): OwnedScene {
  const { canvas, clock, motion, listeners } = options;
  const renderer = new WebGLRenderer({
    canvas,
    antialias: false,
    alpha: false,
    depth: false,
    stencil: false,
    powerPreference: 'high-performance',
  });
  // Asking for errors waits for the compiler; shaders are tested by the pictures they draw.
  renderer.debug.checkShaderErrors = false;
  // Colours are those of the screen throughout: shaders are then the same for the screen and for a picture that is kept.
  renderer.outputColorSpace = LinearSRGBColorSpace;
  renderer.autoClear = false;
  const uniforms = createViewUniforms();
  const placeNames = options.placeNames(uniforms);
  const parts = createSceneParts();
  const noCamera = new ThreeCamera();
  const layers = new Set<MapLayer>();
  const points = createPointsLayer(uniforms);
  const lines = createSceneLines(uniforms, parts.above);
  const ground = createGroundPicture(renderer, parts.ground, noCamera, uniforms);
  const present = createPresent(clock, motion);
  const labels = createLabelLayer(options.labelCanvas);
  const camera = createMapCamera(options.camera);
  const teller = createCameraTeller(camera, listeners.onCamera);
  const frameTimes: number[] = [];

  let theme: ThemeName = 'dark';
  let layerChoice: LayerChoice | null = null;
  let styles: Uint8Array = new Uint8Array();
  let flat = false;
  let selected: readonly number[] = [];
  let hovered: number | null = null;
  let labelled: readonly number[] = [];
  let followed: number | null = null;
  let width = 1;
  let height = 1;
  let pixelRatio = 1;
  let padding = { left: 0, right: 0, top: 0, bottom: 0 };
  let lastLabelsMs = Number.NEGATIVE_INFINITY;
  let lost = false;
  let compiled = false;
  let framesDrawn = 0;
  let earthReady = false;
  let earthShown = false;
  let disposed = false;

  const addLayer = (make: (shared: ViewUniforms) => MapLayer): (() => void) => {
    const layer = make(uniforms);
    layers.add(layer);
    layer.setTheme(theme);
    if (layerChoice !== null) layer.setLayers(layerChoice);
    void compile(layer.object).then(groundChanged);
    return () => {
      layers.delete(layer);
      layer.object.removeFromParent();
      layer.dispose();
      groundChanged();
    };
  };
  const loop = createFrameLoop({
    clock,
    isReady: () => compiled && !lost,
    isMoving: () => camera.isMoving(),
    paceMs: () => frameIntervalMs(clock.speed(), camera.projection().kmPerPixel, followed !== null),
    draw: (now) => draw(now),
  });
  const { touch } = loop;
  const places = createScenePlaces(
    present,
    () => camera.projection(),
    () => ({ width, height }),
  );
  const { first, later } = options.layers(uniforms);
  for (const layer of [...first, ...later]) layers.add(layer);
  const compile = createCompile(renderer, parts, noCamera, () => disposed);

  function groundChanged(): void {
    ground.forget();
    touch();
  }

  /** Time, states and camera for this moment; true where the camera has moved. */
  const bringUp = (now: number): boolean => {
    present.bringUp(now);
    return camera.advance(now, present.angle(), followed === null ? null : present.fixedOf(followed));
  };

  const draw = (now: number): void => {
    const began = performance.now();
    const cameraMoved = bringUp(now);
    const projection = camera.projection();
    projection.applyTo(uniforms);
    const view = frameView(projection);
    for (const layer of layers) layer.update(view);
    const interval = present.interval();
    if (interval !== null) points.update(interval, present.share(), present.angle());
    lines.update(present.angle(), projection.kmPerPixel);
    ground.draw();
    renderer.render(parts.above, noCamera);
    earthShown = earthReady;
    if (cameraMoved || now - lastLabelsMs >= LABELS_EVERY_MS) {
      lastLabelsMs = now;
      drawLabels(view, projection);
    }
    if (cameraMoved && followed === null) teller.moved();
    framesDrawn++;
    frameTimes.push(performance.now() - began);
    if (frameTimes.length > MOST_FRAME_TIMES) frameTimes.shift();
  };

  const frameView = (projection: ScreenProjection): FrameView => {
    const place = camera.place();
    return {
      timeMs: present.drawnMs(),
      siderealAngle: present.angle(),
      sun: present.sun(),
      flat,
      eyeHeightKm: projection.eyeHeightKm,
      centre: { longitude: (place.longitude * Math.PI) / 180, latitude: (place.latitude * Math.PI) / 180 },
      width,
      height,
      pixelRatio,
    };
  };

  const drawLabels = (view: FrameView, projection: ScreenProjection): void => {
    const shown = objectLabels(
      { names: options.objectNames, theme, selected, hovered, labelled },
      projection,
      present.fixedOf,
      styles,
    );
    if (layerChoice?.placeNames !== false) shown.push(...placeLabels(placeNames, view, theme, projection));
    labels.draw(shown);
  };

  const applySize = (): void => {
    const box = canvas.getBoundingClientRect();
    width = Math.max(1, Math.round(box.width));
    height = Math.max(1, Math.round(box.height));
    pixelRatio = Math.min(2, window.devicePixelRatio || 1);
    renderer.setPixelRatio(pixelRatio);
    renderer.setSize(width, height, false);
    labels.resize(width, height, pixelRatio);
    camera.setScreen({ width, height, pixelRatio, padding });
    touch();
  };
  const sizes = new ResizeObserver(applySize);
  sizes.observe(canvas);

  const pickAt = (x: number, y: number, reachPixels: number): number | null => {
    const interval = present.interval();
    if (interval === null) return null;
    const now = { interval, share: present.share(), siderealAngle: present.angle() };
    const preferred = hovered === null ? selected : [...selected, hovered];
    return pickObject({ ...now, projection: camera.projection(), styles, x, y, reachPixels, preferred });
  };
  const setHovered = (slot: number | null): void => {
    hovered = slot;
    canvas.style.cursor = slot === null ? '' : 'pointer';
    lastLabelsMs = Number.NEGATIVE_INFINITY;
    touch();
  };
  const hands = createSceneHands(canvas, camera, listeners, {
    pickAt,
    setHovered,
    touch,
    onMove() {
      teller.moved();
      touch();
    },
  });
  /** Behind everything; a restored context has forgotten it. */
  const paintSpace = (): void =>
    renderer.setClearColor(new Color().setHex(theme === 'dark' ? 0x0b0f17 : 0xeef2f7, LinearSRGBColorSpace), 1);
  const endContext = watchContext(canvas, {
    onLost() {
      lost = true;
      listeners.onContext('lost');
    },
    onRestored() {
      lost = false;
      paintSpace();
      listeners.onContext('restored');
      groundChanged();
    },
  });
  applySize();
  void compileScene(compile, uniforms, {
    first: first.map(({ object }) => object),
    points: points.object,
    later: later.map(({ object }) => object),
    onFirst() {
      compiled = true;
      groundChanged();
    },
    onAll: groundChanged,
  });

  return {
    touch,
    giveWay(answer) {
      camera.drift(false);
      loop.giveWay(answer);
    },
    groundChanged,
    addLayer,
    resize(count) {
      points.resize(count);
      styles = new Uint8Array(count * 4);
      present.forget();
      selected = [];
      labelled = [];
      hovered = null;
      hands.forget();
      followed = null;
      touch();
    },
    setPadding(next) {
      padding = next;
      camera.setScreen({ width, height, pixelRatio, padding });
      touch();
    },
    earthCame() {
      earthReady = true;
      groundChanged();
    },
    drift(on) {
      camera.drift(on);
      touch();
    },
    setStyles(bytes) {
      styles = bytes;
      points.setStyles(bytes);
      touch();
    },
    setLine(name: string, line: ShownLine | null) {
      lines.set(name, line);
      touch();
    },
    setProjection(projection, frameName) {
      flat = projection === 'flat';
      camera.setFlat(flat);
      camera.setInertial(frameName === 'inertial');
      lastLabelsMs = Number.NEGATIVE_INFINITY;
      touch();
    },
    setLayers(choice) {
      layerChoice = choice;
      for (const layer of layers) layer.setLayers(choice);
      groundChanged();
    },
    setTheme(next) {
      theme = next;
      paintSpace();
      for (const layer of layers) layer.setTheme(next);
      groundChanged();
    },
    setSelected(slots) {
      selected = slots;
      lastLabelsMs = Number.NEGATIVE_INFINITY;
      touch();
    },
    setHovered,
    setLabelled(slots) {
      labelled = slots;
      touch();
    },
    flyTo(place, { jump = false } = {}) {
      camera.flyTo(place, jump || options.reducedMotion());
      touch();
    },
    follow(slot, rangeKm) {
      followed = slot;
      if (slot !== null && rangeKm !== undefined) camera.flyTo({ rangeKm }, options.reducedMotion());
      touch();
    },
    zoomBy(factor) {
      camera.zoom(factor, null);
      touch();
    },
    panBy(right, up) {
      camera.hold();
      camera.pan(-right, -up);
      listeners.onTouch();
      teller.moved();
      touch();
    },
    rotateBy(heading, tilt) {
      camera.hold();
      camera.turn((heading * Math.PI) / 180, (tilt * Math.PI) / 180);
      teller.moved();
      touch();
    },
    northUp() {
      camera.northUp();
      touch();
    },
    cameraPlace: () => camera.place(),
    pick(x, y, reachPixels = 9) {
      bringUp(performance.now());
      return pickAt(x, y, reachPixels);
    },
    ...places,
    shownCount() {
      const interval = present.interval();
      if (interval === null) return 0;
      let shown = 0;
      for (let slot = 0; slot * 4 < styles.length; slot++) {
        if (styles[slot * 4 + 3] !== 0 && !Number.isNaN(interval.first[slot * 6])) shown++;
      }
      return shown;
    },
    drawnMs: present.drawnMs,
    earthShown: () => earthShown,
    frameTimes: () => frameTimes,
    framesDrawn: () => framesDrawn,
    dispose() {
      disposed = true;
      loop.dispose();
      teller.dispose();
      hands.dispose();
      sizes.disconnect();
      endContext();
      for (const layer of layers) layer.dispose();
      lines.dispose();
      ground.dispose();
      points.dispose();
      renderer.dispose();
    },
  };
}
