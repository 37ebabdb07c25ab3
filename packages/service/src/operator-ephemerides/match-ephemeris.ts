import { UserError } from '@clearway/astro';
import type { OperatorEphemeris } from '@clearway/messages';

/** What an object may be called. */
export interface NamedObject {
  readonly id: number;
  readonly name: string;
  readonly internationalDesignator: string;
}

/** Whose ephemeris it is. */
export interface MatchedObject {
  readonly id: number;
  readonly name: string;
}

/**
 * The object of an ephemeris: by the number that the caller gives, else by the catalogue number in the message, its international
 * designator, or a name that one object alone has. A number need not be in the catalogue: what is not there is screened as
 * a new object.
 * @throws UserError where nothing names an object
 */
export function matchEphemeris(
  ephemeris: Pick<OperatorEphemeris, 'objectName' | 'objectId' | 'catalogNumber'>,
  id: number | null,
  elements: readonly NamedObject[],
  file: string,
): MatchedObject {
  const { objectName, objectId, catalogNumber } = ephemeris;
  const called = objectName ?? objectId ?? '';
  const number = id ?? catalogNumber;
  if (number !== null) {
    const known = elements.find((element) => element.id === number);
    return { id: number, name: known?.name || called || String(number) };
  }
  const designator = designatorOf(objectId ?? '');
  const byDesignator = elements.filter(
    (e) => designator !== null && designatorOf(e.internationalDesignator) === designator,
  );
  const wanted = (objectName ?? '').trim().toUpperCase();
  const found =
    byDesignator.length === 1
      ? byDesignator
      : elements.filter((e) => wanted !== '' && e.name.trim().toUpperCase() === wanted);
  const [only] = found;
  if (found.length === 1 && only) return only;
  const shown = [objectId, objectName]
    .filter((text) => text)
    .join(', ')
    .slice(0, 80);
  const message =
    found.length > 1
      ? `${file}: ${found.length} objects of the catalogue are called ${shown}`
      : `${file}: no object of the catalogue is called ${shown || 'anything that the file says'}`;
  throw new UserError('object-unknown', message, 'give its number with --ephemeris-id');
}

/** `1998-067-A`, `1998-067A` and `98067A` as `1998-067A`; null for all else. */
export function designatorOf(text: string): string | null {
  const match = /^(\d{4}|\d{2})-?(\d{3})-?\s*([A-Z]{1,3})$/.exec(text.trim().toUpperCase());
  if (!match) return null;
  const [, year, launch, piece] = match;
  const full = year!.length === 4 ? year! : `${Number(year) < 57 ? '20' : '19'}${year}`;
  return `${full}-${launch}${piece}`;
}
