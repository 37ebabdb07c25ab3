const KEY = 'clearway.searches';
const MOST = 6;

/** Texts that led somewhere, the last first; kept in this browser only. */
export function recentSearches(storage: Pick<Storage, 'getItem'> | null): readonly string[] {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((text) => typeof text === 'string' && text !== '').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function rememberSearch(storage: Pick<Storage, 'getItem' | 'setItem'> | null, text: string): void {
  const searched = text.trim().slice(0, 80);
  if (searched === '') return;
  const others = recentSearches(storage).filter((each) => each.toLowerCase() !== searched.toLowerCase());
  try {
    storage?.setItem(KEY, JSON.stringify([searched, ...others].slice(0, MOST)));
  } catch {
    // Full, or not allowed: nothing depends on it.
  }
}

export function forgetSearches(storage: Pick<Storage, 'removeItem'> | null): void {
  storage?.removeItem(KEY);
}
