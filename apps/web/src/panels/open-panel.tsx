import { type ComponentType, type JSX, lazy, Suspense } from 'react';
import { useApp } from '../app/app-context.ts';
import { HomePanel } from '../home/home-panel.tsx';
import { useStore, useStorePart } from '../view/store.ts';
import type { Panel, PanelKind } from '../view/view.ts';
import { sheetHeight } from './sheet-height.ts';

type PanelView<Kind extends PanelKind> = ComponentType<{ readonly panel: Extract<Panel, { kind: Kind }> }>;

/** Each panel is a file that is loaded when it is first opened, but for the one that everybody sees first. */
const PANELS: { readonly [Kind in PanelKind]: PanelView<Kind> } = {
  home: HomePanel,
  object: lazy(async () => ({ default: (await import('../place-card/place-card.tsx')).PlaceCard })),
  events: lazy(async () => ({ default: (await import('../events/events-panel.tsx')).EventsPanel })),
  encounter: lazy(async () => ({ default: (await import('../encounter/encounter-panel.tsx')).EncounterPanel })),
  'fly-around': lazy(async () => ({ default: (await import('../fly-around/fly-around-panel.tsx')).FlyAroundPanel })),
  messages: lazy(async () => ({ default: (await import('../inbox/messages-panel.tsx')).MessagesPanel })),
  ephemerides: lazy(async () => ({ default: (await import('../ephemerides/ephemerides-panel.tsx')).EphemeridesPanel })),
  sky: lazy(async () => ({ default: (await import('../sky/sky-panel.tsx')).SkyPanel })),
  traffic: lazy(async () => ({ default: (await import('../traffic/traffic-panel.tsx')).TrafficPanel })),
  watchlists: lazy(async () => ({ default: (await import('../watchlists/watchlists-panel.tsx')).WatchlistsPanel })),
  alerts: lazy(async () => ({ default: (await import('../alerts/alerts-panel.tsx')).AlertsPanel })),
  status: lazy(async () => ({ default: (await import('../status/status-panel.tsx')).StatusPanel })),
  objects: lazy(async () => ({ default: (await import('../objects/objects-panel.tsx')).ObjectsPanel })),
  settings: lazy(async () => ({ default: (await import('../preferences/settings-panel.tsx')).SettingsPanel })),
};

/** The one panel that is open. */
export function OpenPanel(): JSX.Element {
  const { view } = useApp();
  const panel = useStorePart(view, (seen) => seen.panel);
  const height = useStore(sheetHeight);
  const Shown = PANELS[panel.kind] as ComponentType<{ readonly panel: Panel }>;
  return (
    <div className="panel-place" data-height={height} data-panel={panel.kind}>
      <Suspense fallback={<div className="panel panel-waiting" aria-busy="true" />}>
        <Shown panel={panel} key={keyOf(panel)} />
      </Suspense>
    </div>
  );
}

/** Another object is another card; another filter is the same list. */
function keyOf(panel: Panel): string {
  if (panel.kind === 'object') return `object-${panel.objectId}`;
  if (panel.kind === 'encounter') return `encounter-${panel.of.primaryId}-${panel.of.secondaryId}-${panel.of.tcaMs}`;
  if (panel.kind === 'fly-around') return `fly-around-${JSON.stringify(panel.of)}`;
  if (panel.kind === 'messages') return `messages-${panel.conjunctionId ?? ''}`;
  if (panel.kind === 'ephemerides') return `ephemerides-${panel.objectId ?? ''}`;
  return panel.kind;
}
