import type { CdmSummary, EventDocument } from '@clearway/contract';
import { panelOfMessage } from '../inbox/panel-of-message.ts';
import type { MessageValues } from '../language/messages.ts';
import type { Panel } from '../view/view.ts';
import type { News } from './gather-news.ts';

/** A line to be said about a burst: a message, and the panel that shows more. */
export interface NewsLine {
  readonly key: string;
  readonly values: MessageValues;
  readonly tone: 'plain' | 'warning';
  readonly show: Panel;
}

/**
 * At most one line about events, one about messages and one about what went wrong. What is watched comes first; of the rest only how many there are. The
 * first screening says nothing of events: all of them are new then.
 */
export function newsLines(
  news: News,
  watched: ReadonlySet<number>,
  words: {
    readonly isFirstRun: boolean;
    readonly count: (value: number) => string;
    /** Of a distance that is uncertain by kilometres. */
    readonly estimate: (km: number) => string;
    readonly probability: (value: number | null) => string;
    /** Messages that this page brought itself. */
    readonly own: ReadonlySet<number>;
  },
): readonly NewsLine[] {
  const lines: NewsLine[] = [];
  if (news.published !== null && words.isFirstRun) {
    const { objects, close_approaches: approaches } = news.published;
    lines.push({
      key: 'live.first-run',
      values: { objects: words.count(objects), approaches: words.count(approaches ?? 0) },
      tone: 'plain',
      show: { kind: 'events', filter: {} },
    });
  } else {
    const line = lineOfEvents(news, watched, words);
    if (line !== null) lines.push(line);
  }
  const messages = news.messages.filter(({ cdm_id: id }) => !words.own.has(id));
  const message = lineOfMessages(messages, words.probability);
  if (message !== null) lines.push(message);
  if (news.failed !== null)
    lines.push({ key: 'live.run-failed', values: {}, tone: 'warning', show: { kind: 'status' } });
  const [warning] = news.warnings;
  if (warning !== undefined) {
    const titles = new Set(news.warnings.map(({ title }) => title));
    lines.push({
      key: 'live.source-warning',
      values: { source: warning.title, more: titles.size - 1 },
      tone: 'warning',
      show: { kind: 'status' },
    });
  }
  return lines;
}

function lineOfEvents(
  news: News,
  watched: ReadonlySet<number>,
  words: { readonly count: (value: number) => string; readonly estimate: (km: number) => string },
): NewsLine | null {
  const isWatched = ({ primary, secondary }: EventDocument): boolean =>
    watched.has(primary.object_id) || watched.has(secondary.object_id);
  const worsened = news.worsened.filter(isWatched);
  const fresh = news.newEvents.filter(isWatched);
  const all = [...worsened, ...fresh];
  const [first] = all;
  if (first !== undefined && all.length === 1) {
    return {
      key: worsened.length === 1 ? 'live.watched-worsened' : 'live.watched-new',
      values: {
        primary: first.primary.name,
        secondary: first.secondary.name,
        distance: words.estimate(first.miss_distance_km),
      },
      tone: 'plain',
      show: encounterOf(first),
    };
  }
  if (first !== undefined) {
    return {
      key: 'live.watched-many',
      values: { count: all.length, shown: words.count(all.length) },
      tone: 'plain',
      show: { kind: 'events', filter: { watchlist: '*' } },
    };
  }
  if (news.newEvents.length === 0) return null;
  const { length: count } = news.newEvents;
  return {
    key: 'live.events-new',
    values: { count, shown: words.count(count) },
    tone: 'plain',
    show: { kind: 'events', filter: {} },
  };
}

/** One message by its objects; of several the one that asks to act, else how many there are. */
function lineOfMessages(
  messages: readonly CdmSummary[],
  probability: (value: number | null) => string,
): NewsLine | null {
  const one = messages.find(({ alarm }) => alarm === 'act') ?? (messages.length === 1 ? messages[0] : undefined);
  if (one !== undefined) {
    return {
      key: one.alarm === 'act' ? 'live.message-act' : 'live.message-one',
      values: {
        primary: one.primary.name,
        secondary: one.secondary.name,
        probability: probability(one.probability),
      },
      tone: one.alarm === 'act' ? 'warning' : 'plain',
      show: panelOfMessage(one),
    };
  }
  if (messages.length === 0) return null;
  return {
    key: 'live.message-many',
    values: { count: messages.length },
    tone: 'plain',
    show: { kind: 'messages' },
  };
}

function encounterOf(event: EventDocument): Panel {
  return {
    kind: 'encounter',
    of: {
      eventId: event.event_id,
      primaryId: event.primary.object_id,
      secondaryId: event.secondary.object_id,
      tcaMs: Date.parse(event.tca_utc),
    },
  };
}
