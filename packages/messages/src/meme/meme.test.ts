import { formatUtc, UserError } from '@clearway/astro';
import { expect, test } from 'vitest';
import { operatorEphemerisFromMeme } from './meme-ephemeris.ts';
import { parseMemeFileName } from './meme-file-name.ts';
import { readMeme } from './meme-reader.ts';
import { formatMeme } from './meme-writer.ts';

/** The first record of a published file (STARLINK-37711, 2026-09-11), and its second state. */
const HEADER = `created:2026-09-11 01:55:52 UTC
ephemeris_start:2026-09-11 01:42:42 UTC ephemeris_stop:2026-09-14 01:42:42 UTC step_size:60
ephemeris_source:blend
UVW
`;
const FIRST =
  '2026254014242.000 4244.3465367594 1264.3254891872 5043.9826441325 3.5951547629 5.2587956583 -4.3350352914\n';
const COVARIANCE = `4.6343390768e-07 -3.7963809271e-07 7.7770281867e-07 1.8398914684e-10 2.3515746188e-10 1.2050744950e-06 8.2617476650e-10
-9.3402950908e-10 6.5056423006e-13 2.0019807553e-12 -4.6727451721e-10 4.1362166473e-10 -1.2117302280e-12 -8.4570284181e-13
5.1950545462e-13 2.6473144477e-13 8.7817244924e-13 1.6102297802e-09 -2.1049889128e-16 -1.5343530772e-15 5.4287251909e-12
`;
const SECOND =
  '2026254014342.000 4449.8462744669 1576.6138914245 4772.1198724309 3.2521129034 5.1467007555 -4.7234817117\n';
const TWO = HEADER + FIRST + COVARIANCE + SECOND + COVARIANCE;

test('reads a record: time, state, lower triangle', () => {
  const meme = readMeme(HEADER + FIRST + COVARIANCE);
  const { origin, segments } = operatorEphemerisFromMeme(meme, null);
  const [segment] = segments;
  expect(formatUtc(origin, 0)).toBe('2026-09-11T00:00:00Z');
  expect([...segment!.times]).toEqual([6162]);
  expect([...segment!.states]).toEqual([
    4244.3465367594, 1264.3254891872, 5043.9826441325, 3.5951547629, 5.2587956583, -4.3350352914,
  ]);
  const [covariance] = segment!.covariances;
  const at = (row: number, column: number): number => covariance!.matrices[row * 6 + column]!;
  expect(covariance!.referenceFrame).toBe('RTN');
  expect([at(0, 0), at(1, 0), at(1, 1), at(3, 1)]).toEqual([
    4.6343390768e-7, -3.7963809271e-7, 7.7770281867e-7, -9.3402950908e-10,
  ]);
  expect([at(4, 4), at(5, 0), at(5, 5)]).toEqual([5.1950545462e-13, 2.6473144477e-13, 5.4287251909e-12]);
  expect(at(0, 1)).toBe(at(1, 0));
  expect(at(0, 5)).toBe(at(5, 0));
});

test('is written as its operator writes it', () => {
  expect(formatMeme(readMeme(TWO))).toBe(TWO);
  expect(readMeme(TWO.replaceAll('\n', '\r\n'))).toEqual(readMeme(TWO));
  const bare = HEADER + FIRST + SECOND;
  expect(readMeme(bare).covariances).toBeNull();
  expect(formatMeme(readMeme(bare))).toBe(bare);
});

test('the name of the file says which object and which frame', () => {
  const name = parseMemeFileName('a/MEME_44713_STARLINK-1007_0691942_Operational_1457732580_UNCLASSIFIED.txt');
  expect(name).toEqual({
    dataType: 'MEME',
    referenceFrame: 'EME2000',
    catalogNumber: 44713,
    objectName: 'STARLINK-1007',
  });
  const other = parseMemeFileName('TEME_100002_STARLINK-37711_2540149_Operational__UNCLASSIFIED.txt');
  expect(operatorEphemerisFromMeme(readMeme(TWO), other)).toMatchObject({
    catalogNumber: 100_002,
    segments: [{ referenceFrame: 'TEME', timeSystem: 'UTC', start: 6162, stop: 6162 + 3 * 86_400 }],
  });
  expect(parseMemeFileName('GCRF_100002_STARLINK-37711_2540149_Operational__UNCLASSIFIED.txt')).toBeNull();
  expect(parseMemeFileName('ephemeris.txt')).toBeNull();
});

test.each([
  ['created:\nephemeris_source:x\nUVW\n', /^line 2: expected ephemeris_start:/],
  [HEADER, /^line 5: the header is followed by no state/],
  [HEADER + FIRST.replace(' -4.3350352914', ''), /^line 5: expected yyyyDDDhhmmss.sss and six numbers/],
  [HEADER + FIRST + COVARIANCE.slice(0, -20), /^line 8: expected seven numbers of a covariance/],
  [HEADER + FIRST + COVARIANCE + SECOND, /^line 10: expected three lines of covariance/],
  [HEADER + SECOND + FIRST, /^line 6: time 2026254014242.000 is not after/],
  [HEADER + COVARIANCE + FIRST, /^line 5: expected yyyyDDDhhmmss.sss/],
  [TWO.replace('step_size:60', 'step_size:abc'), /^line 2: step_size "abc"/],
  [TWO.replace('step_size:60', 'step_size:NaN'), /^line 2: step_size "NaN"/],
  [TWO.replace('created:2026-09-11 01:55:52 UTC', 'created:yesterday'), /^line 1: created "yesterday"/],
  [TWO.replace('\nUVW\n', '\nABC\n'), /^line 4: expected the frame of the covariances/],
  [TWO.replace('1.8398914684e-10', '1e999'), /^line 6: "1e999" is not a number/],
  [TWO.replace('2026254', '2026366'), /^line 5: expected yyyyDDDhhmmss.sss/],
])('refuses %j', (text, message) => {
  expect(() => readMeme(text)).toThrow(message);
  expect(() => readMeme(text)).toThrow(UserError);
});
