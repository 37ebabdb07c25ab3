import { chooseLanguage, isLanguage, type Language } from '../language/languages.ts';
import type { TimeZoneChoice } from '../language/quantities.ts';
import { createStore, type Store } from '../view/store.ts';

/** What this browser remembers of its user; nothing of it is sent anywhere. */
export interface Preferences {
  readonly language: Language;
  readonly zone: TimeZoneChoice;
  readonly theme: 'dark' | 'light' | 'system';
  /** Null follows the system's wish. */
  readonly reducedMotion: boolean | null;
  readonly imagery: boolean;
  /** Keys without Ctrl do something; off for who speaks to the machine, or presses keys by accident. */
  readonly singleKeys: boolean;
  /** The place that passes are told for; degrees. */
  readonly place: { readonly latitude: number; readonly longitude: number; readonly name: string } | null;
}

const KEY = 'clearway.preferences';

/** From what was kept, and what the browser says for the rest; kept again at every change. */
export function createPreferences(
  storage: Pick<Storage, 'getItem' | 'setItem'> | null,
  languages: readonly string[],
): Store<Preferences> {
  const store = createStore(readPreferences(storage?.getItem(KEY) ?? null, languages));
  store.subscribe(() => {
    try {
      storage?.setItem(KEY, JSON.stringify(store.get()));
    } catch {
      // Full, or not allowed: it holds for this visit.
    }
  });
  return store;
}

/** Exported for its test: what was kept may be anything. */
export function readPreferences(text: string | null, languages: readonly string[]): Preferences {
  const kept = parsed(text);
  const { language, zone, theme, reducedMotion, imagery, singleKeys, place } = kept;
  return {
    language: typeof language === 'string' && isLanguage(language) ? language : chooseLanguage(languages),
    zone: zone === 'local' ? 'local' : 'utc',
    theme: theme === 'dark' || theme === 'light' ? theme : 'system',
    reducedMotion: typeof reducedMotion === 'boolean' ? reducedMotion : null,
    imagery: imagery === true,
    singleKeys: singleKeys !== false,
    place: readPlace(place),
  };
}

function parsed(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function readPlace(value: unknown): Preferences['place'] {
  if (typeof value !== 'object' || value === null) return null;
  const { latitude, longitude, name } = value as Record<string, unknown>;
  if (typeof latitude !== 'number' || typeof longitude !== 'number' || typeof name !== 'string') return null;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude, name } : null;
}
