import type { AlertDelivery, AlertDocument, AlertQuery, DeliveryState } from '@clearway/contract';
import { ALERT_STATES, DELIVERY_STATES } from '@clearway/contract';
import { streamSink, UserError, writeText } from '@clearway/service';
import { invalid, readNumber } from '../command-line/read-option.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { type PlaceOptions, withClient } from '../live/connect.ts';
import { printable } from '../people/encounter-table.ts';

/** Options of `alert list`, `acknowledge`, `deliveries`, `retry` and `test` as commander gives them. */
export interface AlertOptions extends PlaceOptions {
  readonly state?: string;
  readonly limit?: string;
  readonly by?: string;
  readonly note?: string;
  readonly json?: boolean;
}

/** `clearway alert list` */
export async function listAlerts(options: AlertOptions, around: Surroundings): Promise<void> {
  const limit = readLimit(options.limit ?? '50');
  const state = options.state === 'all' ? undefined : choice('--state', options.state, [...ALERT_STATES, 'standing']);
  const query: AlertQuery = { limit, ...(state === undefined ? {} : { state }) };
  await say(
    options,
    around,
    (client) => client.listAlerts(query),
    ({ items }) => (items.length === 0 ? 'No alerts.\n' : items.map(alertLine).join('')),
  );
}

/** `clearway alert acknowledge` */
export async function acknowledge(number: string, options: AlertOptions, around: Surroundings): Promise<void> {
  const id = readId(number);
  const by = { by: options.by ?? '', ...(options.note === undefined ? {} : { note: options.note }) };
  await say(options, around, (client) => client.acknowledgeAlert(id, by), alertLine);
}

/** `clearway alert deliveries` */
export async function listDeliveries(options: AlertOptions, around: Surroundings): Promise<void> {
  const limit = readLimit(options.limit ?? '20');
  const state = choice<DeliveryState>('--state', options.state, DELIVERY_STATES);
  const query = { limit, ...(state === undefined ? {} : { state }) };
  await say(
    options,
    around,
    (client) => client.listAlertDeliveries(query),
    ({ items }) => (items.length === 0 ? 'Nothing was sent yet.\n' : items.map(deliveryLines).join('')),
  );
}

/** `clearway alert retry` */
export async function retry(number: string, options: AlertOptions, around: Surroundings): Promise<void> {
  const id = readId(number);
  await say(options, around, (client) => client.retryAlertDelivery(id), deliveryLines);
}

/** `clearway alert test`: fails where the message was not taken. */
export async function test(name: string, options: AlertOptions, around: Surroundings): Promise<void> {
  await say(
    options,
    around,
    (client) => client.testAlertChannel(name),
    deliveryLines,
    ({ state, attempts }) => {
      if (state === 'delivered') return;
      throw new UserError('source-unreachable', `the test message was not taken: ${attempts.at(-1)?.outcome ?? state}`);
    },
  );
}

/** Asks, and prints the answer as JSON or as text. */
export async function say<Answer>(
  options: PlaceOptions & { readonly json?: boolean },
  around: Surroundings,
  ask: (client: Parameters<Parameters<typeof withClient>[2]>[0]) => Promise<Answer>,
  text: (answer: Answer) => string,
  check: (answer: Answer) => void = () => undefined,
): Promise<void> {
  const sink = streamSink(around.stdout);
  const work = async (client: Parameters<Parameters<typeof withClient>[2]>[0]): Promise<void> => {
    const answer = await ask(client);
    await writeText(sink, options.json ? `${JSON.stringify(answer)}\n` : text(answer));
    check(answer);
  };
  await withClient(options, around, work, 'objects');
}

function alertLine({ alert_id, state, level, rule, change, facts, acknowledged_by }: AlertDocument): string {
  const who = acknowledged_by === null ? '' : ` by ${printable(acknowledged_by)}`;
  const pair = `${printable(facts.primary.name)} / ${printable(facts.secondary.name)}`;
  const parts = [
    String(alert_id).padStart(6),
    level.padEnd(6),
    `${state}${who}`.padEnd(12),
    facts.tca_utc.slice(0, 16).replace('T', ' '),
    `${facts.miss_distance_km.toFixed(3)} km`.padStart(9),
    pair,
    `(${printable(rule)}: ${change})`,
  ];
  return `${parts.join('  ')}\n`;
}

function deliveryLines({ delivery_id, state, channel, title, attempts, next_attempt_utc }: AlertDelivery): string {
  const last = attempts.at(-1);
  const came = last === undefined ? 'not tried yet' : `attempt ${attempts.length}: ${printable(last.outcome)}`;
  const next = next_attempt_utc === null ? '' : `, next ${next_attempt_utc}`;
  return `${String(delivery_id).padStart(6)}  ${state.padEnd(10)}  ${printable(channel)}: ${printable(title)}\n        ${came}${next}\n`;
}

function readId(text: string): number {
  return readNumber('NUMBER', text, { least: 1, most: 2_147_483_647, whole: true, unit: 'its number in the list' });
}

function readLimit(text: string): number {
  return readNumber('--limit', text, { least: 1, most: 1000, whole: true, unit: 'lines' });
}

export function choice<Choice extends string>(
  option: string,
  text: string | undefined,
  choices: readonly Choice[],
): Choice | undefined {
  if (text === undefined) return undefined;
  const found = choices.find((each) => each === text);
  if (found === undefined) throw invalid(option, text, `give one of ${choices.join(', ')}`);
  return found;
}
