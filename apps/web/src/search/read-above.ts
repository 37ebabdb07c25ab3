/** What one asks to be above: `me`, or the rest of the text, which names a place. */
export type AboveWish = { readonly of: 'me' } | { readonly of: 'place'; readonly text: string };

/** The four languages together: whoever asks in another than is set is understood as well. */
const QUESTIONS: readonly RegExp[] = [
  /^(?:what(?:['’]?s| is)?\s+)?(?:passes\s+|flying\s+|is\s+)?(?:above|over|overhead)\s+(.+?)\??$/i,
  /^(?:was\s+(?:ist|fliegt|steht)\s+)?(?:über|ueber)\s+(.+?)\??$/i,
  /^(?:qu['’]y a-t-il\s+|qu['’]est-ce qui (?:passe|est)\s+|quoi\s+)?(?:au[- ]dessus)\s+(?:de\s+la\s+|de\s+l['’]|des\s+|du\s+|de\s+|d['’])(.+?)\s*\??$/i,
  /^(?:wat\s+(?:ass|flitt|steet)\s+)?(?:iwwer|iwwert)\s+(.+?)\??$/i,
];

const ME = /^(?:me|my (?:head|place|house|home)|here|mir|mich|uns|hier|moi|nous|ici|ma tête|mech|eis|hei)$/i;
const OVERHEAD = /^(?:overhead|what is overhead|au[- ]dessus)\??$/i;

/** Reads `above Luxembourg`, `über mir`, `au-dessus de Metz`, `iwwer Lëtzebuerg`; null where the text asks nothing of that kind. */
export function readAbove(text: string): AboveWish | null {
  const asked = text.trim();
  if (OVERHEAD.test(asked)) return { of: 'me' };
  for (const question of QUESTIONS) {
    const rest = question.exec(asked)?.[1]?.trim();
    if (rest !== undefined && rest !== '') return ME.test(rest) ? { of: 'me' } : { of: 'place', text: rest };
  }
  return null;
}
