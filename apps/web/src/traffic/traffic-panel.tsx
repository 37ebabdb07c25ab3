import { type JSX, useMemo, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { altitudeRange } from '../objects/altitude-range.ts';
import { KindDot } from '../objects/kind-dot.tsx';
import { PanelFrame } from '../panels/panel-frame.tsx';
import { useStore } from '../view/store.ts';
import type { Panel, TrafficBand } from '../view/view.ts';
import type { TrafficAnswer } from '../workers/questions/traffic.ts';
import { AltitudeChart } from './altitude-chart.tsx';
import {
  altitudeProfile,
  busiestShell,
  cubePerObjectKm,
  middleHalf,
  STACKED_KINDS,
  shellsUpTo,
} from './altitude-profile.ts';
import { ALTITUDE_SCALES, type AltitudeRange } from './altitude-scale.ts';
import { BandList } from './band-list.tsx';
import { InclinationChart } from './inclination-chart.tsx';
import { inclinationMap } from './inclination-map.ts';
import { InclinationTables, ProfileTable } from './traffic-tables.tsx';
import { useTraffic } from './use-traffic.ts';
import { useTrafficColours } from './use-traffic-colours.ts';
import './traffic.css';

/** Coarser cells for the table: rows of five shells, columns of 20°. */
const COARSE = { shellsARow: 5, columnsTogether: 10 };

/** The traffic jams of space: how crowded it is by altitude and inclination, and what is there. */
export function TrafficPanel({ panel }: { readonly panel: Extract<Panel, { kind: 'traffic' }> }): JSX.Element {
  const app = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const catalog = useStore(app.catalog);
  const traffic = useTraffic();
  useTrafficColours();
  return (
    <PanelFrame title={t('traffic.title')} scrollKey="traffic">
      {traffic.state === 'failed' ? (
        <p className="notice-line" role="alert">
          {t('traffic.failed', { reason: traffic.reason })}
        </p>
      ) : traffic.state === 'waiting' || catalog === null ? (
        <div className="traffic-waiting" role="status">
          {t('traffic.waiting')}
          <progress
            max={1}
            value={traffic.state === 'waiting' ? traffic.progress : 0}
            aria-label={quantities.percent(traffic.state === 'waiting' ? traffic.progress : 0)}
          />
        </div>
      ) : (
        <Answered answer={traffic.answer} catalog={catalog} band={panel.band ?? null} />
      )}
    </PanelFrame>
  );
}

function Answered(props: {
  readonly answer: TrafficAnswer;
  readonly catalog: Catalog;
  readonly band: TrafficBand | null;
}): JSX.Element {
  const { answer, catalog, band } = props;
  const { actions } = useApp();
  const t = useMessages();
  const [range, setRange] = useState<AltitudeRange>(
    band !== null && band.toKm > ALTITUDE_SCALES.low.mostKm ? 'all' : 'low',
  );
  const [isLogarithmic, setIsLogarithmic] = useState(false);
  const scale = ALTITUDE_SCALES[range];
  const profile = useMemo(() => altitudeProfile(answer, catalog), [answer, catalog]);
  const shells = useMemo(() => shellsUpTo(profile, scale.mostKm), [profile, scale]);
  const map = useMemo(() => inclinationMap(answer, scale.mostKm), [answer, scale]);
  const coarse = useMemo(() => inclinationMap(answer, scale.mostKm, COARSE), [answer, scale]);
  const onBand = (chosen: TrafficBand): void => actions.changePanel({ kind: 'traffic', band: chosen });
  return (
    <>
      <Sentences profile={profile} onBand={onBand} />
      <div className="traffic-choices">
        <label>
          <input
            type="checkbox"
            checked={range === 'all'}
            onChange={(event) => setRange(event.target.checked ? 'all' : 'low')}
          />
          {t('traffic.up-to-geo')}
        </label>
        <label>
          <input type="checkbox" checked={isLogarithmic} onChange={(event) => setIsLogarithmic(event.target.checked)} />
          {t('traffic.logarithmic')}
        </label>
      </div>
      <h3>{t('traffic.profile')}</h3>
      <p className="traffic-axis">{t('traffic.profile-axes')}</p>
      <AltitudeChart shells={shells} scale={scale} isLogarithmic={isLogarithmic} band={band} onBand={onBand} />
      {isLogarithmic ? null : (
        <ul className="traffic-kinds">
          {STACKED_KINDS.map((kind) => (
            <li key={kind}>
              <KindDot kind={kind} /> {t(`legend.class-${kind}`)}
            </li>
          ))}
        </ul>
      )}
      {band === null ? null : (
        <BandList
          key={`${band.fromKm} ${band.fromDeg ?? ''}`}
          band={band}
          catalog={catalog}
          answer={answer}
          onEnd={() => actions.changePanel({ kind: 'traffic' })}
        />
      )}
      <ProfileTable shells={shells} onBand={onBand} />
      <h3>{t('traffic.map')}</h3>
      <p className="traffic-axis">{t('traffic.map-axes')}</p>
      <InclinationChart map={map} scale={scale} band={band} onBand={onBand} />
      <InclinationTables map={map} coarse={coarse} onBand={onBand} />
      <p className="muted small traffic-method">{t('traffic.method')}</p>
    </>
  );
}

function Sentences(props: {
  readonly profile: ReturnType<typeof altitudeProfile>;
  readonly onBand: (band: TrafficBand) => void;
}): JSX.Element {
  const { profile, onBand } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const busiest = busiestShell(profile);
  const half = middleHalf(profile);
  if (busiest === null || half === null) return <p>{t('traffic.empty')}</p>;
  return (
    <>
      <p className="traffic-busiest">
        {t('traffic.busiest', {
          range: altitudeRange(busiest.fromKm, busiest.toKm, quantities),
          objects: quantities.number(busiest.objects, 2),
          cube: quantities.distance(Number(cubePerObjectKm(busiest).toPrecision(2))),
        })}{' '}
        {t('traffic.half', { range: altitudeRange(half.fromKm, half.toKm, quantities) })}
      </p>
      <button type="button" className="button" onClick={() => onBand({ fromKm: busiest.fromKm, toKm: busiest.toKm })}>
        {t('traffic.show-busiest')}
      </button>
    </>
  );
}
