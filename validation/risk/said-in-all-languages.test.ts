import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AssessmentDocument } from '@clearway/contract';
import { readConjunctions } from '@clearway/messages';
import { NO_ESTIMATE_WORDS } from '@clearway/risk';
import { expect, it } from 'vitest';
import { assessRecord } from '../../packages/service/src/assess/assess-message.ts';
import { describeWithReferenceData, referencePath } from '../reference-data.ts';

const FOLDERS = ['probability/cdm-real', 'probability/cdm-samples'];
/** Those of which most is to be said; Alfano's others take seconds. */
const WORTH_IT = /^0000|AlfanoTestCase08|Frisbee|Omitron/;
/** Of what nobody asked for nothing is said. */
const SILENT = new Set(['not-run', 'both-covariances-known']);

/** Messages of all languages have the same keys (`apps/web/src/language/messages.test.ts`). */
const said = JSON.parse(
  readFileSync(new URL('../../apps/web/src/language/messages/en/risk.json', import.meta.url), 'utf8'),
) as Record<string, string>;

describeWithReferenceData('what is said of the published messages', FOLDERS, () => {
  it('has words in the language files of the map', () => {
    const missing = new Set<string>();
    let found = 0;
    const look = ({ flags, reasons, notes }: AssessmentDocument): void => {
      const want = (...keys: string[]): void => {
        found++;
        if (!keys.some((key) => key in said)) missing.add(keys.join(' or '));
      };
      for (const { method, code } of flags) {
        if (method === null) want(`note-${code}`);
        else want(`flag-${code}`, `flag-${code}-${method.toLowerCase()}`);
      }
      for (const { code } of reasons ?? []) want(`reason-${code}`, `note-${code}`);
      // A note without a flag would be English only.
      for (const note of notes) expect(flags.map(({ text }) => text)).toContain(note);
    };
    for (const folder of FOLDERS) {
      for (const name of readdirSync(referencePath(folder)).filter((each) => WORTH_IT.test(each))) {
        const text = readFileSync(path.join(referencePath(folder), name), 'utf8');
        for (const record of readConjunctions(text, { file: name, isLenient: true })) look(assessRecord(record));
      }
    }
    for (const code of Object.keys(NO_ESTIMATE_WORDS)) {
      if (!SILENT.has(code) && !(`flag-${code}` in said)) missing.add(`flag-${code}`);
    }
    expect([...missing]).toEqual([]);
    expect(found).toBeGreaterThan(50);
  }, 120_000);
});
