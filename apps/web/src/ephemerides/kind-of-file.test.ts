import { gzipSync } from 'node:zlib';
import { exampleCdmKvn, exampleOem } from '@clearway/contract';
import { expect, test } from 'vitest';
import { kindOfFile } from './kind-of-file.ts';

const meme = 'created:2026-03-10 00:00:00 UTC\nephemeris_start:2026-03-10 00:00:42 UTC ephemeris_stop:…\n';
const noise = Array.from({ length: 40_000 }, (_, k) => `2026-03-09T12:00:00 ${(k * 7919) % 100_003} 1 2 3 4 5`).join(
  '\n',
);

test.each([
  ['an OEM', 'a.oem', exampleOem, 'ephemeris'],
  ['a large packed one, by its beginning alone', 'a.oem.gz', gzipSync(`${exampleOem}${noise}`), 'ephemeris'],
  ['an OEM in XML', 'a.xml', '<?xml version="1.0"?>\n<oem id="CCSDS_OEM_VERS" version="2.0">', 'ephemeris'],
  ['an OCM in an NDM', 'a.xml', '<ndm><ocm id="CCSDS_OCM_VERS">', 'ephemeris'],
  ['a MEME text', 'a.txt', meme, 'ephemeris'],
  [
    'a MEME text by its name',
    'MEME_44713_STARLINK-1007_0691942_Operational_1457732580_UNCLASSIFIED.txt',
    '',
    'ephemeris',
  ],
  ['a CDM', 'a.cdm', exampleCdmKvn, 'message'],
  ['a packed CDM', 'a.cdm.gz', gzipSync(exampleCdmKvn), 'message'],
  ['nothing', 'a.txt', '', 'message'],
])('%s is told', async (_, name, content, kind) => {
  expect(await kindOfFile(new File([content], name))).toBe(kind);
});
