import { type Cdm, formatCdm, readCdms, readConjunctions } from '@clearway/messages';
import { referenceText } from '../reference-data.ts';
import { expectSameContent, reread, syntaxFor } from './content.fixture.ts';
import { ORBIT_READERS } from './orbit-readers.ts';

/** A reader to be fuzzed: it must throw UserError or nothing, in little time, whatever it is given. */
export interface FuzzedReader {
  readonly name: string;
  /** Files of the reference data to start from; small ones, for they are read some hundred thousand times. */
  readonly files: readonly string[];
  /** More texts to start from. */
  readonly texts: readonly string[];
  /** Reads; and where that went well, writes and reads again and expects the same. */
  readonly readAndRewrite: (text: string) => void;
}

const CDMS = 'ccsds/ndm/cdm';

function expectSameWhenRewritten(cdm: Cdm, given: string, isLenient = false): void {
  const text = formatCdm(cdm.message, syntaxFor(given));
  const again = reread(text, (written) => readCdms(written, { isLenient }));
  expectSameContent(again, [cdm], text);
}

/** A record of Space-Track's class `cdm_public`, made up. */
const PUBLIC = `[{"CDM_ID":"1","CREATED":"2026-03-01 04:05:06.789","EMERGENCY_REPORTABLE":"Y","TCA":"2026-03-04T05:06:07.891",
"MIN_RNG":"42","PC":"0.00042","SAT_1_ID":"25544","SAT_1_NAME":"ISS (ZARYA)","SAT1_OBJECT_TYPE":"PAYLOAD","SAT1_RCS":"LARGE",
"SAT_1_EXCL_VOL":"5.00","SAT_2_ID":"900001","SAT_2_NAME":null,"SAT2_OBJECT_TYPE":"DEBRIS","SAT2_RCS":"","SAT_2_EXCL_VOL":5}]`;

/** Add a reader here and it is fuzzed in `fuzz.test.ts`, and a million times over all of them in `fuzz.full.test.ts`. */
export const READERS: readonly FuzzedReader[] = [
  {
    name: 'conjunctions',
    files: ['CDMExample1.txt', 'CDMExample1.xml', 'CDMExample_issue_940.txt', 'CDMExample_issue1319.xml'].map(
      (file) => `${CDMS}/${file}`,
    ),
    texts: [PUBLIC],
    readAndRewrite(text) {
      const isLenient = text.length % 2 === 0;
      for (const record of readConjunctions(text, { isLenient })) {
        if (record.kind === 'message') expectSameWhenRewritten(record.cdm, text, isLenient);
      }
    },
  },
  {
    name: 'conjunctions in JSON',
    files: [],
    get texts() {
      const cdm = readCdms(referenceText(`${CDMS}/CDMExample1.txt`))[0]!;
      return [formatCdm(cdm.message, 'JSON')];
    },
    readAndRewrite(text) {
      for (const record of readConjunctions(text))
        if (record.kind === 'message') expectSameWhenRewritten(record.cdm, text);
    },
  },
  ...ORBIT_READERS,
];
