import { useEffect, useMemo } from 'react';
import { useApp } from '../app/app-context.ts';
import { useStore, useStorePart } from '../view/store.ts';
import { stylesOf } from './colour-modes.ts';
import { shownObjects } from './shown-objects.ts';
import { useClassContext } from './use-class-context.ts';

/** Tells the scene how each object is drawn, whenever colours, filters or the catalogue change. Once an app. */
export function useStyles(): void {
  const app = useApp();
  const catalog = useStore(app.catalog);
  const scene = useStore(app.scene);
  const watchlists = useStore(app.watchlists);
  const mode = useStorePart(app.view, ({ colour }) => colour);
  const hidden = useStorePart(app.view, (seen) => seen.hidden);
  const only = useStorePart(app.view, (seen) => seen.only);
  const band = useStorePart(app.view, ({ panel }) => (panel.kind === 'traffic' ? (panel.band ?? null) : null));
  const context = useClassContext();
  const shown = useMemo(() => {
    if (catalog === null) return null;
    const list = watchlists.find(({ name }) => name === only?.watchlist);
    const members = list === undefined ? null : new Set(list.object_ids);
    return shownObjects(catalog, { only, members, band });
  }, [catalog, watchlists, only, band]);
  useEffect(() => {
    if (catalog === null || scene === null) return;
    scene.setStyles(stylesOf(mode, catalog, { ...context, hidden, shown }));
  }, [catalog, scene, mode, context, hidden, shown]);
}
