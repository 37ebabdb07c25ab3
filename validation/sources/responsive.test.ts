import { parseUtc } from '@clearway/astro';
import { chooseElements, readUpload, summarizeChoice, windowOf } from '@clearway/service/sources';
import { expect, test } from 'vitest';
import { measured, secondsOf } from '../measured.ts';
import { describeWithReferenceData, referenceText } from '../reference-data.ts';

const DENSE = 'catalogs/full-density/gp.csv.gz';

/** Time of the processor, of the quietest of several readings (collecting garbage counts); what was measured is in docs/sources.md. */
const LONGEST_STALL_MS = 50;
const MOST_CHOICE_SECONDS = 1;
const READINGS = 3;

describeWithReferenceData('a catalogue of 33,535 objects', [DENSE], () => {
  test('is read without holding up the server, and its choice takes no second', async () => {
    // Unpacked, for unpacking would give way by itself.
    const bytes = Buffer.from(referenceText(DENSE));
    const stalls: number[] = [];
    const choices: number[] = [];
    const start = parseUtc('2026-03-10T00:00:00Z')!;
    const origin = {
      source: 'x',
      precedence: 'general' as const,
      terms: { visibility: 'public' as const, attribution: 'x' },
    };
    for (let reading = 0; reading < READINGS; reading++) {
      const { result: outcome, stallMs } = await measured(() => readUpload({ name: 'gp.csv', bytes }));
      stalls.push(stallMs);
      if ('warning' in outcome) throw new Error(outcome.warning.message);
      expect(outcome.batch.elements).toHaveLength(33_535);
      const candidates = outcome.batch.elements.map((elements) => ({ elements, origin, arrivedAt: start }));
      let chosen = new Map() as ReturnType<typeof chooseElements>;
      choices.push(
        secondsOf(() => {
          chosen = chooseElements(candidates, windowOf(start, 7 * 86_400));
        }),
      );
      expect(summarizeChoice(chosen.values()).objects).toBe(33_535);
    }
    const [stall, choice] = [Math.min(...stalls), Math.min(...choices)];
    process.stderr.write(`reading: longest stall ${stall.toFixed(0)} ms; choice in ${(choice * 1000).toFixed(0)} ms\n`);
    expect(stall).toBeLessThan(LONGEST_STALL_MS);
    expect(choice).toBeLessThan(MOST_CHOICE_SECONDS);
  });
});
