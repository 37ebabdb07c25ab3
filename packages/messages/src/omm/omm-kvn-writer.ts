import type { ElementSet } from '@clearway/astro';
import { type OmmHeader, ommMessage } from './omm-message.ts';

/** One element set as an OMM in KVN (CCSDS 502.0-B), with a line end at the end. */
export function formatOmmKvn(elements: ElementSet, header: OmmHeader): string {
  const message = ommMessage(elements, header);
  const lines = [
    ['CCSDS_OMM_VERS', message.version],
    ...message.header,
    ...message.metadata,
    ...message.meanElements,
    ...message.tleParameters,
  ].map(([keyword, value]) => `${keyword} = ${value}\n`);
  return lines.join('');
}
