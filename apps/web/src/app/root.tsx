import type { JSX } from 'react';
import { SpeechProvider } from '../language/speech.tsx';
import { useStorePart } from '../view/store.ts';
import { AppContext } from './app-context.ts';
import type { StartedApp } from './create-app.ts';
import { Shell } from './shell.tsx';

/** Everything, with what it is given: the app, and a language. */
export function Root({ started }: { readonly started: StartedApp }): JSX.Element {
  const { preferences } = started.app;
  const language = useStorePart(preferences, (kept) => kept.language);
  const zone = useStorePart(preferences, (kept) => kept.zone);
  return (
    <AppContext value={started.app}>
      <SpeechProvider language={language} zone={zone}>
        <Shell started={started} />
      </SpeechProvider>
    </AppContext>
  );
}
