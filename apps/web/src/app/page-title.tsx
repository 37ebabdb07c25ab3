import { type JSX, useEffect } from 'react';
import { useMessages } from '../language/speech.tsx';
import { useStore, useStorePart } from '../view/store.ts';
import { useApp } from './app-context.ts';

/** The heading of the page for screen readers, and the title of its tab: what is shown, then the name of the map. */
export function PageTitle(): JSX.Element {
  const { view, catalog } = useApp();
  const t = useMessages();
  const known = useStore(catalog);
  const panel = useStorePart(view, (seen) => seen.panel);
  const nameOf = (objectId: number): string => {
    const slot = known?.slotOf(objectId);
    return slot === undefined ? String(objectId) : known!.name(slot);
  };
  let shown = '';
  if (panel.kind === 'object') shown = nameOf(panel.objectId);
  else if (panel.kind === 'encounter') shown = `${nameOf(panel.of.primaryId)} – ${nameOf(panel.of.secondaryId)}`;
  else if (panel.kind === 'fly-around') shown = t('fly-around.title');
  else if (panel.kind !== 'home') shown = t(`map.menu-${panel.kind}`);
  useEffect(() => {
    document.title = shown === '' ? 'Clearway' : `${shown} · Clearway`;
  }, [shown]);
  return <h1 className="for-readers">{t('map.title')}</h1>;
}
