import { formatJson } from '../ndm/json-writer.ts';
import { formatKvn } from '../ndm/kvn-writer.ts';
import type { NdmMessage } from '../ndm/message-block.ts';
import type { MessageSyntax } from '../ndm/message-syntax.ts';
import { formatXml } from '../ndm/xml-writer.ts';
import { CDM } from './cdm-definition.ts';

/** Writes a CDM, with all that was in it: values digit by digit, comments at the head of their section. */
export function formatCdm(message: NdmMessage, syntax: MessageSyntax): string {
  if (syntax === 'XML') return formatXml(message, CDM);
  return syntax === 'JSON' ? formatJson(message, CDM) : formatKvn(message, CDM);
}
