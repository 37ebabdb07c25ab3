import type { MapImagery } from '@clearway/contract';
import { Group, type InstancedBufferGeometry } from 'three';
import type { MapLayer } from '../view/map-layer.ts';
import type { ViewUniforms } from '../view/view-uniforms.ts';
import { chooseTiles } from './choose-tiles.ts';
import { sightOf } from './map-sight.ts';
import { addressOfTile, keyOfTile, parentOf, type Tile } from './tile-grid.ts';
import { cellsOfZoom, createTileGeometry, createTileMesh, type TileMesh } from './tile-mesh.ts';
import { createTileStore } from './tile-store.ts';

export interface ImageryOptions {
  readonly source: MapImagery;
  /** Draws soon. */
  redraw(): void;
  /** The host cannot be reached: the drawn map stays. */
  onTrouble(): void;
}

/** Positions of the ground are good to half a metre: finer pictures would tremble. */
const MOST_ZOOM = 15;
const MOST_TILES = 90;
/** So many levels of zoom, a picture stands for 64. */
const COARSER_LEVELS = 3;
const CHOOSE_EVERY_MS = 120;
const FADE_MS = 250;
/** Pictures are darkened so that points and names stay above them. */
const TONES = { dark: 0.7, light: 1 } as const;
/** On screens with finer pixels than this nobody sees the difference, and it is four times the loading. */
const MOST_PIXEL_RATIO = 1.5;

/** Pictures of the ground from another server, on the globe and on the flat map. Nothing is asked for while it is switched off. */
export function createImageryLayer(uniforms: ViewUniforms, options: ImageryOptions): MapLayer {
  const { source, redraw, onTrouble } = options;
  const object = new Group();
  const shared = { ...uniforms, uTone: { value: TONES.dark as number } };
  const geometries = new Map<number, InstancedBufferGeometry>();
  const mostZoom = Math.min(source.most_zoom, MOST_ZOOM);
  let chosen: readonly Tile[] = [];
  let chosenFor = '';
  let chosenAtMs = Number.NEGATIVE_INFINITY;
  let isOn = false;

  const geometryOf = (zoom: number): InstancedBufferGeometry => {
    const cells = cellsOfZoom(zoom);
    const geometry = geometries.get(cells) ?? createTileGeometry(cells);
    geometries.set(cells, geometry);
    return geometry;
  };
  const store = createTileStore<TileMesh>({
    async load(tile, signal) {
      const picture = await loadPicture(addressOfTile(source.template, tile), signal);
      const made = createTileMesh(shared, tile, picture, geometryOf(tile.zoom));
      made.mesh.visible = false;
      object.add(made.mesh);
      return made;
    },
    release(made) {
      object.remove(made.mesh);
      made.dispose();
    },
    onChange: redraw,
    onTrouble,
  });

  /** Shows what there is of the chosen tiles, and in the place of what is missing or still faint, the next coarser one. */
  const show = (nowMs: number): void => {
    for (const child of object.children) child.visible = false;
    let fading = false;
    for (const tile of chosen) {
      for (let shown: Tile | null = tile; shown !== null; shown = parentOf(shown)) {
        const found = store.get(shown);
        if (found === null) continue;
        const { mesh, opacity } = found.picture;
        opacity.value = Math.min(1, (nowMs - found.sinceMs) / FADE_MS);
        mesh.visible = true;
        if (opacity.value === 1) break;
        fading = true;
      }
    }
    if (fading) redraw();
  };

  return {
    object,
    update(view) {
      if (!isOn) return;
      const nowMs = performance.now();
      const ratio = Math.min(view.pixelRatio, MOST_PIXEL_RATIO);
      const sight = sightOf(uniforms, view.flat, view.width * ratio, view.height * ratio);
      const key = JSON.stringify(sight);
      if (key !== chosenFor) {
        if (nowMs - chosenAtMs >= CHOOSE_EVERY_MS) {
          chosen = chooseTiles(sight, mostZoom, MOST_TILES);
          chosenFor = key;
          chosenAtMs = nowMs;
          store.want(wantedFor(chosen));
        } else {
          // Not left as it is when the camera comes to rest.
          redraw();
        }
      }
      for (const geometry of geometries.values()) geometry.instanceCount = view.flat ? 3 : 1;
      show(nowMs);
    },
    setTheme(theme) {
      shared.uTone.value = TONES[theme];
    },
    setLayers({ imagery }) {
      isOn = imagery;
      object.visible = imagery;
      if (imagery) return;
      chosenFor = '';
      chosen = [];
      store.want([]);
    },
    dispose() {
      store.dispose();
      for (const geometry of geometries.values()) geometry.dispose();
    },
  };
}

/** Coarser ones first, some for all: they are there soon, and fine ones take their place. */
function wantedFor(chosen: readonly Tile[]): readonly Tile[] {
  const coarse = new Map<string, Tile>();
  for (const { zoom, x, y } of chosen) {
    const levels = Math.min(COARSER_LEVELS, zoom);
    const tile = { zoom: zoom - levels, x: x >> levels, y: y >> levels };
    coarse.set(keyOfTile(tile), tile);
  }
  return [...coarse.values(), ...chosen];
}

/** Nothing of this page goes with the question. */
async function loadPicture(address: string, signal: AbortSignal): Promise<ImageBitmap> {
  const answer = await fetch(address, { signal, mode: 'cors', credentials: 'omit', referrerPolicy: 'no-referrer' });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return createImageBitmap(await answer.blob());
}
