import { createConjunction, createTeam, insertCdm, noteMessage, runAs, type Store } from '@clearway/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnBoth } from '../store/databases.ts';
import { trialCdm } from '../store/trial-rows.ts';
import { NEAR } from './alert-stage.ts';
import { type AlertTrial, alertTrial } from './alert-trial.ts';
import { type HookReceiver, hookReceiver } from './receivers.ts';

/** Somebody with a team of their own, and a receiver of what it is told. */
interface Teamed {
  readonly teamId: number | null;
  readonly hook: HookReceiver;
  readonly as: <Result>(work: () => Result) => Result;
}

describeOnBoth('alerts of teams', (store) => {
  let trial: AlertTrial;
  let ours: Teamed;
  let others: Teamed;
  let nobodys: Teamed;
  let ourEvent = 0;
  let sharedEvent = 0;

  beforeAll(async () => {
    trial = await alertTrial(store());
    [ours, others, nobodys] = [
      await teamed(store(), 'ours'),
      await teamed(store(), 'others'),
      await teamed(store(), null),
    ];
    // Three teams with things of one name.
    for (const { as, hook } of [ours, others, nobodys]) {
      await as(async () => {
        await trial.alerts.createChannel({ name: 'hook', target: { kind: 'webhook', url: hook.url, secret: 'OPS' } });
        await trial.alerts.createRule({ name: 'near', miss_below_km: 1, channels: ['hook'] });
      });
    }
    [sharedEvent, ourEvent] = (await trial.publish([
      [1, 2, NEAR],
      [1, 2, { ...NEAR, missDistanceKm: 0.3, teamId: ours.teamId }],
    ])) as [number, number];
    const { db } = store();
    await ours.as(async () => {
      const key = { primary_id: 1, secondary_id: 2, tca_us: NEAR.tcaUs };
      const conjunction = await createConjunction(db, { ...key, pair: '1 2' });
      const cdm = await insertCdm(db, trialCdm(conjunction, 'one', { ...key, probability: 0.0123 }));
      await noteMessage(db, conjunction, cdm.cdm_id);
    });
    await trial.turn();
  });
  afterAll(async () => {
    for (const { hook } of [ours, others, nobodys]) await hook.close();
  });

  const told = ({ hook }: Teamed) => hook.received.flatMap(({ message }) => message.alerts);

  it('tell each what it may know: its own events, and everybody’s by its own messages', () => {
    const eventsOf = (team: Teamed): number[] =>
      told(team)
        .map(({ facts }) => facts.event_id)
        .sort((a, b) => a - b);
    expect(eventsOf(ours)).toEqual([sharedEvent, ourEvent]);
    expect(told(ours).every(({ facts }) => facts.probability === 0.0123 && facts.basis === 'message')).toBe(true);
    for (const team of [others, nobodys]) {
      expect(eventsOf(team)).toEqual([sharedEvent]);
      expect(told(team)[0]!.facts).toMatchObject({ basis: 'elements', probability: 1e-6, private: false });
    }
  });

  it('are listed, acknowledged and tried again by their team alone', async () => {
    const listed = (team: Teamed) => team.as(() => trial.alerts.list({}));
    const own = (await listed(ours)).items.find(({ facts }) => facts.event_id === ourEvent)!;
    for (const team of [others, nobodys]) {
      expect(JSON.stringify(await listed(team))).not.toContain('0.0123');
      await team.as(async () => {
        expect(await trial.alerts.find(own.alert_id)).toBeNull();
        const acknowledging = trial.alerts.acknowledge(own.alert_id, { by: 'Cy' });
        await expect(acknowledging).rejects.toMatchObject({ code: 'unknown' });
        expect(JSON.stringify(await trial.alerts.deliveries({}))).not.toContain(`"${ours.hook.url}`);
      });
    }
    const deliveries = async (team: Teamed): Promise<number[]> =>
      (await team.as(() => trial.alerts.deliveries({}))).items.map(({ delivery_id }) => delivery_id);
    const [mine, theirs, everybodys] = [await deliveries(ours), await deliveries(others), await deliveries(nobodys)];
    // Who is in a team sees what is nobody's, too, and nothing of another.
    expect(mine.filter((id) => theirs.includes(id)).sort()).toEqual(everybodys.toSorted());
    const retried = others.as(() => trial.alerts.retry(mine.find((id) => !everybodys.includes(id))!));
    await expect(retried).rejects.toMatchObject({ code: 'unknown' });
    expect((await ours.as(() => trial.alerts.find(own.alert_id)))!.state).toBe('open');
    expect(await ours.as(() => trial.alerts.acknowledge(own.alert_id, { by: 'Ada' }))).toMatchObject({
      state: 'acknowledged',
    });
  });

  it('and rules and channels are changed by their team alone, and go to its own channels', async () => {
    const { alerts } = trial;
    await others.as(() => alerts.changeRule('near', { miss_below_km: 0.1 }));
    expect((await ours.as(() => alerts.rules())).map(({ miss_below_km }) => miss_below_km)).toEqual([1, 1]);
    await ours.as(() => alerts.createChannel({ name: 'private', target: { kind: 'email', to: ['a@b.example'] } }));
    expect((await others.as(() => alerts.channels())).map(({ name }) => name)).not.toContain('private');
    for (const team of [others, nobodys]) {
      const creating = team.as(() => alerts.createRule({ name: 'x', channels: ['private'] }));
      await expect(creating).rejects.toThrow('no channel "private"');
    }
    await nobodys.as(() => alerts.createChannel({ name: 'shared', target: { kind: 'email', to: ['c@b.example'] } }));
    const leaking = ours.as(() => alerts.createRule({ name: 'x', channels: ['shared'] }));
    await expect(leaking).rejects.toThrow('no channel "shared"');
  });

  it('have a digest for each team', async () => {
    const { alerts } = trial;
    const settings = { enabled: true, at: '08:00', zone: 'UTC', channels: ['hook'] };
    await ours.as(() => alerts.changeDigest(settings));
    await others.as(() => alerts.changeDigest({ ...settings, at: '09:00' }));
    expect((await nobodys.as(() => alerts.digest())).enabled).toBe(false);
    for (const { hook } of [ours, others, nobodys]) hook.received.length = 0;
    trial.pass(10 * 60);
    await trial.turn();
    await trial.turn();
    const digests = ({ hook }: Teamed) => hook.received.filter(({ message }) => message.type === 'digest');
    expect(digests(ours).map(({ message }) => message.count)).toEqual([2]);
    expect(digests(others).map(({ message }) => message.count)).toEqual([1]);
    expect(digests(nobodys)).toEqual([]);
    expect(digests(others)[0]!.body).not.toContain('0.0123');
  });
});

async function teamed({ db }: Store, name: string | null): Promise<Teamed> {
  const teamId = name === null ? null : (await createTeam(db, name, 1))!.team_id;
  const actor = { name: name ?? 'Di', role: 'operator', via: 'key', teamId, seesAll: false } as const;
  return { teamId, hook: await hookReceiver(), as: (work) => runAs(actor, work) };
}
