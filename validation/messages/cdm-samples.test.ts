import { readdirSync } from 'node:fs';
import { UserError } from '@clearway/astro';
import { type Cdm, formatCdm, readCdms } from '@clearway/messages';
import { expect, test } from 'vitest';
import { describeWithReferenceData, referencePath, referenceText } from '../reference-data.ts';
import { content } from './content.fixture.ts';

const FOLDERS = ['ccsds/ndm/cdm', 'probability/cdm-real', 'probability/cdm-samples'] as const;

/**
 * Samples that break the standard, and where: each refused at that line. Those with "lenient" are read when leniency is asked
 * for, because nothing in them is ambiguous. All others must be read strictly.
 */
const WRONG: Readonly<Record<string, { readonly fault: string; readonly lenient: boolean }>> = {
  // X is mandatory and empty (6.2.3.1): Orekit refuses it, too.
  'CDMExample_issue1319_mandatory_empty_value.xml': {
    fault: 'line 88: X has no value: expected a number',
    lenient: false,
  },
  // Keywords of the draft of version 2.0 in a message of version 1.0 (6.3.1.3); Orekit takes them.
  'CDM-frame-mapper.txt': { fault: 'line 41: COVARIANCE_SOURCE is no keyword of version 1.0', lenient: true },
  // REF_FRAME after INTRACK_THRUST: the order is fixed (6.3.1.9); Orekit takes any.
  'CDMExample_issue988.txt': { fault: 'line 18: REF_FRAME is out of order: the standard has it before', lenient: true },
  'CDMExample_issue988_2.txt': {
    fault: 'line 18: REF_FRAME is out of order: the standard has it before',
    lenient: true,
  },
};

function samples(): readonly string[] {
  return FOLDERS.flatMap((folder) => readdirSync(referencePath(folder)).map((file) => `${folder}/${file}`)).sort();
}

function nameOf(sample: string): string {
  return sample.slice(sample.lastIndexOf('/') + 1);
}

function only(cdms: readonly Cdm[]): Cdm {
  expect(cdms).toHaveLength(1);
  return cdms[0]!;
}

describeWithReferenceData('published conjunction messages', FOLDERS, () => {
  const files = samples();
  const [right, wrong] = [files.filter((file) => !WRONG[nameOf(file)]), files.filter((file) => WRONG[nameOf(file)])];

  test('there are as many as are known', () => {
    expect([right.length, wrong.length]).toEqual([73, 4]);
  });

  test.each(right)('%s is read and is the same after KVN, XML, JSON and KVN', (file) => {
    const original = only(readCdms(referenceText(file), { file }));
    const kvn = only(readCdms(formatCdm(original.message, 'KVN')));
    const xml = only(readCdms(formatCdm(kvn.message, 'XML')));
    const json = only(readCdms(formatCdm(xml.message, 'JSON')));
    const again = only(readCdms(formatCdm(json.message, 'KVN')));
    for (const each of [kvn, xml, json, again]) expect(content(each)).toEqual(content(original));
  });

  test('no value of a field is changed or lost in what is written', () => {
    for (const file of right.filter((each) => !each.endsWith('.xml'))) {
      const fields = (text: string): string[] =>
        text.split(/\r?\n/).flatMap((line) => {
          const match = /^\s*([A-Z_0-9]+)\s*=\s*(.*?)\s*(?:\[.*)?$/.exec(line);
          return match === null || match[1] === 'COMMENT' || match[2] === '' || match[2] === 'NaN'
            ? []
            : [`${match[1]} = ${match[2]}`];
        });
      const given = referenceText(file);
      expect(fields(formatCdm(only(readCdms(given)).message, 'KVN')).sort(), file).toEqual(fields(given).sort());
    }
  });

  test.each(wrong)('%s is refused with its line', (file) => {
    const { fault, lenient } = WRONG[nameOf(file)]!;
    const read = (isLenient: boolean): readonly Cdm[] =>
      readCdms(referenceText(file), { file: nameOf(file), isLenient });
    expect(() => read(false)).toThrow(UserError);
    expect(() => read(false)).toThrow(fault);
    if (lenient) expect(read(true)).toHaveLength(1);
    else expect(() => read(true)).toThrow(fault);
  });
});
