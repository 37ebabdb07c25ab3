import { Route } from 'lucide-react';
import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import type { FlyAroundPlace } from '../view/view.ts';

/** Leads from an encounter to the ways around it. */
export function FlyAroundButton({ place }: { readonly place: FlyAroundPlace }): JSX.Element {
  const { actions } = useApp();
  const t = useMessages();
  return (
    <button type="button" className="button" onClick={() => actions.openPanel(place)}>
      <Route aria-hidden />
      {t('fly-around.open')}
    </button>
  );
}
