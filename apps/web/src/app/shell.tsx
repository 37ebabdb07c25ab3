import { type JSX, lazy, Suspense, useState } from 'react';
import { MapCanvas } from '../globe/map-canvas.tsx';
import { useMessages } from '../language/speech.tsx';
import { OpenPanel } from '../panels/open-panel.tsx';
import { OnlyChip } from '../search/only-chip.tsx';
import { SearchBox } from '../search/search-box.tsx';
import { SignInLayer } from '../sign-in/sign-in-layer.tsx';
import { useTheme } from '../theme/use-theme.ts';
import type { StartedApp } from './create-app.ts';
import { MainMenu } from './main-menu.tsx';
import { PageTitle } from './page-title.tsx';
import { Unable } from './unable.tsx';
import { useFirstPicture } from './use-first-picture.ts';

const loadFurniture = () => import('./furniture.tsx');
const Furniture = lazy(async () => ({ default: (await loadFurniture()).Furniture }));
const Overlays = lazy(async () => ({ default: (await loadFurniture()).Overlays }));

/** How everything is laid out: the globe, and over it search, one panel, tools, status and timeline. */
export function Shell({ started }: { readonly started: StartedApp }): JSX.Element {
  const t = useMessages();
  const [unable, setUnable] = useState(false);
  const furnished = useFirstPicture();
  useTheme();
  return (
    <div className="shell">
      <a className="button skip-link" href="#panel">
        {t('map.skip')}
      </a>
      <section aria-label={t('map.map')}>
        {unable ? <Unable /> : <MapCanvas started={started} onUnable={() => setUnable(true)} />}
      </section>
      <div className="shell-over">
        <header className="shell-search">
          <PageTitle />
          <div className="shell-search-bar">
            <MainMenu />
            <SearchBox />
          </div>
          <OnlyChip />
        </header>
        <main className="shell-panel" id="panel">
          <OpenPanel />
        </main>
        {furnished ? (
          <Suspense fallback={<div className="shell-time shell-time-waiting" />}>
            <Furniture />
          </Suspense>
        ) : (
          <div className="shell-time shell-time-waiting" />
        )}
      </div>
      {furnished ? (
        <Suspense fallback={null}>
          <Overlays started={started} />
        </Suspense>
      ) : null}
      <SignInLayer />
    </div>
  );
}
