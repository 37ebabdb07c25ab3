/** An event of the screening, with messages about it as an operator would send them. */
export interface ToldEvent {
  readonly address: string;
  readonly eventId: number;
  /** As KVN, the first created first. */
  readonly messages: readonly string[];
}

/**
 * Messages about the nearest fast event of some days ahead: the screening's own CDM, as if somebody had tracked both objects, better from
 * message to message.
 */
export async function makeUpMessages(url: string): Promise<ToldEvent> {
  const ask = async (path: string): Promise<Response> => {
    const response = await fetch(`${url}/api/v1/${path}`);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response;
  };
  interface Listed {
    readonly event_id: number;
    readonly primary: { readonly object_id: number };
    readonly secondary: { readonly object_id: number };
    readonly tca_utc: string;
    readonly miss_distance_km: number;
    readonly relative_speed_km_s: number;
    readonly co_located: boolean;
  }
  const { items } = (await (await ask('events?limit=1000&tca_from=2026-03-12T00:00:00Z')).json()) as {
    items: Listed[];
  };
  const event = items
    .filter((each) => !each.co_located && each.relative_speed_km_s > 5)
    .toSorted((one, other) => one.miss_distance_km - other.miss_distance_km)[0]!;
  const { event_id: eventId, primary, secondary, tca_utc: tca } = event;
  const screening = await (await ask(`events/${eventId}/cdm?format=kvn`)).text();
  const message = (created: string, sigmas: number): string =>
    screening
      .replaceAll(/^COMMENT (?!HBR).*\n/gm, '')
      .replace(/^(ORIGINATOR\s*= ).*$/m, '$1MADE-UP')
      .replace(/^(CREATION_DATE\s*= ).*$/m, `$1${created}`)
      .replace(/^(MESSAGE_ID\s*= ).*$/m, `$1MADE-UP-${created}`)
      .replaceAll(
        /^(C[RTN]_[RTN]\s*= )(\S+)/gm,
        (_, name: string, value: string) => name + (Number(value) * sigmas ** 2).toExponential(12),
      );
  return {
    eventId,
    address: `/?panel=encounter&event=${eventId}&pair=${primary.object_id},${secondary.object_id}&tca=${tca.slice(0, 23)}Z`,
    messages: [message('2026-03-09T02:00:00', 1), message('2026-03-09T22:40:00', 0.1)],
  };
}

/** Gives the latest of the messages to the service. */
export async function sendLatest(url: string, { messages }: ToldEvent): Promise<void> {
  const response = await fetch(`${url}/api/v1/cdms?file=made-up.cdm`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: messages.at(-1)!,
  });
  if (!response.ok) throw new Error(`the message was not taken: ${response.status}`);
}
