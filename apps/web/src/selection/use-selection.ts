import { useEffect } from 'react';
import { useApp } from '../app/app-context.ts';
import { useThemeName } from '../theme/use-theme.ts';
import { useStore, useStorePart } from '../view/store.ts';
import type { Panel } from '../view/view.ts';
import { showOrbit } from './show-orbit.ts';
import { watchedSlots } from './watched-slots.ts';

/** What is selected: its mark and label, its orbit, ground track and footprint, and the camera with it. */
export function useSelection(): void {
  const app = useApp();
  const scene = useStore(app.scene);
  const catalog = useStore(app.catalog);
  const selected = useStorePart(app.view, (view) => view.selected);
  const panel = useStorePart(app.view, (view) => view.panel);
  const following = useStorePart(app.view, (view) => view.following);
  const watchlists = useStore(app.watchlists);
  const highlighted = useStore(app.highlighted);
  const theme = useThemeName();
  const slot = selected === null ? undefined : catalog?.slotOf(selected);
  const otherId = otherOf(panel);
  const other = otherId === null ? undefined : catalog?.slotOf(otherId);

  useEffect(() => {
    if (scene === null) return;
    scene.setSelected([slot, other].filter((each) => each !== undefined));
  }, [scene, slot, other]);
  useEffect(() => {
    if (scene === null || catalog === null) return;
    scene.setLabelled([...new Set([...highlighted, ...watchedSlots(catalog, watchlists)])]);
  }, [scene, catalog, watchlists, highlighted]);
  useEffect(() => {
    if (scene === null) return;
    scene.follow(following && slot !== undefined ? slot : null);
    return () => scene.follow(null);
  }, [scene, slot, following]);
  useEffect(() => {
    if (scene === null || selected === null || slot === undefined) return;
    return showOrbit(app, scene, {
      objectId: selected,
      slot,
      theme,
      name: 'selected',
      track: otherId === null,
    });
  }, [app, scene, selected, slot, theme, otherId]);
  useEffect(() => {
    if (scene === null || otherId === null || other === undefined) return;
    return showOrbit(app, scene, { objectId: otherId, slot: other, theme, name: 'other', track: false });
  }, [app, scene, otherId, other, theme]);
}

/** The other object of an encounter that is looked at. */
function otherOf(panel: Panel): number | null {
  if (panel.kind === 'encounter') return panel.of.secondaryId;
  return panel.kind === 'fly-around' && 'event' in panel.of ? panel.of.event.secondaryId : null;
}
