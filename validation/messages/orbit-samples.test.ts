import { existsSync, readdirSync } from 'node:fs';
import { UserError } from '@clearway/astro';
import { formatOrbitMessage, type OrbitMessage, readOem, readOmm, readOrbitMessages } from '@clearway/messages';
import { expect, test } from 'vitest';
import { withoutLines } from '../../packages/messages/src/ndm/without-lines.fixture.ts';
import { describeWithReferenceData, referencePath, referenceText } from '../reference-data.ts';

/** Messages that nobody should read, each with what is said about it. */
const WRONG: Readonly<Record<string, RegExp>> = {
  'oem-omm/oem/v1_0/invalid/sample01.oem': /line 14: REF_FRAME_EPOCH is no keyword of version 1.0/,
  'oem-omm/oem/v1_0/invalid/sample02.oem': /line 26: accelerations are no part of version 1.0/,
  'oem-omm/oem/v1_0/invalid/sample03.oem': /line 24: COVARIANCE_START is no keyword of version 1.0/,
  'oem-omm/oem/v1_0/invalid/sample04.oem': /line 61: covarianceMatrix is no keyword of version 1.0/,
  'oem-omm/oem/v1_0/invalid/sample05.oem': /line 25: accelerations are no part of version 1.0/,
  'oem-omm/oem/v2_0/invalid/sample01.oem': /line 1: a COMMENT before the version: expected CCSDS_…_VERS first/,
  'oem-omm/oem/v2_0/invalid/sample05.oem': /line 20: OEM data: expected a state/,
  'oem-omm/oem/v2_0/invalid/sample06.oem': /line 17: INTERPOLATION_DEGREE = "7.1": expected a whole number/,
  'oem-omm/oem/v2_0/invalid/sample07.oem': /line 14: USEABLE_STOP_TIME = .* is before USEABLE_START_TIME: expected/,
  'oem-omm/oem/v2_0/invalid/sample08.oem': /line 13: USEABLE_START_TIME = .* is before START_TIME: expected/,
  'oem-omm/oem/v2_0/invalid/sample09.oem': /line 13: USEABLE_START_TIME is given without USEABLE_STOP_TIME/,
  'oem-omm/oem/v2_0/invalid/sample20.oem': /line 31: .*: expected the 5 numbers CY_DOT_X to CY_DOT_Y_DOT/,
  'oem-omm/oem/v2_0/invalid/sample21.oem': /line 5: ORIGINATOR is given twice in header/,
  'oem-omm/oem/v2_0/invalid/sample22.oem': /line 4: "ORIGINATOR NASA\/JPL" is not KEYWORD = value/,
  'oem-omm/oem/v2_0/invalid/sample23.oem': /line 8: OBJECT_NAME is given twice in metadata/,
  'oem-omm/oem/v2_0/invalid/sample24.oem': /line 7: "OBJECT_NAME MARS GLOBAL SURVEYOR" is not KEYWORD = value/,
  'oem-omm/oem/v2_0/invalid/sample25.oem': /line 27: nothing before =: expected a keyword/,
  'oem-omm/omm/v2_0/invalid/both-size-fields.omm': /line 15: MEAN_MOTION is given besides SEMI_MAJOR_AXIS/,
  'oem-omm/omm/v2_0/invalid/metadata-after-data.omm': /line 7: OBJECT_NAME .*before/,
  'oem-omm/omm/v2_0/invalid/missing-sgp-derivative.omm': /line 20: MEAN_MOTION_DOT is missing: expected with .* = SGP$/,
  'oem-omm/omm/v2_0/invalid/partial-covariance.omm': /line 20: OMM covarianceMatrix: CY_X is missing/,
  'oem-omm/omm/v2_0/invalid/sgp4-xp.omm': /line 11: MEAN_ELEMENT_THEORY = SGP4-XP is no theory of version 2.0/,
  'oem-omm/omm/v2_0/invalid/unsupported-version.omm': /line 1: version "1.0" of CCSDS_OMM_VERS: expected 2.0, 3.0/,
  'oem-omm/omm/v2_0/invalid/v3-header-field.omm': /line 3: CLASSIFICATION is no keyword of version 2.0/,
  'oem-omm/omm/v3_0/invalid/conflicting-drag-parameters.omm': /line 24: BTERM is given besides BSTAR/,
  'oem-omm/omm/v3_0/invalid/invalid-classification-type.omm': /line 22: CLASSIFICATION_TYPE = "UN": expected one char/,
  'oem-omm/omm/v3_0/invalid/invalid-root.xml': /line 3: /,
  'oem-omm/omm/v3_0/invalid/missing-bterm.omm': /line 22: BTERM is missing: expected with .* = SGP4-XP/,
  'oem-omm/omm/v3_0/invalid/missing-norad-catalog-id.omm': /line 22: NORAD_CAT_ID is missing: expected with .* = SGP4/,
  'oem-omm/omm/v3_0/invalid/partial-covariance.omm': /line 22: OMM covarianceMatrix: CY_X is missing/,
  // Made by Orekit to be refused: a user-defined keyword among states and among covariances, where none may stand.
  'ndm/odm/oem/OEM-keyword-within-covariance.txt': /line 91: USER_DEFINED_TEST_KEY/,
  'ndm/odm/oem/OEM-keyword-within-ephemeris.txt': /line 24: USER_DEFINED_TEST_KEY/,
  // INTERPOLATION without a degree, which "must be used if INTERPOLATION is used" (table 5-3).
  'ndm/odm/oem/OEMExample8.txt': /line 16: INTERPOLATION is given without INTERPOLATION_DEGREE/,
  // Two halves, between which Orekit's tests write a frame.
  'ndm/odm/oem/OEMExample7.txt.pre': /the message ends before META_STOP/,
  'ndm/odm/oem/OEMExample7.txt.post': /is no navigation data message/,
  // Judgement: units other than the standard's "must exactly match" (7.7.1.1); Orekit converts them.
  'ndm/odm/opm/OPM-non-standard-units.txt': /line 16: X = "6503514.0": unit "m": expected \[km\]/,
  // Judgement: Orekit takes an empty <ndm> for a message without constituents.
  'ndm/ndm/empty.xml': /line 2: <ndm> holds no message/,
};

