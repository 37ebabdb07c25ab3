import { describe, expect, test } from 'vitest';
import { createTranslate, ENGLISH_MESSAGES } from '../language/messages.ts';
import { createQuantities } from '../language/quantities.ts';
import { captionOf, pictureName } from './caption.ts';

const timeMs = Date.UTC(2026, 2, 12, 14, 2, 11);

describe('a picture of the map', () => {
  test('says what, when, and whence', () => {
    const t = createTranslate(ENGLISH_MESSAGES, 'en-GB');
    const quantities = createQuantities('en-GB', 'utc');
    const moment = quantities.moment(timeMs);
    expect(captionOf({ timeMs, selected: 'ISS (ZARYA)', credit: 'NASA' }, t, quantities)).toEqual({
      start: `ISS (ZARYA) · ${moment}`,
      end: 'Clearway · NASA',
    });
    expect(captionOf({ timeMs, selected: null, credit: null }, t, quantities)).toEqual({
      start: moment,
      end: 'Clearway',
    });
  });

  test('has a name that every system takes', () => {
    expect(pictureName(timeMs, 'ISS (ZARYA)')).toBe(
      'clearway-iss-zarya-20260312-140211z.png'.replace('20260312', '2026-03-12'),
    );
    expect(pictureName(timeMs, null)).toBe('clearway-2026-03-12-140211z.png');
    expect(pictureName(timeMs, '../ЗЯ?')).toBe('clearway-2026-03-12-140211z.png');
  });
});
