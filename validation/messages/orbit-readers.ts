import {
  formatMeme,
  formatOrbitMessage,
  isMeme,
  operatorEphemerisFromOcm,
  operatorEphemerisFromOem,
  readMeme,
  readOperatorEphemerides,
  readOrbitMessages,
} from '@clearway/messages';
import { referenceText } from '../reference-data.ts';
import { expectSameContent, reread, syntaxFor } from './content.fixture.ts';
import type { FuzzedReader } from './readers.ts';

const MEME = `created:2026-09-11 01:55:52 UTC
ephemeris_start:2026-09-11 01:42:42 UTC ephemeris_stop:2026-09-14 01:42:42 UTC step_size:60
ephemeris_source:blend
UVW
2026254014242.000 4244.3465367594 1264.3254891872 5043.9826441325 3.5951547629 5.2587956583 -4.3350352914
4.6343390768e-07 -3.7963809271e-07 7.7770281867e-07 1.8398914684e-10 2.3515746188e-10 1.2050744950e-06 8.2617476650e-10
-9.3402950908e-10 6.5056423006e-13 2.0019807553e-12 -4.6727451721e-10 4.1362166473e-10 -1.2117302280e-12 -8.4570284181e-13
5.1950545462e-13 2.6473144477e-13 8.7817244924e-13 1.6102297802e-09 -2.1049889128e-16 -1.5343530772e-15 5.4287251909e-12
`;

/** A record as Space-Track and CelesTrak have it, made up. */
const FLAT = `[{"OBJECT_NAME":"A","OBJECT_ID":"","EPOCH":"2026-03-09T12:00:00.5","MEAN_MOTION":15.5,"ECCENTRICITY":0.1,"INCLINATION":51.6,
"RA_OF_ASC_NODE":1.5,"ARG_OF_PERICENTER":2.5,"MEAN_ANOMALY":3.5,"NORAD_CAT_ID":25544,"BSTAR":0.0001,"RCS_SIZE":"LARGE","FILE":null}]`;

/** Reads; writes what was read in each form, and reads the same again. */
function readAndRewrite(text: string): void {
  if (isMeme(text)) {
    const meme = readMeme(text);
    const written = formatMeme(meme);
    expectSameContent(reread(written, readMeme), meme, written);
    readOperatorEphemerides(text, 'MEME_44713_STARLINK-1007_0691942_Operational_1457732580_UNCLASSIFIED.txt');
    return;
  }
  for (const message of readOrbitMessages(text)) {
    const written = formatOrbitMessage(message.message, syntaxFor(text));
    expectSameContent(reread(written, readOrbitMessages), [message], written);
    if (message.kind === 'OEM') operatorEphemerisFromOem(message);
    if (message.kind === 'OCM' && message.trajectories.some(({ type }) => type === 'CARTPV')) {
      operatorEphemerisFromOcm(message);
    }
  }
}

const ODM = 'ccsds/ndm/odm';
const SAMPLES = [
  'opm/OPMExample3.txt',
  'opm/OPMExample3.xml',
  'opm/OPMExample5.txt',
  'omm/OMMExample3.txt',
  'omm/OMMExample2.xml',
  'omm/OMMExample5.txt',
  'oem/OEMExample3.txt',
  'oem/OEMExample3.xml',
  'ocm/OCMExample1.txt',
  'ocm/OCMExample2.xml',
  'ocm/OCMExample3.txt',
  'ocm/OCMMinimal.txt',
].map((file) => `${ODM}/${file}`);

export const ORBIT_READERS: readonly FuzzedReader[] = [
  { name: 'orbit messages', files: SAMPLES, texts: [], readAndRewrite },
  {
    name: 'orbit messages in JSON',
    files: [],
    get texts() {
      const written = SAMPLES.map((file) => {
        const [message] = readOrbitMessages(referenceText(file));
        return formatOrbitMessage(message!.message, 'JSON');
      });
      return [...written, FLAT];
    },
    readAndRewrite,
  },
  { name: 'MEME texts', files: [], texts: [MEME], readAndRewrite },
];
