import { expect, test } from 'vitest';
import { ALTITUDE_SCALES } from './altitude-scale.ts';

test('each scale goes from its most at the top to its least, and back', () => {
  for (const scale of Object.values(ALTITUDE_SCALES)) {
    expect(scale.share(scale.mostKm)).toBeCloseTo(0, 12);
    expect(scale.share(scale.leastKm)).toBeCloseTo(1, 12);
    for (const mark of scale.marksKm) expect(scale.altitudeKm(scale.share(mark))).toBeCloseTo(mark, 8);
  }
});
