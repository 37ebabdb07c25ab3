import { exampleEvent } from '@clearway/contract';
import { describe, expect, test } from 'vitest';
import { encounterCsv, encounterJson, utcOf } from './encounter-export.ts';
import { madeUpEncounter } from './made-up-encounter.fixture.ts';

describe('what is copied of an encounter', () => {
  test('as CSV is a line in the columns of the screening', () => {
    const [header, row, end] = encounterCsv(madeUpEncounter(), { ...exampleEvent, max_probability: 1.5e-4 }).split(
      '\n',
    );
    expect(header).toMatch(/^primary_id,secondary_id,tca_utc,miss_distance_km,/);
    // The note holds a comma.
    expect(row!.split(',')).toHaveLength(header!.split(',').length + 1);
    expect(row).toMatch(/^1,2,2026-03-12T14:04:31.447504Z,0\.300000,/);
    expect(row).toMatch(/,0\.00015,.*,"screening only, uncertain by kilometres[^"]*",element_set,element_set,watch$/);
    expect(encounterCsv(madeUpEncounter(), null)).toContain(
      ',,,,,"screening only, uncertain by kilometres",element_set,element_set,\n',
    );
    expect(end).toBe('');
  });

  test('says by what it knows where each object is, and what that is worth', () => {
    const made = madeUpEncounter();
    const flown = { ...made, primary: { ...made.primary, byEphemeris: true } };
    expect(encounterCsv(flown, null)).toContain('"screening only, uncertain by kilometres",ephemeris,element_set,\n');
    const { closest_approach, note } = JSON.parse(encounterJson(flown, null));
    expect(closest_approach.primary).toMatchObject({ source: 'ephemeris', epoch_utc: null });
    expect(closest_approach.secondary).toMatchObject({ source: 'element_set' });
    expect(note).toBe('screening only, uncertain by kilometres');
    const both = { ...flown, secondary: { ...made.secondary, byEphemeris: true } };
    expect(JSON.parse(encounterJson(both, null)).note).toBe('');
    const event = {
      ...exampleEvent,
      probability_note: 'screening only, uncertain by kilometres; if it does not manoeuvre',
    };
    expect(encounterCsv(flown, event)).toContain('kilometres; if it does not manoeuvre",ephemeris,element_set');
  });

  test('as JSON has the motion and says what it rests on', () => {
    const read = JSON.parse(encounterJson(madeUpEncounter(), null));
    expect(read.closest_approach.miss_rtn_km).toEqual([0.3, 0, 0]);
    expect(read.relative_motion.seconds_from_tca).toHaveLength(601);
    expect(read.relative_motion.separation_km[300]).toHaveLength(3);
    expect(read.note).toContain('uncertain by kilometres');
  });

  test('times to the microsecond', () => {
    expect(utcOf(Date.UTC(2026, 2, 12) + 0.25)).toBe('2026-03-12T00:00:00.000250Z');
  });
});
