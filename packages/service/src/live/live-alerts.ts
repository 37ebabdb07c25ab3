import type {
  Acknowledgement,
  AlertChannel,
  AlertChannelChange,
  AlertDelivery,
  AlertDigestSettings,
  AlertDocument,
  AlertQuery,
  AlertRule,
  AlertRuleChange,
  DeliveryQuery,
  NewAlertChannel,
  NewAlertRule,
  Page,
} from '@clearway/contract';

/** Rules, what they have raised, and where and how it was told (docs/alerts.md). */
export interface LiveAlerts {
  list(query: AlertQuery): Promise<Page<AlertDocument>>;
  find(alertId: number): Promise<AlertDocument | null>;
  /** Of an alert that is not closed: else `conflict`. */
  acknowledge(alertId: number, by: Acknowledgement): Promise<AlertDocument>;
  deliveries(query: DeliveryQuery): Promise<Page<AlertDelivery>>;
  /** Of one that was given up: else `conflict`. */
  retry(deliveryId: number): Promise<AlertDelivery>;
  rules(): Promise<readonly AlertRule[]>;
  createRule(rule: NewAlertRule): Promise<AlertRule>;
  changeRule(name: string, change: AlertRuleChange): Promise<AlertRule>;
  deleteRule(name: string): Promise<void>;
  channels(): Promise<readonly AlertChannel[]>;
  createChannel(channel: NewAlertChannel): Promise<AlertChannel>;
  changeChannel(name: string, change: AlertChannelChange): Promise<AlertChannel>;
  /** Not while a rule or the digest goes there: `conflict`. */
  deleteChannel(name: string): Promise<void>;
  /** Sends a message there now, once. */
  test(name: string): Promise<AlertDelivery>;
  digest(): Promise<AlertDigestSettings>;
  changeDigest(settings: AlertDigestSettings): Promise<AlertDigestSettings>;
  /** How telling goes, of all teams: for whoever watches over Clearway. */
  figures(): Promise<AlertFigures>;
}

export interface AlertFigures {
  /** Messages that are kept: taken, given up, on their way, and held by quiet hours or for a digest. */
  readonly delivered: number;
  readonly dead: number;
  readonly waiting: number;
  readonly held: number;
  /** Of messages that are kept: more than one of a message are retries. */
  readonly attempts: number;
  /** Since when the oldest waits that is on its way, s; 0 where none is. */
  readonly oldestWaitingSeconds: number;
  /** Since rules were evaluated last, s; null where they never were. */
  readonly evaluatedSecondsAgo: number | null;
}
