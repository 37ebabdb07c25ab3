import { addMembers, createConjunction, createWatchlist, decideOnEvent, insertCdm, noteMessage } from '@clearway/store';
import { expect, it } from 'vitest';
import { describeOnBoth } from '../store/databases.ts';
import { trialCdm } from '../store/trial-rows.ts';
import { alertStage, NEAR } from './alert-stage.ts';
import { SECRET } from './alert-trial.ts';

describeOnBoth('rules of alerts', (store) => {
  const stage = alertStage(store);

  it('tell once of an encounter that a rule speaks of, signed, and of no other', async () => {
    const [one, other] = stage.pair();
    await stage.trial.alerts.createRule({ name: 'ours', objects: [one], miss_below_km: 0.5, channels: ['hook'] });
    const [eventId] = await stage.trial.publish([
      [one, other, NEAR],
      [one, stage.next(), { ...NEAR, missDistanceKm: 0.6 }],
      [...stage.pair(), NEAR],
    ]);
    await stage.trial.turn();
    await stage.trial.turn();
    expect(stage.hook.received).toHaveLength(1);
    const [got] = stage.hook.received;
    expect(got!.message).toMatchObject({ schema: 'clearway-alert-1', type: 'alert', level: 'watch', count: 1 });
    expect(got!.message.alerts).toMatchObject([
      { rule: 'ours', change: 'raised', change_number: 1, facts: { event_id: eventId, basis: 'elements' } },
    ]);
    expect(got!.message.alerts[0]!.link).toContain(`https://clearway.example/?panel=encounter&event=${eventId}&pair=`);
    expect(stage.hook.isGenuine(got!, SECRET, stage.trial.nowUs / 1e6)).toBe(true);
    expect(stage.hook.isGenuine(got!, SECRET, stage.trial.nowUs / 1e6 + 301)).toBe(false);
    expect(
      stage.hook.isGenuine({ ...got!, body: got!.body.replace('watch', 'act') }, SECRET, stage.trial.nowUs / 1e6),
    ).toBe(false);
    const { items } = await stage.trial.alerts.list({ state: 'standing' });
    expect(items).toMatchObject([{ rule: 'ours', state: 'open', change: 'raised', level: 'watch' }]);
    expect((await stage.trial.alerts.deliveries({})).items[0]).toMatchObject({
      state: 'delivered',
      attempts: [{ status: 204 }],
      message_id: got!.headers['webhook-id'],
    });
  });

  it('tell again of what has worsened by as much as the rule says since it was told, and of its end', async () => {
    const [one, other] = stage.pair();
    const worsened = { probability_factor: 3, miss_percent: 50 };
    await stage.trial.alerts.createRule({ name: 'ours', objects: [one], worsened, channels: ['hook'] });
    const [eventId] = await stage.trial.publish([[one, other, NEAR]]);
    const next = async (more: object): Promise<void> => {
      stage.trial.pass(30);
      await stage.trial.publish([[one, other, { ...NEAR, eventId: eventId!, ...more }]]);
      await stage.trial.turn();
    };
    await stage.trial.turn();
    await next({ maxProbability: 2.5e-5 });
    expect(stage.changes()).toEqual(['raised']);
    // Small steps count together: three times what was told.
    await next({ maxProbability: 3.1e-5 });
    await next({ missDistanceKm: 0.19, maxProbability: 3.1e-5 });
    expect(stage.changes()).toEqual(['raised', 'worsened', 'worsened']);
    await next({ state: 'cleared' });
    await next({ state: 'cleared' });
    expect(stage.changes()).toEqual(['raised', 'worsened', 'worsened', 'cleared']);
    expect((await stage.trial.alerts.list({ state: 'closed' })).items[0]).toMatchObject({ change: 'cleared' });
    await next({});
    expect(stage.hook.received.at(-1)!.message.alerts[0]).toMatchObject({ change: 'raised', change_number: 5 });
  });

  it('of a rule for what worsens begin when it has worsened since it was seen first', async () => {
    const [one, other] = stage.pair();
    await stage.trial.alerts.createRule({
      name: 'worse',
      objects: [one],
      miss_below_km: 1,
      only_when_worsened: true,
      channels: ['hook'],
    });
    const [eventId] = await stage.trial.publish([[one, other, { ...NEAR, missDistanceKm: 3 }]]);
    const next = (more: object) => stage.trial.publish([[one, other, { ...NEAR, eventId: eventId!, ...more }]]);
    await stage.trial.turn();
    await next({ missDistanceKm: 2.2, maxProbability: 1.5e-5 });
    await stage.trial.turn();
    expect(stage.hook.received).toHaveLength(0);
    await next({ missDistanceKm: 0.9 });
    await stage.trial.turn();
    expect(stage.changes()).toEqual(['raised']);
  });

  it('get to the highest level by a message of an operator alone', async () => {
    const [one, other] = stage.pair();
    await stage.trial.alerts.createRule({ name: 'ours', objects: [one], level: 'act', channels: ['hook'] });
    await stage.trial.publish([[one, other, { ...NEAR, maxProbability: 0.6, details: { probability: 0.5 } }]]);
    await stage.trial.turn();
    expect(stage.hook.received[0]!.message).toMatchObject({ level: 'watch', alerts: [{ facts: { alarm: 'watch' } }] });
    const message = async (identity: string, more: object): Promise<void> => {
      const { db } = store();
      const key = { primary_id: one, secondary_id: other, tca_us: NEAR.tcaUs };
      const conjunction = await createConjunction(db, { ...key, pair: `${one} ${other}` });
      const cdm = await insertCdm(db, trialCdm(conjunction, identity, { ...key, probability: 0.001, ...more }));
      await noteMessage(db, conjunction, cdm.cdm_id);
    };
    // What Clearway wrote itself of the elements is none.
    await message(`own ${one}`, { tca_us: NEAR.tcaUs + 1e6, from_elements: true });
    stage.trial.pass(2);
    await stage.trial.turn();
    expect(stage.hook.received).toHaveLength(1);
    await message(`operator ${one}`, {});
    stage.trial.pass(2);
    await stage.trial.turn();
    expect(stage.hook.received[1]!.message).toMatchObject({
      level: 'act',
      alerts: [{ change: 'level-raised', facts: { basis: 'message', alarm: 'act', probability: 0.001 } }],
    });
  });

  it('come as one message where a rule speaks of many at once', async () => {
    const all = Array.from({ length: 60 }, () => stage.pair());
    await stage.trial.alerts.createRule({ name: 'many', objects: all.map(([one]) => one), channels: ['hook'] });
    await stage.trial.publish(
      all.map(([one, other], k) => [one, other, { ...NEAR, maxProbability: 1e-6 * (k + 1), details: {} }]),
    );
    await stage.trial.turn();
    expect(stage.hook.received).toHaveLength(1);
    const { message } = stage.hook.received[0]!;
    expect(message).toMatchObject({ type: 'alert-summary', count: 60 });
    expect(message.alerts).toHaveLength(50);
    expect(message.alerts[0]!.facts.max_probability).toBe(6e-5);
    expect((await stage.trial.alerts.rules())[0]!.standing).toBe(60);
  });

  it('begin when the lead time does, without anything else, and end when the encounter is past', async () => {
    const [one, other] = stage.pair();
    await stage.trial.alerts.createRule({ name: 'soon', objects: [one], lead_below_hours: 12, channels: ['hook'] });
    await stage.trial.publish([[one, other, NEAR]]);
    await stage.trial.turn();
    stage.trial.pass(12 * 60 - 1);
    await stage.trial.turn();
    expect(stage.hook.received).toHaveLength(0);
    stage.trial.pass(2);
    await stage.trial.turn();
    expect(stage.changes()).toEqual(['raised']);
    stage.trial.pass(12 * 60);
    await stage.trial.turn();
    expect((await stage.trial.alerts.list({ state: 'standing' })).items).toEqual([]);
    expect(stage.hook.received).toHaveLength(1);
  });

  it('speak of watchlists and fleets as they are now, and not of what people dismissed', async () => {
    const { db } = store();
    const [one, other] = stage.pair();
    await createWatchlist(db, { name: `list ${one}`, description: '', created_us: 1 });
    await stage.trial.alerts.createRule({ name: 'listed', watchlists: [`list ${one}`], channels: ['hook'] });
    const [eventId] = await stage.trial.publish([[one, other, NEAR]]);
    await stage.trial.turn();
    expect(stage.hook.received).toHaveLength(0);
    const list = await db
      .selectFrom('watchlists')
      .select('watchlist_id')
      .where('name', '=', `list ${one}`)
      .executeTakeFirstOrThrow();
    await addMembers(db, list.watchlist_id, [other], 1);
    await decideOnEvent(db, eventId!, { disposition: 'dismissed', reason: 'ours both' }, 1);
    stage.trial.pass(2);
    await stage.trial.turn();
    expect(stage.hook.received).toHaveLength(0);
    await decideOnEvent(db, eventId!, { disposition: 'open' }, 1);
    stage.trial.pass(2);
    await stage.trial.turn();
    expect(stage.changes()).toEqual(['raised']);
  });

  it('refuse rules and channels that cannot work', async () => {
    const { alerts } = stage.trial;
    await expect(alerts.createRule({ name: 'x', channels: ['nobody'] })).rejects.toThrow('no channel "nobody"');
    await expect(alerts.createRule({ name: 'x', watchlists: ['none'] })).rejects.toThrow('no watchlist "none"');
    const step = { after_minutes: 10, channels: ['hook'] };
    await expect(alerts.createRule({ name: 'x', escalation: [step] })).rejects.toThrow('channels to begin with');
    await expect(alerts.createRule({ name: 'x', channels: ['hook'], escalation: [step, step] })).rejects.toThrow(
      'not later than the step before',
    );
    await alerts.createRule({ name: 'x', channels: ['hook'], escalation: [step] });
    await expect(alerts.createRule({ name: 'x' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(alerts.changeRule('y', {})).rejects.toMatchObject({ code: 'unknown' });
    await expect(alerts.deleteChannel('hook')).rejects.toThrow('the rule "x" goes to the channel "hook"');
    await expect(alerts.changeDigest({ enabled: true, at: '08:00', zone: 'UTC', channels: ['none'] })).rejects.toThrow(
      'no channel "none"',
    );
  });
});
