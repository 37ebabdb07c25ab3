import type { Client, EventDocument } from '@clearway/contract';
import { allPages } from '@clearway/contract';
import type { AvoidSettings, CoveredMessage } from '@clearway/service/avoid';

/** The other events of a satellite that its burn is for as well, and which are not among them. */
export interface OtherEvents {
  readonly covers: readonly CoveredMessage[];
  readonly notCovered: NonNullable<AvoidSettings['notCovered']>;
}

export const NO_OTHER_EVENTS: OtherEvents = { covers: [], notCovered: [] };

/** Only probabilities add up. */
export const NOT_BY_DISTANCE: OtherEvents = {
  covers: [],
  notCovered: [
    "The target is a distance, so the burn is for this event alone: the satellite's other events are not counted.",
  ],
};

/** As the service's plans do. */
const MOST_ENCOUNTERS = 40;
/** Slower pairs have no probability in the encounter plane, km/s. */
const SLOWEST_KM_S = 0.01;

/** The messages of all open events to come of an event's primary, the most probable first, but those without a probability. */
export async function otherEvents(client: Client, eventId: number): Promise<OtherEvents> {
  const event = await client.findEvent(eventId);
  const satellite = event.primary.object_id;
  const found: EventDocument[] = [];
  // All lists: stations meet their own visitors, which are ranked apart, and are told apart below.
  const query = { object: [satellite], list: 'all', limit: 200 } as const;
  for await (const each of allPages((cursor) => client.listEvents({ ...query, ...(cursor && { cursor }) }))) {
    if (each.event_id !== eventId) found.push(each);
  }
  const hasProbability = (each: EventDocument): boolean =>
    each.probability !== null &&
    each.probability_method !== 'Alfriend1999' &&
    !each.co_located &&
    each.relative_speed_km_s >= SLOWEST_KM_S;
  const likely = found.filter(hasProbability).sort((a, b) => b.probability! - a.probability!);
  const covers: CoveredMessage[] = [];
  for (const { event_id } of likely.slice(0, MOST_ENCOUNTERS)) {
    const text = await (await client.readEventCdm(event_id)).text();
    covers.push({ text, name: `event ${event_id}`, eventId: event_id });
  }
  const without = found.length - likely.length;
  return {
    covers,
    notCovered: [
      ...(without > 0
        ? [
            `Not counted among them: ${without} event${without === 1 ? '' : 's'} without a probability (slow, side by side, or without covariances).`,
          ]
        : []),
      ...(likely.length > MOST_ENCOUNTERS
        ? [`Not counted among them: ${likely.length - MOST_ENCOUNTERS} less probable events.`]
        : []),
    ],
  };
}
