import { readdirSync, readFileSync } from 'node:fs';
import {
  examplePlan,
  NOT_SCREENED_REASONS,
  PLAN_STAGES,
  type PlanRoute,
  type SecondaryDocument,
  STALE_CODES,
  STALE_PARTS,
  type StaleChange,
} from '@clearway/contract';
import { describe, expect, test } from 'vitest';
import { LANGUAGE_CODES, type Language } from '../language/languages.ts';
import { createTranslate, loadMessages, type Translate } from '../language/messages.ts';
import { createQuantities } from '../language/quantities.ts';
import { routeOthersWords } from './route-others-words.ts';
import { staleWords } from './stale-words.ts';

const FOLDERS = [new URL('./', import.meta.url), new URL('../fly-around/', import.meta.url)];
/** What a problem says of itself comes from the planner, behind words in the reader's language. */
const ENGLISH_ALONE = ['problem-words.tsx'];

const translateOf = async (language: Language): Promise<Translate> =>
  createTranslate(await loadMessages(language), language);

test('nothing in the panel is in English alone', () => {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.tsx'))
      .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') })),
  );
  expect(files.length).toBeGreaterThan(25);
  expect(files.filter(({ text }) => /lang="en"/.test(text)).map(({ name }) => name)).toEqual(ENGLISH_ALONE);
  // Words between tags, or in what is read out, that come from no message.
  const literal =
    /<\/?[a-z][a-z0-9]*(?: [^<>]*)?>\s*[A-Za-z]{2,}[^<>{}]*<|(?:aria-label|title|placeholder|alt)="[^"]*[a-z]{2,}/;
  for (const { name, text } of files) expect(text.match(literal)?.[0], name).toBeUndefined();
  // Sentences of the service and the planner, which are English.
  const sentences = /\.(?:secondary_text|states|label|stage|words|text)\}|(?<!problem=)\{failure\}/;
  for (const { name, text } of files) expect(text.match(sentences)?.[0], name).toBeUndefined();
});

describe.each(LANGUAGE_CODES)('%s', (language) => {
  const text = 'WORDS OF THE SERVICE';

  test('has words for whatever the service names', async () => {
    const t = await translateOf(language);
    const keys = [
      ...PLAN_STAGES.map((stage) => `plans.stage-${stage.replace(' ', '-')}`),
      ...NOT_SCREENED_REASONS.map((reason) => `plans.not-screened-${reason}`),
      ...STALE_PARTS.map((part) => `plans.part-${part}`),
    ];
    const messages = await loadMessages(language);
    for (const key of keys) expect(messages.has(key), key).toBe(true);
    for (const code of STALE_CODES) {
      const about = {
        cdm_ids: [57, 58],
        objects: [{ part: 'moving', names: ['A (1)', 'B (2)'], count: 7 }],
        before: 'BEFORE',
        after: 'AFTER',
      } as const;
      for (const after of ['AFTER', null]) {
        const words = staleWords({ code, text, about: { ...about, after } }, t);
        expect(words).not.toMatch(/plans\.|WORDS OF|undefined|\{/);
        expect(words).toMatch(/^\p{L}.*\.$/u);
      }
    }
  });

  test('says which objects', async () => {
    const t = await translateOf(language);
    const about = { objects: [{ part: 'avoided', names: ['A (1)', 'B (2)'], count: 7 }] } as const;
    const words = (code: StaleChange['code']): string => staleWords({ code, text, about }, t);
    for (const code of ['new-ephemeris', 'ephemeris-replaced', 'ephemeris-gone'] as const) {
      expect(words(code)).toMatch(/A \(1\), B \(2\).*5/);
    }
    expect(
      new Set(['new-ephemeris', 'ephemeris-replaced', 'ephemeris-gone'].map((code) => words(code as never))).size,
    ).toBe(3);
    // Kept before it was said what a change is about.
    expect(staleWords({ code: 'new-elements', text }, t)).toBe(text);
  });

  test('says what a return burn does to others', async () => {
    const t = await translateOf(language);
    const said = (by: Partial<PlanRoute>): string =>
      routeOthersWords({ ...examplePlan.result!.routes[0]!, ...by }, t, createQuantities(language, 'utc')).join(' ');
    const secondary: SecondaryDocument = {
      start_utc: '2026-03-10T00:00:00Z',
      stop_utc: '2026-03-17T00:00:00Z',
      threshold_km: 5,
      objects: 1234,
      combined_before: 1e-7,
      combined_after: 2e-7,
      closest_after_km: 1.5,
      encounters: [],
      unchanged: 3,
    };
    const words = [
      said({ secondary: null, not_screened: 'no-catalogue' }),
      said({ secondary, secondary_with_return: null }),
      said({ secondary, secondary_with_return: secondary }),
      said({ secondary, secondary_with_return: { ...secondary, closest_after_km: null } }),
      said({ secondary, return_burn: null }),
      said({ secondary, burn: null }),
    ];
    expect(new Set(words).size).toBe(words.length);
    for (const each of words) expect(each).not.toMatch(/plans\.|fly-around\.|undefined|\{/);
    if (language !== 'en') {
      const english = createTranslate(await loadMessages('en'), 'en');
      expect(words[1]).not.toContain(english('plans.return-not-screened'));
    }
  });
});
