import { Moon, Sun } from 'lucide-react';
import type { JSX } from 'react';
import { useMessages } from '../language/speech.tsx';
import { useThemeName } from '../theme/use-theme.ts';
import { useApp } from './app-context.ts';

/** From dark to light and back. */
export function ThemeButton(): JSX.Element {
  const { preferences } = useApp();
  const t = useMessages();
  const dark = useThemeName() === 'dark';
  const label = t(dark ? 'map.to-light' : 'map.to-dark');
  return (
    <button
      type="button"
      className="button"
      aria-label={label}
      title={label}
      onClick={() => preferences.update((kept) => ({ ...kept, theme: dark ? 'light' : 'dark' }))}
    >
      {dark ? <Sun aria-hidden /> : <Moon aria-hidden />}
    </button>
  );
}
