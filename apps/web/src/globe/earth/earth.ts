import { atRest } from '../../app/at-rest.ts';
import type { MapLayer } from '../view/map-layer.ts';
import type { ViewUniforms } from '../view/view-uniforms.ts';
import { createAtmosphereLayer } from './atmosphere-layer.ts';
import { createGraticuleLayer } from './graticule-layer.ts';
import { createLandLayer } from './land-layer.ts';
import { createBorderLayer, createShoreLayer } from './line-layers.ts';
import { createNightLayer } from './night-layer.ts';
import { createOceanLayer } from './ocean-layer.ts';
import { readOutline } from './outline-format.ts';
import { OUTLINE_FILES, type OutlineLevel } from './outline-levels.ts';

export interface EarthOptions {
  /** Bytes of a file below `/earth/`; rejects when it cannot be had. */
  readonly fetchEarthFile: (name: string) => Promise<Uint8Array>;
  /** More of the Earth has come: draw again. */
  readonly onChange: () => void;
}

export interface Earth {
  /** To be added to the scene; their own `renderOrder` says what lies over what. */
  readonly layers: readonly MapLayer[];
  /** Those of them that make the first picture: sea, land and shores. */
  readonly outline: readonly MapLayer[];
  /**
   * Loads the outlines, from the coarse one to the near one. Fulfilled when all are there; rejects with the first failure after the others
   * had their turn, and may be called again.
   */
  load(): Promise<void>;
}

/** The Earth as the map draws it. Without outlines it is a bare ocean. */
export function createEarth(uniforms: ViewUniforms, { fetchEarthFile, onChange }: EarthOptions): Earth {
  const [land, shores] = [createLandLayer(uniforms), createShoreLayer(uniforms)];
  const outlined = [land, shores, createBorderLayer(uniforms)];
  const ocean = createOceanLayer(uniforms);
  const loaded = new Set<OutlineLevel>();
  const loadLevel = async (level: OutlineLevel): Promise<void> => {
    if (loaded.has(level)) return;
    const outline = readOutline(await fetchEarthFile(OUTLINE_FILES[level]));
    for (const layer of outlined) {
      // One at a time, with a breath between: the map goes on while they are prepared. The first picture waits for nothing.
      if (level !== 'coarse') await pause();
      layer.show(level, outline);
    }
    loaded.add(level);
    onChange();
  };
  return {
    outline: [ocean, land, shores],
    layers: [
      createAtmosphereLayer(uniforms),
      ocean,
      ...outlined,
      createGraticuleLayer(uniforms),
      createNightLayer(uniforms),
    ],
    load: async () => {
      const outcomes = await Promise.allSettled([loadLevel('coarse')]);
      // The finer ones when everything else has had its turn: objects matter more than bays.
      for (const level of ['far', 'near'] as const) {
        await atRest(3000);
        outcomes.push(...(await Promise.allSettled([loadLevel(level)])));
      }
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    },
  };
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
