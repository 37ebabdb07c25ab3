import type { JSX } from 'react';
import { DropMessages } from '../inbox/drop-messages.tsx';
import { KeyboardLayer } from '../keyboard/keyboard-layer.tsx';
import { useMessages } from '../language/speech.tsx';
import { LayersMenu } from '../legend/layers-menu.tsx';
import { Legend } from '../legend/legend.tsx';
import { LiveUpdates } from '../live/live-updates.tsx';
import { NoticeLines } from '../notices/notice-lines.tsx';
import { UpdateNotice } from '../offline/update-notice.tsx';
import { ShareButton } from '../sharing/share-button.tsx';
import { StatusLine } from '../status/status-line.tsx';
import { Timeline } from '../timeline/timeline.tsx';
import type { StartedApp } from './create-app.ts';
import { MapButtons } from './map-buttons.tsx';
import { ThemeButton } from './theme-button.tsx';

/** What stands around the map: a file of its own, so that the first picture need not wait for it. */
export function Furniture(): JSX.Element {
  const t = useMessages();
  return (
    <>
      <section className="shell-tools" aria-label={t('map.tools')}>
        <LayersMenu />
        <ShareButton />
        <ThemeButton />
      </section>
      <section className="shell-side" aria-label={t('map.buttons')}>
        <Legend />
        <MapButtons />
      </section>
      <footer className="shell-status">
        <StatusLine />
      </footer>
      <div className="shell-time">
        <Timeline />
      </div>
    </>
  );
}

/** What comes over everything, and what listens. */
export function Overlays({ started }: { readonly started: StartedApp }): JSX.Element {
  return (
    <>
      <NoticeLines />
      <KeyboardLayer />
      <LiveUpdates started={started} />
      <UpdateNotice />
      <DropMessages />
    </>
  );
}
