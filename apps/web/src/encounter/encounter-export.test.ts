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
    expect(row).toMatch(/,0\.00015,.*,"screening only, uncertain by kilometres",watch$/);
    expect(encounterCsv(madeUpEncounter(), null)).toContain(',,,,,"screening only, uncertain by kilometres",\n');
    expect(end).toBe('');
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
