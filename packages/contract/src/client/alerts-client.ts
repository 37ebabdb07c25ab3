import type {
  AlertChannel,
  AlertChannelChange,
  AlertDigestSettings,
  NewAlertChannel,
} from '../schemas/alert-channels.ts';
import type { AlertDelivery, DeliveryQuery } from '../schemas/alert-deliveries.ts';
import type { AlertRule, AlertRuleChange, NewAlertRule } from '../schemas/alert-rules.ts';
import type { Acknowledgement, AlertDocument, AlertQuery } from '../schemas/alerts.ts';
import type { Page } from '../schemas/page.ts';
import { API, type CallOptions, type Transport } from './transport.ts';

/** Who is told of what, and what was told. */
export interface AlertClient {
  listAlerts(query?: AlertQuery, options?: CallOptions): Promise<Page<AlertDocument>>;
  findAlert(alertId: number, options?: CallOptions): Promise<AlertDocument>;
  acknowledgeAlert(alertId: number, by: Acknowledgement, options?: CallOptions): Promise<AlertDocument>;
  listAlertDeliveries(query?: DeliveryQuery, options?: CallOptions): Promise<Page<AlertDelivery>>;
  retryAlertDelivery(deliveryId: number, options?: CallOptions): Promise<AlertDelivery>;
  listAlertRules(options?: CallOptions): Promise<Page<AlertRule>>;
  createAlertRule(rule: NewAlertRule, options?: CallOptions): Promise<AlertRule>;
  findAlertRule(name: string, options?: CallOptions): Promise<AlertRule>;
  changeAlertRule(name: string, change: AlertRuleChange, options?: CallOptions): Promise<AlertRule>;
  deleteAlertRule(name: string, options?: CallOptions): Promise<void>;
  listAlertChannels(options?: CallOptions): Promise<Page<AlertChannel>>;
  createAlertChannel(channel: NewAlertChannel, options?: CallOptions): Promise<AlertChannel>;
  findAlertChannel(name: string, options?: CallOptions): Promise<AlertChannel>;
  changeAlertChannel(name: string, change: AlertChannelChange, options?: CallOptions): Promise<AlertChannel>;
  deleteAlertChannel(name: string, options?: CallOptions): Promise<void>;
  /** Sends a message now, and says what came of it. */
  testAlertChannel(name: string, options?: CallOptions): Promise<AlertDelivery>;
  readAlertDigest(options?: CallOptions): Promise<AlertDigestSettings>;
  changeAlertDigest(settings: AlertDigestSettings, options?: CallOptions): Promise<AlertDigestSettings>;
}

export function createAlertClient({ get, send }: Transport): AlertClient {
  return {
    listAlerts: (query, call) => get(`${API}/alerts`, query, call),
    findAlert: (alertId, call) => get(`${API}/alerts/${alertId}`, {}, call),
    acknowledgeAlert: (alertId, by, call) => send('POST', `${API}/alerts/${alertId}/acknowledge`, by, call),
    listAlertDeliveries: (query, call) => get(`${API}/alert-deliveries`, query, call),
    retryAlertDelivery: (deliveryId, call) =>
      send('POST', `${API}/alert-deliveries/${deliveryId}/retry`, undefined, call),
    listAlertRules: (call) => get(`${API}/alert-rules`, {}, call),
    createAlertRule: (rule, call) => send('POST', `${API}/alert-rules`, rule, call),
    findAlertRule: (name, call) => get(`${API}/alert-rules/${encodeURIComponent(name)}`, {}, call),
    changeAlertRule: (name, change, call) =>
      send('PATCH', `${API}/alert-rules/${encodeURIComponent(name)}`, change, call),
    deleteAlertRule: (name, call) => send('DELETE', `${API}/alert-rules/${encodeURIComponent(name)}`, undefined, call),
    listAlertChannels: (call) => get(`${API}/alert-channels`, {}, call),
    createAlertChannel: (channel, call) => send('POST', `${API}/alert-channels`, channel, call),
    findAlertChannel: (name, call) => get(`${API}/alert-channels/${encodeURIComponent(name)}`, {}, call),
    changeAlertChannel: (name, change, call) =>
      send('PATCH', `${API}/alert-channels/${encodeURIComponent(name)}`, change, call),
    deleteAlertChannel: (name, call) =>
      send('DELETE', `${API}/alert-channels/${encodeURIComponent(name)}`, undefined, call),
    testAlertChannel: (name, call) =>
      send('POST', `${API}/alert-channels/${encodeURIComponent(name)}/test`, undefined, call),
    readAlertDigest: (call) => get(`${API}/alert-digest`, {}, call),
    changeAlertDigest: (settings, call) => send('PATCH', `${API}/alert-digest`, settings, call),
  };
}
