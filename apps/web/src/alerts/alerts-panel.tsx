import type { AlertDocument } from '@clearway/contract';
import { type JSX, type ReactNode, useEffect, useId } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { PanelFrame } from '../panels/panel-frame.tsx';
import { useKeyedAnswer } from '../risk/use-keyed-answer.ts';
import type { Answer } from '../status/use-answer.ts';
import { Waiting } from '../status/waiting.tsx';
import { useStore } from '../view/store.ts';
import type { Panel } from '../view/view.ts';
import { AlertRow } from './alert-row.tsx';
import { alertsChanged, alertsRevision } from './alerts-revision.ts';
import { ChannelForm } from './channel-form.tsx';
import { ChannelRow } from './channel-row.tsx';
import { DeliveryRow } from './delivery-row.tsx';
import { DigestForm } from './digest-form.tsx';
import { RuleForm } from './rule-form.tsx';
import { RuleRow } from './rule-row.tsx';
import '../events/events.css';
import '../watchlists/watchlists.css';
import './alerts.css';

const LOOK_MS = 15_000;
const MOST_SHOWN = 50;
const DELIVERIES_SHOWN = 20;

/** What has been raised, by which rules, who is told, and what came of it. */
export function AlertsPanel(_: { readonly panel: Extract<Panel, { kind: 'alerts' }> }): JSX.Element {
  const { client } = useApp();
  const t = useMessages();
  const revision = String(useStore(alertsRevision));
  useEffect(() => {
    const timer = setInterval(alertsChanged, LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  const alerts = useKeyedAnswer('alerts', revision, (signal) =>
    client.listAlerts({ state: 'standing', limit: MOST_SHOWN }, { signal }),
  );
  const rules = useKeyedAnswer('rules', revision, (signal) => client.listAlertRules({ signal }));
  const channels = useKeyedAnswer('channels', revision, (signal) => client.listAlertChannels({ signal }));
  const deliveries = useKeyedAnswer('deliveries', revision, (signal) =>
    client.listAlertDeliveries({ limit: DELIVERIES_SHOWN }, { signal }),
  );
  const names = channels.state === 'there' ? channels.value.items.map(({ name }) => name) : [];
  return (
    <PanelFrame title={t('alerts.title')} scrollKey="alerts">
      <Part title={t('alerts.standing')} answer={alerts} empty={t('alerts.none')}>
        {(alert: AlertDocument) => <AlertRow key={alert.alert_id} alert={alert} />}
      </Part>
      <Part title={t('alerts.rules')} answer={rules} empty={t('alerts.no-rules')}>
        {(rule) => <RuleRow key={rule.name} rule={rule} />}
      </Part>
      <RuleForm channels={names} />
      <Part title={t('alerts.channels')} answer={channels} empty={t('alerts.no-channels')}>
        {(channel) => <ChannelRow key={channel.name} channel={channel} />}
      </Part>
      <ChannelForm />
      <DigestForm channels={names} />
      <Part title={t('alerts.deliveries')} answer={deliveries} empty={t('alerts.no-deliveries')}>
        {(delivery) => <DeliveryRow key={delivery.delivery_id} delivery={delivery} />}
      </Part>
    </PanelFrame>
  );
}

function Part<Item>(props: {
  readonly title: string;
  readonly answer: Answer<{ readonly items: readonly Item[] }>;
  readonly empty: string;
  readonly children: (item: Item) => ReactNode;
}): JSX.Element {
  const id = useId();
  const { title, answer, empty, children } = props;
  return (
    <>
      <h3 id={id}>{title}</h3>
      {answer.state !== 'there' ? (
        <Waiting answer={answer} />
      ) : answer.value.items.length === 0 ? (
        <p className="muted">{empty}</p>
      ) : (
        <ul className="alerts-list" aria-labelledby={id}>
          {answer.value.items.map(children)}
        </ul>
      )}
    </>
  );
}
