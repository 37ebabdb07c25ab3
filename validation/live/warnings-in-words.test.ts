import {
  earthOrientationInUse,
  lastDayOf,
  leapSecondsInUse,
  leapSecondsWarning,
  orientationWarning,
} from '@clearway/astro';
import type { SourceWarningDocument } from '@clearway/contract';
import { describe, expect, test } from 'vitest';
import { LANGUAGE_CODES } from '../../apps/web/src/language/languages.ts';
import { createTranslate, ENGLISH_MESSAGES, loadMessages } from '../../apps/web/src/language/messages.ts';
import { sourceWarningSaid, warningSaid } from '../../apps/web/src/status/warning-said.ts';
import {
  detailSentence,
  FAULT_DETAIL_CODES,
  type FaultDetail,
  faultDetail,
} from '../../packages/service/src/catalog/sources/fault-detail.ts';
import { type SourceWarning, sourceWarning } from '../../packages/service/src/catalog/sources/source-warning.ts';

const t = createTranslate(ENGLISH_MESSAGES, 'en');

/** Something for every gap there is. */
const VALUES = {
  host: 'celestrak.example',
  seconds: 61,
  cause: 'ECONNREFUSED',
  encoding: 'x-unusual',
  megabytes: 62,
  status: 499,
  address: 'https://example.org/there',
  text: 'some words',
  requests: 299,
  variable: 'A_VARIABLE',
  title: 'a title',
  records: 1063,
  before: 2064,
  rejected: 65,
  all: 66,
  line: 67,
  reason: 'a reason',
  until: '2026-03-10T12:30Z',
  count: 68,
} as const;
const ALIKE: ReadonlySet<string> = new Set(['http-status', 'reader-says']);

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
    const detail = faultDetail('refused-status', { status: 403 });
    const warning = documentOf(sourceWarning('CelesTrak', { code: 'refused', details: [detail] }, new Date(0)));
    expect(sourceWarningSaid(warning, 'CelesTrak', t)).toEqual({
      said: ENGLISH_MESSAGES.get('status.source-warning-refused'),
      detail: { text: 'refused with HTTP 403', isEnglish: false },
    });
    // Of a file in a folder.
    expect(sourceWarningSaid(warning, 'A folder', t).detail.text).toBe('CelesTrak: refused with HTTP 403');
    const newer = { code: 'of-tomorrow', message: 'CelesTrak: odd', about: null, details: [] };
    const said = { said: null, detail: { text: 'odd', isEnglish: true } };
    expect(sourceWarningSaid(newer, 'CelesTrak', t)).toEqual(said);
    const unknown = { ...newer, about: 'CelesTrak', details: [{ code: 'of-tomorrow', values: {}, text: 'odd' }] };
    expect(sourceWarningSaid(unknown, 'CelesTrak', t)).toEqual(said);
  });

  test.each(FAULT_DETAIL_CODES)('what exactly happened at a source, %s, is said in every language', async (code) => {
    const detail: FaultDetail = { code, values: VALUES };
    // In English both say the same, to the letter.
    expect(t(`status.fault-${code}`, VALUES)).toBe(detailSentence(detail));
    for (const language of LANGUAGE_CODES) {
      const said = createTranslate(await loadMessages(language), language)(`status.fault-${code}`, VALUES);
      if (language !== 'en' && !ALIKE.has(code)) expect(said, language).not.toBe(detailSentence(detail));
      // Nothing of what it says is left out.
      for (const value of Object.values(VALUES).map(String)) {
        expect(said.includes(value), `${language}: ${value}`).toBe(detailSentence(detail).includes(value));
      }
    }
  });
});

function documentOf({ code, message, about, details }: SourceWarning): SourceWarningDocument {
  const said = details!.map((each) => ({ ...each, text: detailSentence(each) }));
  return { code, message, about: about!, details: said, raised_utc: '2026-03-10T00:00:00.000Z' };
}
