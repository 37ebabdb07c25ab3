import type { ReadingContext } from './block-builder.ts';
import type { MessageDefinition } from './keyword-table.ts';
import { malformed, quoted } from './malformed.ts';

/** The definition of a message's kind, where it is one that is read, in a version that is known. */
export function definitionFor(
  definitions: readonly MessageDefinition[],
  kind: string,
  version: string,
  line: number,
  file: string,
): { readonly definition: MessageDefinition; readonly version: string } {
  const definition = definitions.find((each) => each.kind === kind.toUpperCase());
  if (definition === undefined) {
    const what = `a message of kind ${quoted(kind)}: expected ${definitions.map((each) => each.kind).join(', ')}`;
    throw malformed(file, line, what, 'this kind of message is not read here');
  }
  if (!definition.versions.includes(version)) {
    const what = `version ${quoted(version)} of CCSDS_${definition.kind}_VERS: expected ${definition.versions.join(', ')}`;
    throw malformed(file, line, what, 'correct the version, or ask for one that is read');
  }
  return { definition, version };
}

export interface NdmReadOptions {
  /** Name of the file, for messages; '' for none. */
  readonly file: string;
  /**
   * Takes what the standard forbids but many writers do: keywords in another order inside their section, and those of
   * another version of the message.
   */
  readonly isLenient: boolean;
}

export function contextOf(definition: MessageDefinition, version: string, options: NdmReadOptions): ReadingContext {
  const { file, isLenient } = options;
  const isUnordered = isLenient || definition.unordered.includes(version);
  const { kind, root, absent } = definition;
  return { file, version, kind, root, isUnordered, isLenient, absent };
}
