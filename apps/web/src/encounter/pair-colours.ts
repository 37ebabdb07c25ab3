import type { Catalog } from '../catalog/catalog.ts';

/**
 * Tokens of the theme for both objects: their kinds' colours; where both are of one kind, the secondary is plain, so that paths can be
 * told apart.
 */
export function pairColours(
  catalog: Catalog | null,
  primaryId: number,
  secondaryId: number,
): { readonly primary: string; readonly secondary: string } {
  const kind = (objectId: number): string => {
    const slot = catalog?.slotOf(objectId);
    return `--${catalog === null || slot === undefined ? 'unknown' : catalog.kind(slot)}`;
  };
  const [primary, secondary] = [kind(primaryId), kind(secondaryId)];
  return { primary, secondary: secondary === primary ? '--text' : secondary };
}
