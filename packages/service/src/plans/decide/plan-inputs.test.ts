import type { PlanInputs } from '@clearway/contract';
import { describe, expect, it } from 'vitest';
import { NO_NEIGHBOURS } from './changed-neighbours.ts';
import { type CurrentInputs, changesSince, inputsOf } from './plan-inputs.ts';

const NOW: CurrentInputs = {
  cdm_id: 5,
  cdm_identity: 'a',
  cdm_ids: [4, 5],
  primary_elements: { object_id: 1, element_set_id: 10, epoch_utc: '2026-03-10T00:00:00Z' },
  secondary_elements: null,
  run_id: 17,
  profile_version: 2,
  announced_message_id: null,
};
const BEFORE: PlanInputs = inputsOf(NOW, { cdm_id: 5 });

describe('what a plan rests on', () => {
  it('has one digest, which any part of it changes', () => {
    expect(inputsOf({ ...NOW }, { cdm_id: 5 })).toEqual(BEFORE);
    const others = [
      inputsOf(NOW, { cdm_id: 5, target_probability: 1e-7 }),
      ...Object.keys(NOW).map((name) => inputsOf({ ...NOW, [name]: 'another' }, { cdm_id: 5 })),
    ];
    for (const { sha256 } of others) expect(sha256).not.toBe(BEFORE.sha256);
  });

  it.each([
    ['nothing', {}, {}, []],
    ['a message', { cdm_ids: [4, 5, 6] }, {}, ['new-message']],
    ['a message that went', { cdm_ids: [5] }, {}, ['message-gone']],
    ['elements', { primary_elements: { ...NOW.primary_elements!, element_set_id: 11 } }, {}, ['new-elements']],
    ['elements that came', { secondary_elements: NOW.primary_elements }, {}, ['new-elements']],
    ['elements that went', { primary_elements: null }, {}, ['new-elements']],
    ['a catalogue that changes nothing near', { run_id: 18 }, {}, []],
    [
      'a catalogue that changes a neighbour',
      { run_id: 18 },
      { close: ['A', 'B', 'C', 'D', 'E', 'F'] },
      ['new-catalogue'],
    ],
    ['one that changes somebody in the corridor', { run_id: 18 }, { inCorridor: ['A'] }, ['new-catalogue']],
    ['one that has somebody new', { run_id: 18 }, { fresh: ['A'] }, ['new-catalogue']],
    ['the same catalogue', {}, { close: ['A'] }, []],
    ['a profile', { profile_version: null }, {}, ['new-profile']],
    ['an announcement', { announced_message_id: 'M' }, {}, ['new-announcement']],
  ])('%s', (_, change, neighbours, codes) => {
    const changes = changesSince(BEFORE, { ...NOW, ...change }, { ...NO_NEIGHBOURS, ...neighbours }, []);
    expect(changes.map(({ code }) => code)).toEqual(codes);
    for (const { text } of changes) expect(text).toMatch(/^[A-Z].*\.$/s);
  });
});
