import { refuseControlCharacters } from '../ndm/control-characters.ts';
import { messageFromElement } from '../ndm/element-reader.ts';
import { jsonElements } from '../ndm/json-elements.ts';
import type { NdmReadOptions } from '../ndm/message-definition.ts';
import { recogniseMessage, withoutMark } from '../ndm/message-syntax.ts';
import type { Cdm } from './cdm.ts';
import { CDM } from './cdm-definition.ts';
import { cdmOf, readCdms } from './cdm-reader.ts';
import { type ConjunctionSummary, conjunctionSummary, isConjunctionSummary } from './conjunction-summary.ts';
import { isSpaceTrackCdm, spaceTrackCdmElement } from './space-track-cdm.ts';

/** What a file about conjunctions holds: messages with states and covariances, or what is public of them. */
export type ConjunctionRecord =
  | { readonly kind: 'message'; readonly cdm: Cdm }
  | { readonly kind: 'summary'; readonly summary: ConjunctionSummary };

/**
 * Reads all that tells of conjunctions: CDMs in KVN, XML and JSON (see `readCdms`), and Space-Track's JSON of its classes
 * `cdm` (flat, with `SAT1_…` and `SAT2_…`) and `cdm_public` (summaries).
 *
 * @throws UserError that names the line, the keyword, what was expected and how to mend it
 */
export function readConjunctions(text: string, options: Partial<NdmReadOptions> = {}): readonly ConjunctionRecord[] {
  const recognised = recogniseMessage(text);
  if (recognised?.syntax !== 'JSON' || recognised.kind !== null) {
    return readCdms(text, options).map((cdm) => ({ kind: 'message', cdm }));
  }
  const given: NdmReadOptions = { file: '', isLenient: false, ...options };
  const content = withoutMark(text);
  refuseControlCharacters(content, given.file);
  const root = jsonElements(content, given.file);
  const records = root.children.some((child) => child.name === '') ? root.children : [root];
  return records.map((record) => {
    if (isSpaceTrackCdm(record)) {
      const message = messageFromElement(spaceTrackCdmElement(record), [CDM], 'any', given);
      return { kind: 'message', cdm: cdmOf(message, given.file) };
    }
    if (isConjunctionSummary(record)) return { kind: 'summary', summary: conjunctionSummary(record, given.file) };
    // Neither: the reader of CDMs says what it expects.
    return { kind: 'message', cdm: readCdms(text, options)[0]! };
  });
}
