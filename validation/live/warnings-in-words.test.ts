import {
  earthOrientationInUse,
  lastDayOf,
  leapSecondsInUse,
  leapSecondsWarning,
  orientationWarning,
} from '@clearway/astro';
import { describe, expect, test } from 'vitest';
import { createTranslate, ENGLISH_MESSAGES } from '../../apps/web/src/language/messages.ts';
import { sourceWarningSaid, warningSaid } from '../../apps/web/src/status/warning-said.ts';
import { sourceWarning } from '../../packages/service/src/catalog/sources/source-warning.ts';

const t = createTranslate(ENGLISH_MESSAGES, 'en');

describe('a warning of the service', () => {
  test('about the Earth has words here, with all that it says', () => {
    const orientation = earthOrientationInUse();
    const { firstDay, lastMeasuredDay } = orientation;
    const lastDay = lastDayOf(orientation);
    const expiring = (day: number) => ({ ...leapSecondsInUse(), expires: { day, second: 0 } });
    const at = (day: number, leapSecondsUntil = lastDay + 1000): string | null =>
      orientationWarning(orientation, { day, second: 0 }, expiring(leapSecondsUntil));
    const warnings = [
      at(firstDay - 10),
      at(lastMeasuredDay + 100),
      at(lastDay + 10),
      at(lastDay + 10, lastDay),
      leapSecondsWarning(expiring(lastDay), { day: lastDay + 1, second: 0 }),
    ];
    for (const warning of warnings) {
      expect(warning).not.toBeNull();
      // In English both say the same, to the letter: nothing was left out.
      expect(warningSaid(warning!, t)).toEqual({ text: warning, isEnglish: false });
    }
    expect(new Set(warnings.map((warning) => warningSaid(warning!, (key) => key).text)).size).toBe(5);
  });

  test('that is not known stays as it is, and is marked as English', () => {
    expect(warningSaid('The moon is missing.', t)).toEqual({ text: 'The moon is missing.', isEnglish: true });
  });

  test('of a source is said by what it is, and what exactly happened stands beside', () => {
    const warning = sourceWarning('CelesTrak', { code: 'refused', detail: 'HTTP 403' }, new Date(0));
    expect(sourceWarningSaid(warning, 'CelesTrak', t)).toEqual({
      said: ENGLISH_MESSAGES.get('status.source-warning-refused'),
      detail: 'HTTP 403',
    });
    const newer = { code: 'of-tomorrow', message: 'CelesTrak: odd' };
    expect(sourceWarningSaid(newer, 'CelesTrak', t)).toEqual({ said: null, detail: 'odd' });
  });
});
