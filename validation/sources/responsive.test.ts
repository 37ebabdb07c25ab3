import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { parseUtc } from '@clearway/astro';
import { chooseElements, readUpload, summarizeChoice, windowOf } from '@clearway/service/sources';
import { expect, test } from 'vitest';
import { describeWithReferenceData, referenceText } from '../reference-data.ts';

const DENSE = 'catalogs/full-density/gp.csv.gz';

/** Of the quietest of several readings, for others use the machine too; what was measured is in docs/sources.md. */
const LONGEST_STALL_MS = 50;
const READINGS = 6;

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
      const delay = monitorEventLoopDelay({ resolution: 5 });
      delay.enable();
      // A delay shows only in a tick after it.
      await setTimeout(20);
      const outcome = await readUpload({ name: 'gp.csv', bytes });
      await setTimeout(20);
      delay.disable();
      stalls.push(delay.max / 1e6);
      if ('warning' in outcome) throw new Error(outcome.warning.message);
      expect(outcome.batch.elements).toHaveLength(33_535);
      const candidates = outcome.batch.elements.map((elements) => ({ elements, origin, arrivedAt: start }));
      const began = performance.now();
      const chosen = chooseElements(candidates, windowOf(start, 7 * 86_400));
      choices.push(performance.now() - began);
      expect(summarizeChoice(chosen.values()).objects).toBe(33_535);
    }
    const [stall, choice] = [Math.min(...stalls), Math.min(...choices)];
    process.stderr.write(`reading: longest stall ${stall.toFixed(0)} ms; choice in ${choice.toFixed(0)} ms\n`);
    expect(stall).toBeLessThan(LONGEST_STALL_MS);
    expect(choice).toBeLessThan(1000);
  });
});
