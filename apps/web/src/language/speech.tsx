import { createContext, type JSX, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { type Language, localeOf } from './languages.ts';
import { createTranslate, ENGLISH_MESSAGES, loadMessages, type Messages, type Translate } from './messages.ts';
import { createQuantities, type Quantities, type TimeZoneChoice } from './quantities.ts';

interface Speech {
  readonly language: Language;
  readonly translate: Translate;
  readonly quantities: Quantities;
}

const SpeechContext = createContext<Speech | null>(null);

/** Gives everything below it messages and quantities in a language; English until the language's file has come. */
export function SpeechProvider(props: {
  readonly language: Language;
  readonly zone: TimeZoneChoice;
  readonly children: ReactNode;
}): JSX.Element {
  const { language, zone, children } = props;
  const [loaded, setLoaded] = useState<{ language: Language; messages: Messages }>({
    language: 'en',
    messages: ENGLISH_MESSAGES,
  });
  useEffect(() => {
    // English is there from the start.
    if (language === loaded.language) return;
    let left = false;
    loadMessages(language).then(
      (messages) => {
        if (!left) setLoaded({ language, messages });
      },
      // Offline before the file was kept: what is shown stays.
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [language, loaded.language]);
  useEffect(() => {
    document.documentElement.lang = loaded.language;
  }, [loaded.language]);
  const speech = useMemo((): Speech => {
    const locale = localeOf(loaded.language, navigator.languages);
    return {
      language: loaded.language,
      translate: createTranslate(loaded.messages, locale),
      quantities: createQuantities(locale, zone),
    };
  }, [loaded, zone]);
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (speech === null) throw new Error('no SpeechProvider above');
  return speech;
}

export function useMessages(): Translate {
  return useSpeech().translate;
}

export function useQuantities(): Quantities {
  return useSpeech().quantities;
}

export function useLanguage(): Language {
  return useSpeech().language;
}
