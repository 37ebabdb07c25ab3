export type MessageSyntax = 'KVN' | 'XML' | 'JSON';

/** What a text is, as far as its beginning shows. */
export interface RecognisedMessage {
  readonly syntax: MessageSyntax;
  /** `CDM`, `OEM`, …; `NDM` for several in one; null where the text does not say (JSON of other origin). */
  readonly kind: string | null;
}

const KVN_VERSION = /^[ \t]*CCSDS_([A-Z]{2,4})_VERS[ \t]*=/m;
const ROOT_ELEMENT = /<(?:[A-Za-z][\w.-]{0,30}:)?([a-z]{3})[\s>/]/;
const ROOT_MEMBER = /"(ndm|cdm|opm|omm|oem|ocm)"\s{0,20}:/i;
/** As far as comments and schema declarations may push the root. */
const LOOKED_AT = 20_000;

/** Recognises a navigation data message by its beginning; null for anything else. */
export function recogniseMessage(text: string): RecognisedMessage | null {
  const start = withoutMark(text.slice(0, LOOKED_AT)).trimStart();
  if (start.startsWith('<')) {
    const kind = ROOT_ELEMENT.exec(start)?.[1]?.toUpperCase();
    return kind === undefined ? null : { syntax: 'XML', kind };
  }
  if (start.startsWith('{') || start.startsWith('[')) {
    return { syntax: 'JSON', kind: ROOT_MEMBER.exec(start)?.[1]?.toUpperCase() ?? null };
  }
  const kind = KVN_VERSION.exec(start)?.[1];
  return kind === undefined ? null : { syntax: 'KVN', kind };
}

/** Without the byte order mark that some editors put in front. */
export function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
