import { hall2021Nc3D } from '@clearway/risk';
import { expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { encounterOfMessage } from './conjunction-messages.fixture.ts';

const FOLDER = 'probability/cdm-samples';
const FILES = ['OmitronTestCase_Test08_3DNc.cdm', 'OmitronTestCase_Test07_NonPDCovariance.cdm'].map(
  (file) => `${FOLDER}/${file}`,
);

/** Values of NASA CARA's unit test of 3D-Nc, at its tolerance of 1e-3. */
describeWithReferenceData("3D-Nc of NASA CARA's sample messages", FILES, () => {
  test('an encounter whose 2D probability is wrong by 15 orders of magnitude', () => {
    const found = hall2021Nc3D(encounterOfMessage(FILES[0]!, 20));
    if ('reason' in found) throw new Error(found.reason);
    expect(Math.abs(found.expectedCollisions / 1.9271201e-5 - 1)).toBeLessThan(1e-3);
  });

  test('a covariance that is not positive definite is repaired, and said so', () => {
    const found = hall2021Nc3D(encounterOfMessage(FILES[1]!, 20));
    if ('reason' in found) throw new Error(found.reason);
    expect(found.expectedCollisions).toBe(0);
    expect(found.isRepaired).toBe(true);
  });
});
