import { UserError } from '@clearway/astro';
import { fileInMessage } from '../catalog/excerpt.ts';
import { operatorEphemerisFromMeme } from '../meme/meme-ephemeris.ts';
import { parseMemeFileName } from '../meme/meme-file-name.ts';
import { isMeme, readMeme } from '../meme/meme-reader.ts';
import { operatorEphemerisFromOcm } from '../ocm/ocm-ephemeris.ts';
import { operatorEphemerisFromOem } from '../oem/oem-ephemeris.ts';
import type { OperatorEphemeris } from './operator-ephemeris.ts';
import { type OrbitReadOptions, readOrbitMessages } from './read-odm.ts';

/**
 * Reads all ephemerides in a file of an operator: OEM or OCM (KVN, XML, JSON, several inside an `<ndm>`), or a MEME text, whose object
 * only the file's name says.
 * @param text decompressed
 * @throws UserError naming line, keyword and what was expected
 */
export function readOperatorEphemerides(
  text: string,
  file = '',
  options: OrbitReadOptions = {},
): readonly OperatorEphemeris[] {
  if (isMeme(text)) return [operatorEphemerisFromMeme(readMeme(text, file), parseMemeFileName(file))];
  const ephemerides: OperatorEphemeris[] = [];
  for (const message of readOrbitMessages(text, file, options)) {
    if (message.kind === 'OEM') ephemerides.push(operatorEphemerisFromOem(message));
    if (message.kind === 'OCM') ephemerides.push(operatorEphemerisFromOcm(message));
  }
  if (ephemerides.length > 0) return ephemerides;
  const what = file === '' ? 'the message' : fileInMessage(file);
  throw new UserError('format-malformed', `${what} holds no ephemeris`, 'give an OEM, an OCM or a MEME text');
}
