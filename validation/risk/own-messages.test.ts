import { basisComments, readConjunctions } from '@clearway/messages';
import { expect, test } from 'vitest';
import { assessRecord } from '../../packages/service/src/assess/assess-message.ts';
import { describeWithReferenceData, referenceText } from '../reference-data.ts';

const MESSAGE = 'ccsds/ndm/cdm/ION_SCV8_vs_STARLINK_1233.txt';

/** The published message with other words in it: who wrote it, and what of its secondary. */
function changed({ own, movable, ephemeris }: { own: boolean; movable: string; ephemeris: string }): string {
  const [head, primary, secondary] = referenceText(MESSAGE).split(/^(?=OBJECT {2,}=)/m) as [string, string, string];
  const said = secondary
    .replace(/^(MANEUVERABLE +=).*$/m, `$1${movable}`)
    .replace(/^(EPHEMERIS_NAME +=).*$/m, `$1${ephemeris}`);
  const comments = basisComments('element sets').map((text) => `COMMENT ${text}\n`);
  const begins = own
    ? head.replace(/^(ORIGINATOR +=).*$/m, '$1CLEARWAY').replace(/^(CREATION_DATE)/m, `${comments.join('')}$1`)
    : head;
  return `${begins}${primary}${said}`;
}

// A payload of which nobody knows whether it can manoeuvre counts as one that can in Clearway's own screening, and so it does when the message
// of that comes back. Of what others mean by N/A nothing is assumed.
describeWithReferenceData('a message that comes back', [MESSAGE], () => {
  test.each([
    [true, 'N/A', 'NONE', true],
    [true, 'NO', 'NONE', false],
    [true, 'N/A', 'OPERATOR EPHEMERIS', false],
    [true, 'YES', 'OPERATOR EPHEMERIS', false],
    [false, 'N/A', 'NONE', false],
    [false, 'YES', 'NONE', true],
  ])(
    'own %s, MANEUVERABLE = %s, EPHEMERIS_NAME = %s: if it does not manoeuvre %s',
    (own, movable, ephemeris, expected) => {
      const [record] = readConjunctions(changed({ own, movable, ephemeris }), { file: 'own.cdm' });
      const { secondary, flags } = assessRecord(record!);
      expect(secondary.if_it_does_not_manoeuvre).toBe(expected);
      expect(flags.some(({ code }) => code === 'screening-only')).toBe(own);
    },
  );
});
