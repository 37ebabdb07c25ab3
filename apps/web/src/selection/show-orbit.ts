import type { App } from '../app/app.ts';
import type { MapScene } from '../globe/map-scene.ts';
import { fixedFromGeodetic } from '../globe/view/earth-shape.ts';
import type { ThemeName } from '../globe/view/map-layer.ts';
import { footprintOf } from './footprint.ts';

export interface ShownOrbit {
  readonly objectId: number;
  readonly slot: number;
  readonly theme: ThemeName;
  /** Before the names of its lines. */
  readonly name: string;
  /** With ground track and footprint. */
  readonly track: boolean;
}

/** The orbit is asked for anew when time has gone by so much of a revolution. */
const STALE_SHARE = 0.2;
const LOOK_MS = 250;
const COLOURS = {
  dark: { selected: '#f0e442', other: '#56b4e9', track: '#93a1b8', footprint: '#93a1b8' },
  light: { selected: '#0b3d91', other: '#0b6aa8', track: '#4d5b70', footprint: '#4d5b70' },
} as const;
/** Above the ground, km. */
const LIFT_KM = 2;

/** Draws the orbit of an object, and keeps it to the time. Gives a function that takes it away. */
export function showOrbit(app: App, scene: MapScene, { objectId, slot, theme, name, track }: ShownOrbit): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const colours = COLOURS[theme];
  let forMs = Number.NaN;
  let periodMs = 5_400_000;
  let asking = false;

  const clear = (): void => {
    for (const part of ['orbit', 'track', 'footprint']) scene.setLine(`${name}-${part}`, null);
  };

  const askAnew = async (timeMs: number): Promise<void> => {
    asking = true;
    try {
      const orbit = await app.ask({ kind: 'orbit', objectId, timeMs }, { signal });
      forMs = timeMs;
      if (orbit.status !== 'ok') {
        // It has decayed by then, or has no elements.
        clear();
        return;
      }
      periodMs = orbit.periodSeconds * 1000;
      const points = Float32Array.from(orbit.positions);
      scene.setLine(`${name}-orbit`, {
        points,
        frame: 'inertial',
        colour: name === 'other' ? colours.other : colours.selected,
      });
      if (!track) return;
      const ground = await app.ask(
        { kind: 'ground-track', objectId, timeMs, revolutionsBefore: 0.25, revolutionsAfter: 1 },
        { signal },
      );
      if (ground.status !== 'ok') return;
      const onGround = new Float32Array(ground.longitudes.length * 3);
      ground.longitudes.forEach((longitude, k) => {
        onGround.set(fixedFromGeodetic({ longitude, latitude: ground.latitudes[k]!, heightKm: LIFT_KM }), k * 3);
      });
      scene.setLine(`${name}-track`, {
        points: onGround,
        frame: 'fixed',
        colour: colours.track,
        width: 1.25,
        dash: 5,
        behind: 0,
      });
    } catch (error) {
      if (signal.aborted) return;
      // The catalogue cannot be had now: asked again when time has moved on.
      forMs = timeMs;
      if (!(error instanceof Error)) throw error;
    } finally {
      asking = false;
    }
  };
  let drawnFootprintAt = '';
  const look = (): void => {
    if (document.hidden) return;
    const timeMs = app.clock.at();
    if (!asking && !(Math.abs(timeMs - forMs) < periodMs * STALE_SHARE)) void askAnew(timeMs);
    if (!track) return;
    const ground = scene.groundBelow(slot);
    const position = scene.fixedPositionOf(slot);
    const at = ground === null ? '' : `${ground.latitude.toFixed(2)} ${ground.longitude.toFixed(2)}`;
    if (at === drawnFootprintAt) return;
    drawnFootprintAt = at;
    const line =
      position === null
        ? null
        : { points: footprintOf(position), frame: 'fixed' as const, colour: colours.footprint, width: 1, behind: 0 };
    scene.setLine(`${name}-footprint`, line);
  };
  const timer = setInterval(look, LOOK_MS);
  look();
  return () => {
    ended.abort();
    clearInterval(timer);
    clear();
  };
}
