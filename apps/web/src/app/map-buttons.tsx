import { Compass, Globe, Map as MapIcon, Minus, Orbit, Plus } from 'lucide-react';
import type { JSX } from 'react';
import { useMessages } from '../language/speech.tsx';
import { useStore, useStorePart } from '../view/store.ts';
import { useApp } from './app-context.ts';

const STEP = 1.7;

/** At the edge of the map: globe or flat, inertial or Earth-fixed, nearer, farther, north. */
export function MapButtons(): JSX.Element {
  const { view, scene, actions } = useApp();
  const t = useMessages();
  const shown = useStore(scene);
  const flat = useStorePart(view, ({ projection }) => projection === 'flat');
  const inertial = useStorePart(view, ({ frame }) => frame === 'inertial');
  const turned = useStorePart(view, ({ camera }) => Math.abs(camera.heading) > 0.5 || camera.tilt > 0.5);
  const heading = useStorePart(view, ({ camera }) => camera.heading);
  return (
    <div className="map-buttons" role="toolbar" aria-label={t('map.buttons')} aria-orientation="vertical">
      <button
        type="button"
        className="button"
        aria-label={t(flat ? 'map.to-globe' : 'map.to-flat')}
        title={t(flat ? 'map.to-globe' : 'map.to-flat')}
        onClick={() => actions.change({ projection: flat ? 'globe' : 'flat' })}
      >
        {flat ? <Globe aria-hidden /> : <MapIcon aria-hidden />}
      </button>
      <button
        type="button"
        className="button"
        aria-pressed={inertial}
        aria-label={t('map.inertial')}
        title={t('map.inertial')}
        disabled={flat}
        onClick={() => actions.change({ frame: inertial ? 'fixed' : 'inertial' })}
      >
        <Orbit aria-hidden />
      </button>
      <button
        type="button"
        className="button"
        aria-label={t('map.nearer')}
        title={t('map.nearer')}
        onClick={() => shown?.zoomBy(1 / STEP)}
      >
        <Plus aria-hidden />
      </button>
      <button
        type="button"
        className="button"
        aria-label={t('map.farther')}
        title={t('map.farther')}
        onClick={() => shown?.zoomBy(STEP)}
      >
        <Minus aria-hidden />
      </button>
      {turned && !flat ? (
        <button
          type="button"
          className="button"
          aria-label={t('map.north')}
          title={t('map.north')}
          onClick={() => shown?.northUp()}
        >
          <Compass aria-hidden className="compass" style={{ transform: `rotate(${-heading - 45}deg)` }} />
        </button>
      ) : null}
    </div>
  );
}
