import { openStore, type Store } from '@clearway/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnBoth, describeOnPostgresql, postgresqlPlace } from '../store/databases.ts';
import { JUNE_US } from '../store/trial-rows.ts';
import { alertStage, NEAR } from './alert-stage.ts';
import { alertTrial } from './alert-trial.ts';
import { hookReceiver } from './receivers.ts';

describeOnBoth('telling of alerts', (store) => {
  const stage = alertStage(store);

  it('are tried again with the same id, later each time, until they are taken', async () => {
    await stage.trial.alerts.createRule({ name: 'ours', objects: [stage.upcoming], channels: ['hook'] });
    await stage.trial.publish([[...stage.pair(), NEAR]]);
    stage.hook.answers.push(500, 503);
    await stage.trial.turn();
    await stage.trial.turn();
    expect(stage.hook.received).toHaveLength(1);
    stage.trial.pass(5 / 60);
    await stage.trial.turn();
    stage.trial.pass(9.9 / 60);
    await stage.trial.turn();
    expect(stage.hook.received).toHaveLength(2);
    stage.trial.pass(0.1 / 60);
    await stage.trial.turn();
    stage.trial.pass(60);
    await stage.trial.turn();
    expect(stage.hook.received).toHaveLength(3);
    expect(new Set(stage.hook.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    // The time stamp is that of the attempt: a receiver with a replay window takes each of them.
    const stamps = stage.hook.received.map(({ headers }) => Number(headers['webhook-timestamp']) - JUNE_US / 1e6);
    expect(stamps).toEqual([0, 5, 15]);
    const [delivery] = (await stage.trial.alerts.deliveries({})).items;
    expect(delivery).toMatchObject({ state: 'delivered', next_attempt_utc: null });
    expect(delivery!.attempts.map(({ status }) => status)).toEqual([500, 503, 204]);
  });

  it('are given up after some hours, the next are told at once, and a person may try again', async () => {
    await stage.trial.alerts.createChannel({
      name: 'dead',
      target: { kind: 'webhook', url: 'http://127.0.0.1:1/', secret: 'OPS' },
    });
    const escalation = [{ after_minutes: 600, channels: ['hook'] }];
    await stage.trial.alerts.createRule({ name: 'ours', objects: [stage.upcoming], channels: ['dead'], escalation });
    await stage.trial.publish([[...stage.pair(), NEAR]]);
    for (let turns = 0; turns < 13 && stage.hook.received.length === 0; turns++) {
      await stage.trial.turn();
      stage.trial.pass(61);
    }
    await stage.trial.turn();
    expect(stage.changes()).toEqual(['not-acknowledged']);
    const dead = (await stage.trial.alerts.deliveries({ state: 'dead' })).items[0]!;
    expect(dead.attempts).toHaveLength(12);
    expect(dead.attempts[0]!.outcome).toContain('ECONNREFUSED');
    await stage.trial.alerts.changeChannel('dead', { target: { kind: 'webhook', url: stage.hook.url, secret: 'OPS' } });
    expect(await stage.trial.alerts.retry(dead.delivery_id)).toMatchObject({ state: 'waiting' });
    await stage.trial.turn();
    expect(stage.hook.received.at(-1)!.headers['webhook-id']).toBe(dead.message_id);
    await expect(stage.trial.alerts.retry(dead.delivery_id)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('wait for the end of quiet hours, but for the highest level; later news takes their place', async () => {
    const quiet_hours = { from: '22:00', to: '06:00', zone: 'UTC', release: 'end' } as const;
    await stage.trial.alerts.changeChannel('hook', { quiet_hours });
    const [one, other] = stage.pair();
    await stage.trial.alerts.createRule({ name: 'ours', objects: [one], channels: ['hook'] });
    // Midnight.
    const [eventId] = await stage.trial.publish([[one, other, NEAR]]);
    await stage.trial.turn();
    expect((await stage.trial.alerts.deliveries({ state: 'held' })).items).toMatchObject([
      { next_attempt_utc: expect.stringMatching(/T06:00:00/) },
    ]);
    stage.trial.pass(60);
    await stage.trial.publish([[one, other, { ...NEAR, eventId: eventId!, missDistanceKm: 0.2 }]]);
    await stage.trial.turn();
    const gone = stage.pair();
    await stage.trial.alerts.changeRule('ours', { objects: [one, gone[0]] });
    const [over] = await stage.trial.publish([[...gone, NEAR]]);
    await stage.trial.turn();
    stage.trial.pass(60);
    await stage.trial.publish([[...gone, { ...NEAR, eventId: over!, state: 'cleared' }]]);
    await stage.trial.turn();
    expect(stage.hook.received).toHaveLength(0);
    stage.trial.pass(239);
    await stage.trial.turn();
    expect(stage.hook.received).toHaveLength(0);
    stage.trial.pass(1);
    await stage.trial.turn();
    // What came and went in the night is no news in the morning.
    expect(stage.changes()).toEqual(['worsened']);
  });

  it('are escalated to the next until somebody acknowledges them, and again when they worsen', async () => {
    const second = await hookReceiver();
    await stage.trial.alerts.createChannel({
      name: 'second',
      target: { kind: 'webhook', url: second.url, secret: 'OPS' },
    });
    const escalation = [
      { after_minutes: 15, channels: ['second'] },
      { after_minutes: 40, channels: ['hook', 'second'] },
    ];
    const [one, other] = stage.pair();
    await stage.trial.alerts.createRule({ name: 'ours', objects: [one], channels: ['hook'], escalation });
    const [eventId] = await stage.trial.publish([[one, other, NEAR]]);
    await stage.trial.turn();
    stage.trial.pass(14);
    await stage.trial.turn();
    expect([stage.hook.received.length, second.received.length]).toEqual([1, 0]);
    stage.trial.pass(1);
    await stage.trial.turn();
    await stage.trial.turn();
    expect([stage.hook.received.length, second.received.length]).toEqual([1, 1]);
    const [alert] = (await stage.trial.alerts.list({ state: 'open' })).items;
    expect(alert!.next_escalation_utc).toMatch(/T00:40:00/);
    const { alert_id } = alert!;
    expect(await stage.trial.alerts.acknowledge(alert_id, { by: 'Kim', note: 'calling' })).toMatchObject({
      state: 'acknowledged',
      acknowledged_by: 'Kim',
      acknowledgement_note: 'calling',
      next_escalation_utc: null,
    });
    stage.trial.pass(60);
    await stage.trial.turn();
    expect([stage.hook.received.length, second.received.length]).toEqual([1, 1]);
    await stage.trial.publish([[one, other, { ...NEAR, eventId: eventId!, missDistanceKm: 0.1 }]]);
    await stage.trial.turn();
    expect((await stage.trial.alerts.find(alert_id))!.state).toBe('open');
    for (let quarter = 0; quarter < 6; quarter++) {
      stage.trial.pass(15);
      await stage.trial.turn();
    }
    expect([stage.hook.received.length, second.received.length]).toEqual([3, 3]);
    await stage.trial.publish([[one, other, { ...NEAR, eventId: eventId!, state: 'cleared' }]]);
    await stage.trial.turn();
    await expect(stage.trial.alerts.acknowledge(alert_id, { by: 'Kim' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(stage.trial.alerts.acknowledge(99_999, { by: 'Kim' })).rejects.toMatchObject({ code: 'unknown' });
    await second.close();
  });

  it('are gathered once a day, with what quiet hours left to it', async () => {
    const quiet_hours = { from: '22:00', to: '06:00', zone: 'Europe/Luxembourg', release: 'digest' } as const;
    await stage.trial.alerts.changeChannel('hook', { quiet_hours });
    const [one, other] = stage.pair();
    await stage.trial.alerts.createRule({ name: 'ours', objects: [one], channels: ['hook'] });
    await stage.trial.alerts.changeDigest({
      enabled: true,
      at: '08:00',
      zone: 'Europe/Luxembourg',
      channels: ['hook'],
    });
    await stage.trial.publish([[one, other, NEAR]]);
    await stage.trial.turn();
    // 08:00 there is 06:00 UTC in June.
    stage.trial.pass(6 * 60 - 1);
    await stage.trial.turn();
    expect(stage.hook.received).toHaveLength(0);
    stage.trial.pass(1);
    await stage.trial.turn();
    stage.trial.pass(5);
    await stage.trial.turn();
    expect(stage.titles()).toEqual(['Digest of 2026-06-01']);
    expect(stage.hook.received[0]!.message).toMatchObject({ type: 'digest', count: 1, alerts: [{ rule: 'ours' }] });
    expect(stage.hook.received[0]!.message.lines.join()).toMatch(/1 message came in quiet hours/);
    stage.trial.pass(24 * 60);
    await stage.trial.turn();
    expect(stage.titles()).toEqual(['Digest of 2026-06-01', 'Digest of 2026-06-02']);
    // Changed after its time: not before tomorrow.
    await stage.trial.alerts.changeDigest({
      enabled: true,
      at: '07:00',
      zone: 'Europe/Luxembourg',
      channels: ['hook'],
    });
    stage.trial.pass(2);
    await stage.trial.turn();
    expect(stage.hook.received).toHaveLength(2);
  });

  it('can be tried out: the test says what came of it and is not repeated', async () => {
    expect(await stage.trial.alerts.test('hook')).toMatchObject({
      state: 'delivered',
      type: 'test',
      attempts: [{ status: 204 }],
    });
    stage.hook.answers.push(302);
    expect(await stage.trial.alerts.test('hook')).toMatchObject({
      state: 'dead',
      attempts: [{ status: 302, outcome: expect.stringContaining('not followed') }],
    });
    expect(stage.hook.received).toHaveLength(2);
    await stage.trial.alerts.createChannel({
      name: 'no secret',
      target: { kind: 'webhook', url: stage.hook.url, secret: 'NONE' },
    });
    expect((await stage.trial.alerts.channels()).find(({ name }) => name === 'no secret')!.problem).toContain(
      'CLEARWAY_WEBHOOK_SECRET_NONE',
    );
    expect(await stage.trial.alerts.test('no secret')).toMatchObject({ state: 'dead' });
    const elsewhere = 'http://169.254.169.254/latest/meta-data';
    await stage.trial.alerts.changeChannel('no secret', { target: { kind: 'webhook', url: elsewhere, secret: 'OPS' } });
    const refused = await stage.trial.alerts.test('no secret');
    expect(refused.attempts[0]!.outcome).toMatch(/^169\.254\.169\.254 is not on the public Internet/);
    expect(stage.hook.received).toHaveLength(2);
  });

  it('are told whole or not at all: who dies over a message sends it again, with its id', async () => {
    const [one, other] = stage.pair();
    await stage.trial.alerts.createRule({ name: 'ours', objects: [one], channels: ['hook'] });
    await stage.trial.publish([[one, other, NEAR]]);
    await stage.trial.evaluate();
    // Taken by a server that is gone.
    await store()
      .db.updateTable('alert_deliveries')
      .set({ claim: 'gone', claimed_until_us: stage.trial.nowUs + 90e6 })
      .execute();
    await stage.trial.send();
    expect(stage.hook.received).toHaveLength(0);
    stage.trial.pass(1.5);
    await stage.trial.send();
    await stage.trial.send();
    expect(stage.hook.received).toHaveLength(1);
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