/**
 * Debatable messages that are read, and why. `.skip` are samples that the `oem` library marks as wrong and reads, as here: comments between
 * keywords and between states are kept at the start of their block. An identical line twice (OEMExample1), a date in braces of CelesTrak left
 * empty (omm/real), an OBJECT_ID left empty (OMM-empty-object-id), MESSAGE_ID in metadata (oem v3_0 sample01), STOP_TIME before
 * USEABLE_STOP_TIME (OEMExample5), ORB_AVERAGING twice (OCMExample4), relative and absolute times in one block (OCMExample1), version 2.0 of an OCM
 * (OCMExample5Geodetic), a manoeuvre without duration (OPMExamplePartialManeuver), an attitude message besides an orbit (NDM-ocm-apm).
 */
const FOLDERS = ['ndm/odm/opm', 'ndm/odm/omm', 'ndm/odm/oem', 'ndm/odm/ocm', 'ndm/ndm', 'oem-omm'];

const COMPRESSED = /\.(?:bz2|xz|lzma)$/;

function samplesIn(folder: string): string[] {
  return readdirSync(referencePath(`ccsds/${folder}`), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(referencePath('ccsds').length + 1))
    .sort();
}

const samples = existsSync(referencePath('ccsds')) ? FOLDERS.flatMap(samplesIn) : [];
const wrong = samples.filter((file) => Object.hasOwn(WRONG, file));
const compressed = samples.filter((file) => COMPRESSED.test(file));
const sound = samples.filter((file) => !Object.hasOwn(WRONG, file) && !COMPRESSED.test(file));

function read(file: string): readonly OrbitMessage[] {
  return readOrbitMessages(referenceText(`ccsds/${file}`), file);
}

/** All that a message says, with the numbers taken out of it, but not where in the text it stood. */
function contentOf(message: OrbitMessage): unknown {
  return { ...message, message: withoutLines(message.message) };
}

describeWithReferenceData('published orbit data messages', ['ccsds/oem-omm', 'ccsds/ndm/odm'], () => {
  test('are as many as were looked at', () => {
    expect([sound.length, wrong.length, compressed.length]).toEqual([155, Object.keys(WRONG).length, 6]);
  });

  test.each(sound)('%s is read, and survives KVN, XML and JSON', (file) => {
    const messages = read(file);
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) {
      let current = message;
      for (const syntax of ['KVN', 'XML', 'JSON', 'KVN'] as const) {
        const [again, ...others] = readOrbitMessages(formatOrbitMessage(current.message, syntax), syntax);
        expect(others).toEqual([]);
        expect(contentOf(again!)).toEqual(contentOf(message));
        current = again!;
      }
    }
  });

  test.each(wrong)('%s is refused with line, keyword and what was expected', (file) => {
    expect(() => read(file)).toThrow(WRONG[file]!);
    expect(() => read(file)).toThrow(UserError);
  });

  test.each(compressed)('%s has to be decompressed first', (file) => {
    expect(() => read(file)).toThrow(/is compressed with (?:bzip2|xz|lzma)/);
    try {
      read(file);
    } catch (error) {
      expect(error).toMatchObject({ code: 'format-unknown', hint: 'decompress it first' });
    }
  });

  test('another kind than the one asked for is refused', () => {
    const text = referenceText('ccsds/oem-omm/omm/v3_0/invalid/invalid-root.xml');
    expect(() => readOmm(text)).toThrow(/line 3: a message of kind "OPM": expected OMM/);
    expect(() => readOem(referenceText('ccsds/ndm/odm/opm/OPMExample1.txt'))).toThrow(/kind "OPM": expected OEM/);
  });

  test('two halves with a frame between them are an OEM', () => {
    const [pre, post] = ['pre', 'post'].map((half) => referenceText(`ccsds/ndm/odm/oem/OEMExample7.txt.${half}`));
    const oem = readOem(`${pre!.trimEnd()}\nREF_FRAME = ITRF\n${post!}`);
    expect(oem.segments[0]).toMatchObject({ objectName: 'TACO', referenceFrame: 'ITRF', timeSystem: 'UTC' });
  });
});
