import type { App } from '../app/app.ts';
import { RATES } from '../clock/sim-clock.ts';
import { hasCommandKey, keyNames } from '../keyboard/key-names.ts';
import { SHORTCUTS } from '../keyboard/shortcuts.ts';
import { LANGUAGE_CODES, LANGUAGES } from '../language/languages.ts';
import type { Translate } from '../language/messages.ts';
import type { Quantities } from '../language/quantities.ts';
import type { Preferences } from '../preferences/preferences.ts';
import { ALL_OBJECTS, COLOUR_MODES, type Panel } from '../view/view.ts';
import { LAYER_NAMES, toggleLayer } from './layer-choices.ts';

/** Something that can be done, by its words. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** Keys that do the same. */
  readonly keys: readonly string[];
  run(): void;
}

const PANELS: readonly Panel[] = [
  { kind: 'home' },
  { kind: 'messages' },
  { kind: 'ephemerides' },
  { kind: 'objects', choice: ALL_OBJECTS },
  { kind: 'watchlists' },
  { kind: 'alerts' },
  { kind: 'traffic' },
  { kind: 'status' },
  { kind: 'settings' },
];

/** Everything that the palette offers besides objects and places, in the order in which it is listed. */
export function paletteCommands(app: App, t: Translate, quantities: Quantities): readonly Command[] {
  const { actions, clock, preferences } = app;
  const isMac = hasCommandKey();
  const prefer = (part: Partial<Preferences>): void => preferences.update((kept) => ({ ...kept, ...part }));
  const command = (id: string, label: string, run: () => void): Command => ({ id, label, keys: [], run });
  return [
    ...SHORTCUTS.filter(({ keyboardOnly, id }) => keyboardOnly !== true && id !== 'back').map((shortcut) => ({
      id: shortcut.id,
      label: t(`keyboard.${shortcut.id}`),
      keys: keyNames(shortcut, t, isMac),
      run: () => shortcut.run({ app, t }),
    })),
    ...PANELS.map((panel) =>
      command(`panel-${panel.kind}`, t(`palette.panel-${panel.kind}`), () => actions.openPanel(panel)),
    ),
    command('everything', t('palette.show-everything'), () => actions.change({ only: null, hidden: [] })),
    ...COLOUR_MODES.map((colour) =>
      command(`colour-${colour}`, t('palette.colour', { mode: t(`palette.colour-${colour}`) }), () =>
        actions.change({ colour, hidden: [] }),
      ),
    ),
    ...LAYER_NAMES.map((layer) =>
      command(`layer-${layer}`, t('palette.layer', { layer: t(`palette.layer-${layer}`) }), () =>
        toggleLayer(app, layer),
      ),
    ),
    ...RATES.flatMap((rate) => [rate, -rate]).map((rate) =>
      command(
        `rate-${rate}`,
        t(rate > 0 ? 'palette.rate' : 'palette.rate-back', { rate: quantities.count(Math.abs(rate)) }),
        () => clock.setRate(rate),
      ),
    ),
    ...(['dark', 'light', 'system'] as const).map((theme) =>
      command(`theme-${theme}`, t('palette.theme', { theme: t(`settings.theme-${theme}`) }), () => prefer({ theme })),
    ),
    // In its own words, too, for who cannot read the present one.
    ...LANGUAGE_CODES.map((language) =>
      command(`language-${language}`, t('palette.language', { language: LANGUAGES[language] }), () =>
        prefer({ language }),
      ),
    ),
    command('zone-utc', t('palette.zone', { zone: t('settings.utc') }), () => prefer({ zone: 'utc' })),
    command('zone-local', t('palette.zone', { zone: t('settings.local') }), () => prefer({ zone: 'local' })),
  ];
}
