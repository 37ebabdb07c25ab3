import { useMemo } from 'react';
import { useLanguage, useMessages } from '../language/speech.tsx';
import { nameOfOwner } from './owner-names.ts';

/** Gives the name of an owner in the language that is set, and what is said where nobody knows one. */
export function useOwnerName(): (owner: string | null) => string {
  const t = useMessages();
  const language = useLanguage();
  return useMemo(() => {
    return (owner) =>
      owner === null ? t('objects.owner-unknown') : (nameOfOwner(owner, language) ?? t(`objects.owner-${owner}`));
  }, [t, language]);
}
