import { recordTooLong } from '../catalog/line-splitter.ts';
import type { RecordReader } from '../catalog/record-reader.ts';
import type { RecordSink } from '../catalog/record-sink.ts';
import { ommCatalogNumber, ommElementSet } from './omm-element-set.ts';
import { OMM_COLUMNS_IN_ORDER } from './omm-fields.ts';
import { ommXmlFields } from './omm-xml-element.ts';
import { createXmlSplitter } from './xml-splitter.ts';

/**
 * Reads OMM as XML: `<ndm>` with any number of `<omm>`, or a single `<omm>`, with or without namespaces. The text is
 * cut at the `<omm>` elements, and each is checked and read by itself; reasons give its position in the file, since
 * many files are one line.
 */
export function createOmmXmlReader(sink: RecordSink): RecordReader {
  let position = 0;
  return createXmlSplitter({
    onElement(text, line) {
      position++;
      const fields = ommXmlFields(text);
      const outcome = fields.fault ?? ommElementSet(fields.cells, OMM_COLUMNS_IN_ORDER);
      if (typeof outcome !== 'string') return sink.accept(outcome, line);
      sink.reject(line, ommCatalogNumber(fields.cells, OMM_COLUMNS_IN_ORDER), `<omm> ${position}: ${outcome}`);
    },
    onBroken(text, line, reason) {
      position++;
      sink.reject(line, numberInBrokenElement(text), `<omm> ${position}: ${reason}`);
    },
    onCutOff(line) {
      sink.reject(line, null, 'the file ends before <ndm> does: messages may be missing');
    },
    tooLong: (line) => recordTooLong(sink.file, line, 'record'),
  });
}

function numberInBrokenElement(text: string): number | null {
  const match = /NORAD_CAT_ID>\s{0,20}(\d{1,9})\s{0,20}</.exec(text.slice(0, 10_000));
  return match ? Number(match[1]) : null;
}
