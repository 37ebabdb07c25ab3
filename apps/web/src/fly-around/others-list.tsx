import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { nameOf } from '../events/encounter-words.ts';
import type { Translate } from '../language/messages.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { useStore } from '../view/store.ts';
import type { ByEphemerides, SecondaryAnswer, SecondaryEncounter } from '../workers/avoidance/secondary-question.ts';
import type { Latest } from './latest-answer.ts';
import { ProblemWords } from './problem-words.tsx';

/** More nobody reads; how many there are is said. */
const MOST = 6;

/** What the burn does to everything else in orbit: in a sentence, then what gets worse and what gets better. */
export function OthersList({ others }: { readonly others: Latest<readonly SecondaryAnswer[]> | null }): JSX.Element {
  const t = useMessages();
  return (
    <section aria-label={t('fly-around.others')} aria-busy={others?.state === 'waiting'}>
      <h3>{t('fly-around.others')}</h3>
      {others === null ? (
        <p>{t('fly-around.not-screened')}</p>
      ) : others.state === 'waiting' ? (
        <p className="muted" role="status">
          {t('fly-around.screening')}
        </p>
      ) : others.state === 'failed' ? (
        <ProblemWords problem={others.problem} hint={others.hint} />
      ) : (
        <Compared answer={others.value[0]!} />
      )}
    </section>
  );
}

function Compared({ answer }: { readonly answer: SecondaryAnswer }): JSX.Element {
  const { catalog } = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const known = useStore(catalog);
  if (answer.status !== 'ok')
    return <p>{t(answer.status === 'outside' ? 'fly-around.others-outside' : 'fly-around.not-screened')}</p>;
  const { changed, closest, objects, byEphemerides, untilMs, thresholdKm } = answer;
  const bad = changed.filter(({ change }) => change === 'new' || change === 'worse');
  const good = changed.filter(({ change }) => change === 'gone' || change === 'better');
  const line = (each: SecondaryEncounter): string => {
    const { before, after } = each;
    const name = nameOf(known, each.objectId);
    const at = quantities.moment((after ?? before)!.tcaMs, { year: false, seconds: false });
    const values = {
      name,
      time: at,
      before: before === null ? '' : quantities.distance(before.missKm),
      after: after === null ? '' : quantities.distance(after.missKm),
    };
    return t(`fly-around.other-${each.change}`, values);
  };
  const list = (rows: readonly SecondaryEncounter[]): JSX.Element | null =>
    rows.length === 0 ? null : (
      <ul className="fly-others">
        {rows.slice(0, MOST).map((each) => (
          <li key={`${each.objectId} ${(each.after ?? each.before)!.tcaMs}`} className={`is-${each.change}`}>
            {line(each)}
          </li>
        ))}
        {rows.length > MOST ? <li>{t('fly-around.others-more', { count: rows.length - MOST })}</li> : null}
      </ul>
    );
  return (
    <>
      <p>
        {closest === null
          ? t('fly-around.others-none', { threshold: quantities.distance(thresholdKm) })
          : t('fly-around.others-closest', {
              name: nameOf(known, closest.objectId),
              miss: quantities.distance(closest.after!.missKm),
              time: quantities.moment(closest.after!.tcaMs, { year: false, seconds: false }),
            })}{' '}
        {othersWords(answer, t)}
      </p>
      {list(bad)}
      {good.length === 0 ? null : (
        <details className="fly-table">
          <summary>{t('fly-around.others-better', { count: good.length })}</summary>
          {list(good)}
        </details>
      )}
      <p className="muted small">
        {t('fly-around.others-basis', {
          objects: quantities.count(objects),
          until: quantities.day(untilMs),
          threshold: quantities.distance(thresholdKm),
        })}
        {ephemerisWords(byEphemerides, t)}
      </p>
    </>
  );
}

/** What of it goes by operators' ephemerides; nothing where there are none. */
function ephemerisWords(by: ByEphemerides | null, t: Translate): string {
  if (by === null) return ` ${t('fly-around.ephemerides-unread')}`;
  const own = by.own ? ` ${t('fly-around.own-ephemeris')}` : '';
  return by.others === 0 ? own : `${own} ${t('fly-around.others-ephemerides', { count: by.others })}`;
}

/** `2 new, 1 closer than without it.` */
export function othersWords(answer: Extract<SecondaryAnswer, { status: 'ok' }>, t: Translate): string {
  const count = (change: SecondaryEncounter['change']): number =>
    answer.changed.filter((each) => each.change === change).length;
  return t('fly-around.others-count', { fresh: count('new'), worse: count('worse') });
}
