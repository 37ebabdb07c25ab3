import { formatJson } from '../ndm/json-writer.ts';
import { formatKvn } from '../ndm/kvn-writer.ts';
import type { NdmMessage } from '../ndm/message-block.ts';
import type { MessageSyntax } from '../ndm/message-syntax.ts';
import { formatXml } from '../ndm/xml-writer.ts';
import { ORBIT_MESSAGES } from './read-odm.ts';

const WRITERS = { KVN: formatKvn, XML: formatXml, JSON: formatJson };

/**
 * Writes an orbit data message (the `message` of an Opm, Omm, Oem or Ocm, or one built here): values as they stand in it, units of the
 * tables. Reading the text again gives the same message.
 */
export function formatOrbitMessage(message: NdmMessage, syntax: MessageSyntax): string {
  const definition = ORBIT_MESSAGES.find(({ kind }) => kind === message.kind);
  if (definition === undefined) throw new Error(`${message.kind} is no orbit data message`);
  return WRITERS[syntax](message, definition);
}
