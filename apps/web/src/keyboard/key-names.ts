import type { Translate } from '../language/messages.ts';
import type { Shortcut } from './shortcuts.ts';

const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  '-': '−',
};

/** The keys to press, each as it stands on the keyboard: `['Ctrl', 'K']`. */
export function keyNames({ keys, modifier }: Shortcut, t: Translate, isMac: boolean): readonly string[] {
  const [key = ''] = keys;
  const name =
    key === ' '
      ? t('keyboard.key-space')
      : key === 'Escape'
        ? t('keyboard.key-escape')
        : (SIGNS[key] ?? key.toUpperCase());
  if (modifier === 'command') return [isMac ? '⌘' : t('keyboard.key-control'), name];
  if (modifier === 'shift') return [isMac ? '⇧' : t('keyboard.key-shift'), name];
  return [name];
}

/** Whether the keyboard has ⌘. */
export function hasCommandKey(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform);
}
