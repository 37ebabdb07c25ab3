import { type JSX, lazy, Suspense } from 'react';
import { useStorePart } from '../view/store.ts';
import { needsSignIn, session } from './session.ts';

const SignInDialog = lazy(async () => ({ default: (await import('./sign-in-dialog.tsx')).SignInDialog }));

/** The sign-in, where one is needed: a file of its own, which most never fetch. */
export function SignInLayer(): JSX.Element | null {
  const needed = useStorePart(session, needsSignIn);
  return needed ? (
    <Suspense fallback={null}>
      <SignInDialog />
    </Suspense>
  ) : null;
}
