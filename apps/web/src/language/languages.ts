/** Languages that the map speaks, each with its own name for itself. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', fr: 'Français', lb: 'Lëtzebuergesch' } as const;
export type Language = keyof typeof LANGUAGES;

export const LANGUAGE_CODES: readonly Language[] = Object.keys(LANGUAGES) as Language[];

export function isLanguage(text: string | null): text is Language {
  return text !== null && text in LANGUAGES;
}

/** The first of the wanted languages (`navigator.languages`) that the map speaks; English where it speaks none. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const [code = null] = tag.toLowerCase().split('-');
    if (isLanguage(code)) return code;
  }
  return 'en';
}

/**
 * The locale for numbers and dates: the user's own variant of the language (`de-AT`) where it has one. Browsers rarely know
 * Luxembourgish; German as written in Luxembourg is what people there are used to.
 */
export function localeOf(language: Language, wanted: readonly string[]): string {
  const own = wanted.find((tag) => tag.toLowerCase().split('-')[0] === language);
  const candidates = [...(own ? [own] : []), ...(language === 'en' ? ['en-GB'] : [language])];
  if (language === 'lb') candidates.push('de-LU', 'de');
  return candidates.find((tag) => Intl.NumberFormat.supportedLocalesOf(tag).length > 0) ?? 'en-GB';
}
