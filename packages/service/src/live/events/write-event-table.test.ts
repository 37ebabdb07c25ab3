import { eventTableDocument } from '@clearway/contract';
import { expect, test } from 'vitest';
import { indexOf, madeUpRow } from '../objects/made-up-objects.fixture.ts';
import { createEventModel } from './event-model.ts';
import { MADE_UP_NOW_US, madeUpEvent } from './made-up-events.fixture.ts';
import { writeEventTable } from './write-event-table.ts';

const HOUR_US = 3600e6;

test('says of each event what its document says, in order of TCA', async () => {
  let nowUs = MADE_UP_NOW_US;
  const cdm = {
    conjunction_id: 7,
    cdms: 2,
    latest_cdm_id: 9,
    probability: 2e-3,
    method: 'Nc3D',
    alarm: 'act',
  } as const;
  const events = createEventModel({
    objects: await indexOf([madeUpRow(100, 'A')]),
    messageOf: (id) => (id === 3 ? cdm : null),
    thresholds: () => ({ watch_probability: 1e-6, act_probability: 1e-4 }),
    nowUs: () => nowUs,
  });
  await events.load([
    [
      madeUpEvent(1, {
        tca_us: MADE_UP_NOW_US + 2 * HOUR_US,
        max_probability: 0.1,
        private: true,
        details: { probability: 0.05, probability_method: 'Pc2D' },
      }),
      madeUpEvent(2, {
        tca_us: MADE_UP_NOW_US + HOUR_US,
        max_probability: 1.23456789e-7,
        disposition: 'acted-on',
        details: { probability: 9e-7, probability_method: 'Pc2D' },
      }),
      madeUpEvent(3, { tca_us: MADE_UP_NOW_US - HOUR_US }),
      madeUpEvent(4, { tca_us: MADE_UP_NOW_US + HOUR_US, state: 'cleared', details: {} }),
      madeUpEvent(5, { state: 'staged' }),
    ],
  ]);
  const table = async (state: 'open' | 'all'): Promise<ReturnType<typeof eventTableDocument.parse>> => {
    let text = '';
    const sink = {
      async write(bytes: Uint8Array): Promise<void> {
        text += Buffer.from(bytes).toString('utf8');
      },
    };
    await writeEventTable({ runId: null, clockUtc: '2026-03-10T00:00:00Z', events: events.inTable(state) }, sink);
    return eventTableDocument.parse(JSON.parse(text));
  };
  expect((await table('open')).event_id).toEqual([2, 1]);
  const all = await table('all');
  expect(all.event_id).toEqual([3, 2, 4, 1]);
  for (const [k, id] of all.event_id.entries()) {
    const document = events.find(id)!;
    expect({
      state: all.states[all.state[k]!],
      disposition: all.dispositions[all.disposition[k]!],
      primary: all.primary_id[k],
      secondary: all.secondary_id[k],
      tca: all.tca_us[k]! / 1000,
      max_probability: all.max_probability[k],
      probability: all.probability[k],
      by_message: all.by_message[k],
      alarm: all.alarms[all.alarm[k]!],
      co_located: all.co_located[k],
      private: all.private[k],
      ages: [all.primary_age_days[k], all.secondary_age_days[k]],
      position: [all.radial_km[k], all.in_track_km[k], all.cross_track_km[k]],
      miss: all.miss_distance_km[k],
      speed: all.relative_speed_km_s[k],
    }).toEqual({
      state: document.state,
      disposition: document.disposition,
      primary: document.primary.object_id,
      secondary: document.secondary.object_id,
      tca: Date.parse(document.tca_utc),
      max_probability: document.max_probability,
      probability: document.cdm === null ? document.probability : document.cdm.probability,
      by_message: document.cdm !== null,
      alarm: document.alarm,
      co_located: document.co_located,
      private: document.private,
      ages: [document.primary.element_age_days, document.secondary.element_age_days],
      position: [document.radial_km, document.in_track_km, document.cross_track_km],
      miss: document.miss_distance_km,
      speed: document.relative_speed_km_s,
    });
  }
  // Public elements never say more than watch, however probable; a message may.
  expect(all.event_id.map((id, k) => [id, all.alarms[all.alarm[k]!]])).toEqual([
    [3, 'act'],
    [2, 'none'],
    [4, 'none'],
    [1, 'watch'],
  ]);
  nowUs += 1.5 * HOUR_US;
  expect((await table('open')).event_id).toEqual([1]);
});
