import type { JSX, ReactNode } from 'react';
import { useApp } from '../app/app-context.ts';
import { LANGUAGE_CODES, LANGUAGES } from '../language/languages.ts';
import { useMessages } from '../language/speech.tsx';
import { PanelFrame } from '../panels/panel-frame.tsx';
import { ThresholdSetting } from '../risk/threshold-setting.tsx';
import { OfflineFacts } from '../status/offline-facts.tsx';
import { useStore } from '../view/store.ts';
import { About } from './about.tsx';
import { Choice } from './choice.tsx';
import { ImagerySetting } from './imagery-setting.tsx';
import { KeptData } from './kept-data.tsx';
import { PlaceSetting } from './place-setting.tsx';
import type { Preferences } from './preferences.ts';
import './settings-panel.css';

const MOTIONS = { system: null, full: false, reduced: true } as const;
type Motion = keyof typeof MOTIONS;

/** How the map speaks and looks for this browser, and what it keeps. */
export function SettingsPanel(): JSX.Element {
  const { preferences } = useApp();
  const t = useMessages();
  const kept = useStore(preferences);
  const set = (part: Partial<Preferences>): void => preferences.update((before) => ({ ...before, ...part }));
  const motion = (Object.keys(MOTIONS) as Motion[]).find((each) => MOTIONS[each] === kept.reducedMotion) ?? 'system';
  return (
    <PanelFrame title={t('settings.title')} scrollKey="settings">
      <Section title={t('settings.words')}>
        <Choice
          legend={t('settings.language')}
          value={kept.language}
          options={LANGUAGE_CODES.map((code) => ({ value: code, label: LANGUAGES[code], lang: code }))}
          onChange={(language) => set({ language })}
        />
        <Choice
          legend={t('settings.times')}
          value={kept.zone}
          options={[
            { value: 'utc', label: t('settings.utc') },
            { value: 'local', label: t('settings.local') },
          ]}
          onChange={(zone) => set({ zone })}
        />
      </Section>
      <Section title={t('settings.look')}>
        <Choice
          legend={t('settings.theme')}
          value={kept.theme}
          options={(['system', 'dark', 'light'] as const).map((value) => ({
            value,
            label: t(`settings.theme-${value}`),
          }))}
          onChange={(theme) => set({ theme })}
        />
        <Choice
          legend={t('settings.motion')}
          value={motion}
          options={(Object.keys(MOTIONS) as Motion[]).map((value) => ({ value, label: t(`settings.motion-${value}`) }))}
          onChange={(value) => set({ reducedMotion: MOTIONS[value] })}
        />
        <ImagerySetting />
      </Section>
      <Section title={t('settings.place')}>
        <PlaceSetting />
      </Section>
      <Section title={t('risk.thresholds')}>
        <ThresholdSetting />
      </Section>
      <Section title={t('settings.keyboard')}>
        <label className="settings-check">
          <input
            type="checkbox"
            checked={kept.singleKeys}
            onChange={({ target }) => set({ singleKeys: target.checked })}
          />
          <span>
            {t('settings.single-keys')}
            <span className="muted small">{t('settings.single-keys-detail')}</span>
          </span>
        </label>
      </Section>
      <Section title={t('settings.offline')}>
        <OfflineFacts />
      </Section>
      <Section title={t('settings.kept')}>
        <KeptData />
      </Section>
      <Section title={t('settings.about')}>
        <About />
      </Section>
    </PanelFrame>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }): JSX.Element {
  return (
    <section className="settings-section">
      <h3>{title}</h3>
      {children}
    </section>
  );
}
