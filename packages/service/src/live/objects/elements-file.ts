import { type ElementSet, UserError, type UtcTime } from '@clearway/astro';
import type { ElementFormat } from '@clearway/contract';
import {
  formatOmmCsvHeader,
  formatOmmCsvRow,
  formatOmmJson,
  formatOmmKvn,
  formatOmmXml,
  formatTleLines,
} from '@clearway/messages';

const ORIGINATOR = 'CLEARWAY';

/** An element set as a file of its own. Throws UserError of code `conflict` where a TLE cannot hold it. */
export function elementsFile(elements: ElementSet, format: ElementFormat, created: UtcTime): string {
  switch (format) {
    case 'omm-kvn':
      return formatOmmKvn(elements, { originator: ORIGINATOR, created });
    case 'omm-xml':
      return formatOmmXml(elements, { originator: ORIGINATOR, created });
    case 'omm-json':
      return formatOmmJson(elements);
    case 'omm-csv':
      return `${formatOmmCsvHeader()}\n${formatOmmCsvRow(elements)}\n`;
    case 'tle':
      return linesOf(elements);
    case '3le':
      return `0 ${elements.name.trim() || 'UNKNOWN'}\n${linesOf(elements)}`;
  }
}

function linesOf(elements: ElementSet): string {
  const lines = formatTleLines(elements);
  if (typeof lines !== 'string') return `${lines.join('\n')}\n`;
  throw new UserError('conflict', `object ${elements.id}: ${lines}`, 'take an OMM: format=omm-kvn, omm-xml, omm-json');
}
