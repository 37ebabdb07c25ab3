import {
  addMembers,
  createConjunction,
  createWatchlist,
  decideOnEvent,
  insertCdm,
  noteMessage,
  openStore,
  type Store,
} from '@clearway/store';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeOnBoth, describeOnPostgresql, postgresqlPlace } from '../store/databases.ts';
import { HOUR_US, JUNE_US, trialCdm } from '../store/trial-rows.ts';
import { type AlertTrial, alertTrial, SECRET } from './alert-trial.ts';
import { type HookReceiver, hookReceiver } from './receivers.ts';

const NEAR = {
  missDistanceKm: 0.4,
  maxProbability: 1e-5,
  tcaUs: JUNE_US + 24 * HOUR_US,
  details: { probability: 1e-6 },
};

describeOnBoth('alerts', (store) => {
  let hook: HookReceiver;
  let trial: AlertTrial;
  let objects = 1000;
  /** Two objects that no other test knows. */
  const pair = (): [number, number] => [objects++, objects++];
  beforeAll(async () => {
    hook = await hookReceiver();
  });
  afterAll(() => hook.close());
  beforeEach(async () => {
    hook.received.length = 0;
    hook.answers.length = 0;
    trial = await alertTrial(store());
    for (const { name } of await trial.alerts.rules()) await trial.alerts.deleteRule(name);
    await trial.alerts.changeDigest({ enabled: false, at: '08:00', zone: 'UTC', channels: [] });
    for (const { name } of await trial.alerts.channels()) await trial.alerts.deleteChannel(name);
    await trial.alerts.createChannel({ name: 'hook', target: { kind: 'webhook', url: hook.url, secret: 'OPS' } });
  });
  const titles = (): string[] => hook.received.map(({ message }) => message.title);
  const changes = (): string[] => hook.received.flatMap(({ message }) => message.alerts.map(({ change }) => change));

  it('tell once of an encounter that a rule speaks of, signed, and of no other', async () => {
    const [one, other] = pair();
    await trial.alerts.createRule({ name: 'ours', objects: [one], miss_below_km: 0.5, channels: ['hook'] });
    const [eventId] = await trial.publish([
      [one, other, NEAR],
      [one, objects++, { ...NEAR, missDistanceKm: 0.6 }],
      [...pair(), NEAR],
    ]);
    await trial.turn();
    await trial.turn();
    expect(hook.received).toHaveLength(1);
    const [got] = hook.received;
    expect(got!.message).toMatchObject({ schema: 'clearway-alert-1', type: 'alert', level: 'watch', count: 1 });
    expect(got!.message.alerts).toMatchObject([
      { rule: 'ours', change: 'raised', change_number: 1, facts: { event_id: eventId, basis: 'elements' } },
    ]);
    expect(got!.message.alerts[0]!.link).toContain(`https://clearway.example/?panel=encounter&event=${eventId}&pair=`);
    expect(hook.isGenuine(got!, SECRET, trial.nowUs / 1e6)).toBe(true);
    expect(hook.isGenuine(got!, SECRET, trial.nowUs / 1e6 + 301)).toBe(false);
    expect(hook.isGenuine({ ...got!, body: got!.body.replace('watch', 'act') }, SECRET, trial.nowUs / 1e6)).toBe(false);
    const { items } = await trial.alerts.list({ state: 'standing' });
    expect(items).toMatchObject([{ rule: 'ours', state: 'open', change: 'raised', level: 'watch' }]);
    expect((await trial.alerts.deliveries({})).items[0]).toMatchObject({
      state: 'delivered',
      attempts: [{ status: 204 }],
      message_id: got!.headers['webhook-id'],
    });
  });

  it('are tried again with the same id, later each time, until they are taken', async () => {
    await trial.alerts.createRule({ name: 'ours', objects: [objects], channels: ['hook'] });
    await trial.publish([[...pair(), NEAR]]);
    hook.answers.push(500, 503);
    await trial.turn();
    await trial.turn();
    expect(hook.received).toHaveLength(1);
    trial.pass(5 / 60);
    await trial.turn();
    trial.pass(9.9 / 60);
    await trial.turn();
    expect(hook.received).toHaveLength(2);
    trial.pass(0.1 / 60);
    await trial.turn();
    trial.pass(60);
    await trial.turn();
    expect(hook.received).toHaveLength(3);
    expect(new Set(hook.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    // The time stamp is that of the attempt: a receiver with a replay window takes each of them.
    const stamps = hook.received.map(({ headers }) => Number(headers['webhook-timestamp']) - JUNE_US / 1e6);
    expect(stamps).toEqual([0, 5, 15]);
    const [delivery] = (await trial.alerts.deliveries({})).items;
    expect(delivery).toMatchObject({ state: 'delivered', next_attempt_utc: null });
    expect(delivery!.attempts.map(({ status }) => status)).toEqual([500, 503, 204]);
  });

  it('are given up after some hours, the next are told at once, and a person may try again', async () => {
    await trial.alerts.createChannel({
      name: 'dead',
      target: { kind: 'webhook', url: 'http://127.0.0.1:1/', secret: 'OPS' },
    });
    const escalation = [{ after_minutes: 600, channels: ['hook'] }];
    await trial.alerts.createRule({ name: 'ours', objects: [objects], channels: ['dead'], escalation });
    await trial.publish([[...pair(), NEAR]]);
    for (let turns = 0; turns < 13 && hook.received.length === 0; turns++) {
      await trial.turn();
      trial.pass(61);
    }
    await trial.turn();
    expect(changes()).toEqual(['not-acknowledged']);
    const dead = (await trial.alerts.deliveries({ state: 'dead' })).items[0]!;
    expect(dead.attempts).toHaveLength(12);
    expect(dead.attempts[0]!.outcome).toContain('ECONNREFUSED');
    await trial.alerts.changeChannel('dead', { target: { kind: 'webhook', url: hook.url, secret: 'OPS' } });
    expect(await trial.alerts.retry(dead.delivery_id)).toMatchObject({ state: 'waiting' });
    await trial.turn();
    expect(hook.received.at(-1)!.headers['webhook-id']).toBe(dead.message_id);
    await expect(trial.alerts.retry(dead.delivery_id)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('tell again of what has worsened by as much as the rule says since it was told, and of its end', async () => {
    const [one, other] = pair();
    const worsened = { probability_factor: 3, miss_percent: 50 };
    await trial.alerts.createRule({ name: 'ours', objects: [one], worsened, channels: ['hook'] });
    const [eventId] = await trial.publish([[one, other, NEAR]]);
    const next = async (more: object): Promise<void> => {
      trial.pass(30);
      await trial.publish([[one, other, { ...NEAR, eventId: eventId!, ...more }]]);
      await trial.turn();
    };
    await trial.turn();
    await next({ maxProbability: 2.5e-5 });
    expect(changes()).toEqual(['raised']);
    // Small steps count together: three times what was told.
    await next({ maxProbability: 3.1e-5 });
    await next({ missDistanceKm: 0.19, maxProbability: 3.1e-5 });
    expect(changes()).toEqual(['raised', 'worsened', 'worsened']);
    await next({ state: 'cleared' });
    await next({ state: 'cleared' });
    expect(changes()).toEqual(['raised', 'worsened', 'worsened', 'cleared']);
    expect((await trial.alerts.list({ state: 'closed' })).items[0]).toMatchObject({ change: 'cleared' });
    await next({});
    expect(hook.received.at(-1)!.message.alerts[0]).toMatchObject({ change: 'raised', change_number: 5 });
  });

  it('of a rule for what worsens begin when it has worsened since it was seen first', async () => {
    const [one, other] = pair();
    await trial.alerts.createRule({
      name: 'worse',
      objects: [one],
      miss_below_km: 1,
      only_when_worsened: true,
      channels: ['hook'],
    });
    const [eventId] = await trial.publish([[one, other, { ...NEAR, missDistanceKm: 3 }]]);
    const next = (more: object) => trial.publish([[one, other, { ...NEAR, eventId: eventId!, ...more }]]);
    await trial.turn();
    await next({ missDistanceKm: 2.2, maxProbability: 1.5e-5 });
    await trial.turn();
    expect(hook.received).toHaveLength(0);
    await next({ missDistanceKm: 0.9 });
    await trial.turn();
    expect(changes()).toEqual(['raised']);
  });

  it('get to the highest level by a message of an operator alone', async () => {
    const [one, other] = pair();
    await trial.alerts.createRule({ name: 'ours', objects: [one], level: 'act', channels: ['hook'] });
    await trial.publish([[one, other, { ...NEAR, maxProbability: 0.6, details: { probability: 0.5 } }]]);
    await trial.turn();
    expect(hook.received[0]!.message).toMatchObject({ level: 'watch', alerts: [{ facts: { alarm: 'watch' } }] });
    const message = async (identity: string, more: object): Promise<void> => {
      const { db } = store();
      const key = { primary_id: one, secondary_id: other, tca_us: NEAR.tcaUs };
      const conjunction = await createConjunction(db, { ...key, pair: `${one} ${other}` });
      const cdm = await insertCdm(db, trialCdm(conjunction, identity, { ...key, probability: 0.001, ...more }));
      await noteMessage(db, conjunction, cdm.cdm_id);
    };
    // What Clearway wrote itself of the elements is none.
    await message(`own ${one}`, { tca_us: NEAR.tcaUs + 1e6, from_elements: true });
    trial.pass(2);
    await trial.turn();
    expect(hook.received).toHaveLength(1);
    await message(`operator ${one}`, {});
    trial.pass(2);
    await trial.turn();
    expect(hook.received[1]!.message).toMatchObject({
      level: 'act',
      alerts: [{ change: 'level-raised', facts: { basis: 'message', alarm: 'act', probability: 0.001 } }],
    });
  });

  it('wait for the end of quiet hours, but for the highest level; later news takes their place', async () => {
    const quiet_hours = { from: '22:00', to: '06:00', zone: 'UTC', release: 'end' } as const;
    await trial.alerts.changeChannel('hook', { quiet_hours });
    const [one, other] = pair();
    await trial.alerts.createRule({ name: 'ours', objects: [one], channels: ['hook'] });
    // Midnight.
    const [eventId] = await trial.publish([[one, other, NEAR]]);
    await trial.turn();
    expect((await trial.alerts.deliveries({ state: 'held' })).items).toMatchObject([
      { next_attempt_utc: expect.stringMatching(/T06:00:00/) },
    ]);
    trial.pass(60);
    await trial.publish([[one, other, { ...NEAR, eventId: eventId!, missDistanceKm: 0.2 }]]);
    await trial.turn();
    const gone = pair();
    await trial.alerts.changeRule('ours', { objects: [one, gone[0]] });
    const [over] = await trial.publish([[...gone, NEAR]]);
    await trial.turn();
    trial.pass(60);
    await trial.publish([[...gone, { ...NEAR, eventId: over!, state: 'cleared' }]]);
    await trial.turn();
    expect(hook.received).toHaveLength(0);
    trial.pass(239);
    await trial.turn();
    expect(hook.received).toHaveLength(0);
    trial.pass(1);
    await trial.turn();
    // What came and went in the night is no news in the morning.
    expect(changes()).toEqual(['worsened']);
  });

  it('are escalated to the next until somebody acknowledges them, and again when they worsen', async () => {
    const second = await hookReceiver();
    await trial.alerts.createChannel({ name: 'second', target: { kind: 'webhook', url: second.url, secret: 'OPS' } });
    const escalation = [
      { after_minutes: 15, channels: ['second'] },
      { after_minutes: 40, channels: ['hook', 'second'] },
    ];
    const [one, other] = pair();
    await trial.alerts.createRule({ name: 'ours', objects: [one], channels: ['hook'], escalation });
    const [eventId] = await trial.publish([[one, other, NEAR]]);
    await trial.turn();
    trial.pass(14);
    await trial.turn();
    expect([hook.received.length, second.received.length]).toEqual([1, 0]);
    trial.pass(1);
    await trial.turn();
    await trial.turn();
    expect([hook.received.length, second.received.length]).toEqual([1, 1]);
    const [alert] = (await trial.alerts.list({ state: 'open' })).items;
    expect(alert!.next_escalation_utc).toMatch(/T00:40:00/);
    const { alert_id } = alert!;
    expect(await trial.alerts.acknowledge(alert_id, { by: 'Kim', note: 'calling' })).toMatchObject({
      state: 'acknowledged',
      acknowledged_by: 'Kim',
      acknowledgement_note: 'calling',
      next_escalation_utc: null,
    });
    trial.pass(60);
    await trial.turn();
    expect([hook.received.length, second.received.length]).toEqual([1, 1]);
    await trial.publish([[one, other, { ...NEAR, eventId: eventId!, missDistanceKm: 0.1 }]]);
    await trial.turn();
    expect((await trial.alerts.find(alert_id))!.state).toBe('open');
    for (let quarter = 0; quarter < 6; quarter++) {
      trial.pass(15);
      await trial.turn();
    }
    expect([hook.received.length, second.received.length]).toEqual([3, 3]);
    await trial.publish([[one, other, { ...NEAR, eventId: eventId!, state: 'cleared' }]]);
    await trial.turn();
    await expect(trial.alerts.acknowledge(alert_id, { by: 'Kim' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(trial.alerts.acknowledge(99_999, { by: 'Kim' })).rejects.toMatchObject({ code: 'unknown' });
    await second.close();
  });

  it('come as one message where a rule speaks of many at once', async () => {
    const all = Array.from({ length: 60 }, () => pair());
    await trial.alerts.createRule({ name: 'many', objects: all.map(([one]) => one), channels: ['hook'] });
    await trial.publish(
      all.map(([one, other], k) => [one, other, { ...NEAR, maxProbability: 1e-6 * (k + 1), details: {} }]),
    );
    await trial.turn();
    expect(hook.received).toHaveLength(1);
    const { message } = hook.received[0]!;
    expect(message).toMatchObject({ type: 'alert-summary', count: 60 });
    expect(message.alerts).toHaveLength(50);
    expect(message.alerts[0]!.facts.max_probability).toBe(6e-5);
    expect((await trial.alerts.rules())[0]!.standing).toBe(60);
  });

  it('begin when the lead time does, without anything else, and end when the encounter is past', async () => {
    const [one, other] = pair();
    await trial.alerts.createRule({ name: 'soon', objects: [one], lead_below_hours: 12, channels: ['hook'] });
    await trial.publish([[one, other, NEAR]]);
    await trial.turn();
    trial.pass(12 * 60 - 1);
    await trial.turn();
    expect(hook.received).toHaveLength(0);
    trial.pass(2);
    await trial.turn();
    expect(changes()).toEqual(['raised']);
    trial.pass(12 * 60);
    await trial.turn();
    expect((await trial.alerts.list({ state: 'standing' })).items).toEqual([]);
    expect(hook.received).toHaveLength(1);
  });

  it('speak of watchlists and fleets as they are now, and not of what people dismissed', async () => {
    const { db } = store();
    const [one, other] = pair();
    await createWatchlist(db, { name: `list ${one}`, description: '', created_us: 1 });
    await trial.alerts.createRule({ name: 'listed', watchlists: [`list ${one}`], channels: ['hook'] });
    const [eventId] = await trial.publish([[one, other, NEAR]]);
    await trial.turn();
    expect(hook.received).toHaveLength(0);
    const list = await db
      .selectFrom('watchlists')
      .select('watchlist_id')
      .where('name', '=', `list ${one}`)
      .executeTakeFirstOrThrow();
    await addMembers(db, list.watchlist_id, [other], 1);
    await decideOnEvent(db, eventId!, { disposition: 'dismissed', reason: 'ours both' }, 1);
    trial.pass(2);
    await trial.turn();
    expect(hook.received).toHaveLength(0);
    await decideOnEvent(db, eventId!, { disposition: 'open' }, 1);
    trial.pass(2);
    await trial.turn();
    expect(changes()).toEqual(['raised']);
  });

  it('are gathered once a day, with what quiet hours left to it', async () => {
    const quiet_hours = { from: '22:00', to: '06:00', zone: 'Europe/Luxembourg', release: 'digest' } as const;
    await trial.alerts.changeChannel('hook', { quiet_hours });
    const [one, other] = pair();
    await trial.alerts.createRule({ name: 'ours', objects: [one], channels: ['hook'] });
    await trial.alerts.changeDigest({ enabled: true, at: '08:00', zone: 'Europe/Luxembourg', channels: ['hook'] });
    await trial.publish([[one, other, NEAR]]);
    await trial.turn();
    // 08:00 there is 06:00 UTC in June.
    trial.pass(6 * 60 - 1);
    await trial.turn();
    expect(hook.received).toHaveLength(0);
    trial.pass(1);
    await trial.turn();
    trial.pass(5);
    await trial.turn();
    expect(titles()).toEqual(['Digest of 2026-06-01']);
    expect(hook.received[0]!.message).toMatchObject({ type: 'digest', count: 1, alerts: [{ rule: 'ours' }] });
    expect(hook.received[0]!.message.lines.join()).toMatch(/1 message came in quiet hours/);
    trial.pass(24 * 60);
    await trial.turn();
    expect(titles()).toEqual(['Digest of 2026-06-01', 'Digest of 2026-06-02']);
    // Changed after its time: not before tomorrow.
    await trial.alerts.changeDigest({ enabled: true, at: '07:00', zone: 'Europe/Luxembourg', channels: ['hook'] });
    trial.pass(2);
    await trial.turn();
    expect(hook.received).toHaveLength(2);
  });

  it('can be tried out: the test says what came of it and is not repeated', async () => {
    expect(await trial.alerts.test('hook')).toMatchObject({
      state: 'delivered',
      type: 'test',
      attempts: [{ status: 204 }],
    });
    hook.answers.push(302);
    expect(await trial.alerts.test('hook')).toMatchObject({
      state: 'dead',
      attempts: [{ status: 302, outcome: expect.stringContaining('not followed') }],
    });
    expect(hook.received).toHaveLength(2);
    await trial.alerts.createChannel({ name: 'no secret', target: { kind: 'webhook', url: hook.url, secret: 'NONE' } });
    expect((await trial.alerts.channels()).find(({ name }) => name === 'no secret')!.problem).toContain(
      'CLEARWAY_WEBHOOK_SECRET_NONE',
    );
    expect(await trial.alerts.test('no secret')).toMatchObject({ state: 'dead' });
    const elsewhere = 'http://169.254.169.254/latest/meta-data';
    await trial.alerts.changeChannel('no secret', { target: { kind: 'webhook', url: elsewhere, secret: 'OPS' } });
    const refused = await trial.alerts.test('no secret');
    expect(refused.attempts[0]!.outcome).toMatch(/^169\.254\.169\.254 is not on the public Internet/);
    expect(hook.received).toHaveLength(2);
  });

  it('refuse rules and channels that cannot work', async () => {
    const { alerts } = trial;
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

  it('are told whole or not at all: who dies over a message sends it again, with its id', async () => {
    const [one, other] = pair();
    await trial.alerts.createRule({ name: 'ours', objects: [one], channels: ['hook'] });
    await trial.publish([[one, other, NEAR]]);
    await trial.evaluate();
    // Taken by a server that is gone.
    await store()
      .db.updateTable('alert_deliveries')
      .set({ claim: 'gone', claimed_until_us: trial.nowUs + 90e6 })
      .execute();
    await trial.send();
    expect(hook.received).toHaveLength(0);
    trial.pass(1.5);
    await trial.send();
    await trial.send();
    expect(hook.received).toHaveLength(1);
  });
});

describeOnPostgresql('alerts of two servers', () => {
  let stores: Store[] = [];
  let remove = async (): Promise<void> => undefined;
  beforeAll(async () => {
    const trial = await postgresqlPlace();
    remove = trial.remove;
    stores = [await openStore(trial.place), await openStore(trial.place)];
  });
  afterAll(async () => {
    for (const store of stores) await store.close();
    await remove();
  });

  it('on one database are told once, whoever finds them', async () => {
    const hook = await hookReceiver();
    const trial = await alertTrial(stores[0]!);
    await trial.alerts.createChannel({ name: 'hook', target: { kind: 'webhook', url: hook.url, secret: 'OPS' } });
    await trial.alerts.createRule({ name: 'all', miss_below_km: 1, channels: ['hook'] });
    for (let round = 0; round < 5; round++) {
      await trial.publish([
        [10 * round + 1, 10 * round + 2, NEAR],
        [10 * round + 3, 10 * round + 4, NEAR],
      ]);
      const servers = [0, 1, 0, 1].map((k) => stores[k]!);
      await Promise.all(servers.map((store) => trial.evaluate(store)));
      await Promise.all(servers.map((store) => trial.send(store)));
    }
    const events = hook.received.map(({ message }) => message.alerts[0]!.facts.event_id);
    expect(events).toHaveLength(10);
    expect(new Set(events).size).toBe(10);
    await hook.close();
  });
});
