import { UserError } from '@clearway/astro';
import type { MessageDefinition } from '../ndm/keyword-table.ts';
import { malformed } from '../ndm/malformed.ts';
import type { NdmMessage } from '../ndm/message-block.ts';
import { readNdm } from '../ndm/read-ndm.ts';
import type { Ocm } from '../ocm/ocm.ts';
import { ocmOf } from '../ocm/ocm-reader.ts';
import { OCM } from '../ocm/ocm-table.ts';
import type { Oem } from '../oem/oem.ts';
import { oemOf } from '../oem/oem-reader.ts';
import { OEM } from '../oem/oem-table.ts';
import type { Omm } from '../omm/omm.ts';
import { isFlatOmmJson, readFlatOmms } from '../omm/omm-flat-json.ts';
import { ommOf } from '../omm/omm-reader.ts';
import { OMM } from '../omm/omm-table.ts';
import type { Opm } from '../opm/opm.ts';
import { opmOf } from '../opm/opm-reader.ts';
import { OPM } from '../opm/opm-table.ts';
import { refuseCompressed } from './refuse-compressed.ts';

export type OrbitMessage = Opm | Omm | Oem | Ocm;

export interface OrbitReadOptions {
  /** Takes keywords in any order inside their section, and those of other versions of the message. Not so by default. */
  readonly isLenient?: boolean;
}

/** The orbit data messages: what {@link readOrbitMessages} reads and writers need. */
export const ORBIT_MESSAGES: readonly MessageDefinition[] = [OPM, OMM, OEM, OCM];

/**
 * Reads all orbit data messages in a text (OPM, OMM, OEM, OCM; KVN, XML or JSON; several inside an `<ndm>`), strictly by the
 * tables of CCSDS 502.0-B.
 * @param text decompressed
 * @param file its name, for messages of what is wrong
 * @throws UserError naming line, keyword and what was expected
 */
export function readOrbitMessages(text: string, file = '', options: OrbitReadOptions = {}): readonly OrbitMessage[] {
  return messagesIn(text, ORBIT_MESSAGES, file, options).map((message) => checkedMessage(message, file));
}

function messagesIn(
  text: string,
  definitions: readonly MessageDefinition[],
  file: string,
  options: OrbitReadOptions,
): readonly NdmMessage[] {
  refuseCompressed(text, file);
  // 502.0-B-3, 7.3.6: nothing stands before the version.
  const comment = /^\ufeff?(\s{0,1000})COMMENT\s/.exec(text.slice(0, 1100));
  if (comment !== null) {
    const line = comment[1]!.split('\n').length;
    throw malformed(
      file,
      line,
      'a COMMENT before the version: expected CCSDS_…_VERS first',
      'move it below the version',
    );
  }
  if (definitions.includes(OMM) && isFlatOmmJson(text)) return readFlatOmms(text, file);
  return readNdm(text, definitions, { file, isLenient: options.isLenient ?? false });
}

function checkedMessage(message: NdmMessage, file: string): OrbitMessage {
  switch (message.kind) {
    case 'OPM':
      return opmOf(message, file);
    case 'OMM':
      return ommOf(message, file);
    case 'OEM':
      return oemOf(message, file);
    default:
      return ocmOf(message, file);
  }
}

function onlyMessage(definition: MessageDefinition, text: string, file: string, options: OrbitReadOptions): NdmMessage {
  const [message, ...others] = messagesIn(text, [definition], file, options);
  if (message !== undefined && others.length === 0) return message;
  const what = `${file === '' ? 'the text' : file} holds ${others.length + 1} messages: expected one ${definition.kind}`;
  throw new UserError('format-malformed', what, 'give each message on its own');
}

/** Reads one OPM. @throws UserError */
export function readOpm(text: string, file = '', options: OrbitReadOptions = {}): Opm {
  return opmOf(onlyMessage(OPM, text, file, options), file);
}

/** Reads one OMM with all of its blocks; catalogues of thousands are read faster by `createCatalogReader`. @throws UserError */
export function readOmm(text: string, file = '', options: OrbitReadOptions = {}): Omm {
  return ommOf(onlyMessage(OMM, text, file, options), file);
}

/** Reads one OEM. @throws UserError */
export function readOem(text: string, file = '', options: OrbitReadOptions = {}): Oem {
  return oemOf(onlyMessage(OEM, text, file, options), file);
}

/** Reads one OCM. @throws UserError */
export function readOcm(text: string, file = '', options: OrbitReadOptions = {}): Ocm {
  return ocmOf(onlyMessage(OCM, text, file, options), file);
}
