import { Clock, Feather, Fuel, Hand, Orbit } from 'lucide-react';
import { type JSX, useEffect, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { nameOf } from '../events/encounter-words.ts';
import type { Translate } from '../language/messages.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { useStore } from '../view/store.ts';
import type { ChosenBurn } from '../view/view.ts';
import type { BurnDone, Route, RouteKind, RoutesAnswer } from '../workers/avoidance/burn-question.ts';
import type { SecondaryAnswer } from '../workers/avoidance/secondary-question.ts';
import { chosenOf, isSameBurn } from './burn-shape.ts';
import { countdownText, fuelText, headingOf, impulseText, orbitsText } from './burn-words.ts';
import { othersWords } from './others-list.tsx';

const ICONS: Readonly<Record<RouteKind, typeof Clock>> = {
  'least-fuel': Fuel,
  earliest: Clock,
  'least-disturbance': Orbit,
  'least-drift': Feather,
  stay: Hand,
};

/** The recommended routes, one to be chosen: what each costs, when it must be decided, and what it brings. */
export function RouteCards(props: {
  readonly routes: RoutesAnswer;
  /** Null: stay. */
  readonly chosen: ChosenBurn | null;
  readonly isCurrent: boolean;
  /** Of each route; null where it has no burn, or it is not known yet. */
  readonly others: readonly (SecondaryAnswer | null)[];
  /** Whether anything is screened. */
  readonly isScreened: boolean;
  readonly onChoose: (burn: ChosenBurn | 'stay') => void;
}): JSX.Element {
  const { routes, chosen, isCurrent, others, isScreened, onChoose } = props;
  const t = useMessages();
  return (
    <>
      {routes.stayBecause === null ? null : <p className="fly-stay">{t(`fly-around.stay-${routes.stayBecause}`)}</p>}
      <fieldset className="fly-routes" aria-busy={!isCurrent}>
        <legend className="for-readers">{t('fly-around.routes')}</legend>
        {routes.routes.map((route, k) => {
          const burn = route.burn === null ? null : chosenOf(route.burn.burn);
          return (
            <RouteCard
              key={route.burn?.burn.leadSeconds ?? 'stay'}
              route={route}
              routes={routes}
              others={others[k] ?? null}
              isScreened={isScreened}
              isChosen={isSameBurn(burn, chosen)}
              onChoose={() => onChoose(burn ?? 'stay')}
            />
          );
        })}
      </fieldset>
    </>
  );
}

/** All the reasons why it is offered. */
export function routeName({ kinds }: Route, t: Translate): string {
  return kinds.map((kind) => t(`fly-around.route-${kind}`)).join(' · ');
}

function RouteCard(props: {
  readonly route: Route;
  readonly routes: RoutesAnswer;
  readonly others: SecondaryAnswer | null;
  readonly isScreened: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}): JSX.Element {
  const { route, routes, others, isScreened, isChosen, onChoose } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const Icon = ICONS[route.kinds[0]!];
  const { burn } = route;
  const { probability, missKm } = burn?.after ?? routes.before;
  return (
    <label className="fly-route">
      <input type="radio" name="route" checked={isChosen} onChange={onChoose} />
      <Icon aria-hidden />
      <span className="fly-route-name">{routeName(route, t)}</span>
      <span className="fly-route-cost">
        {burn === null ? t('fly-around.nothing-burnt') : impulseText(burn.sizeKmS, quantities)}
        {burn?.fuelKg == null ? null : <span className="muted"> · {fuelText(burn.fuelKg, quantities)}</span>}
      </span>
      {burn === null ? null : <BurnTime burn={burn} routes={routes} />}
      <span className="fly-route-outcome">
        {probability === null || routes.before.probability === null
          ? t('fly-around.miss-becomes', {
              before: quantities.distance(routes.before.missKm),
              after: quantities.distance(missKm),
            })
          : burn === null
            ? t('fly-around.stays-at', {
                probability: quantities.probability(probability),
                miss: quantities.distance(missKm),
              })
            : t('fly-around.becomes', {
                before: quantities.probability(routes.before.probability),
                after: quantities.probability(probability),
                miss: quantities.distance(missKm),
              })}
      </span>
      {burn === null ? null : <Others others={others} isScreened={isScreened} />}
    </label>
  );
}

/** The closest of everything else after the burn, and how much of it is new. */
function Others(props: { readonly others: SecondaryAnswer | null; readonly isScreened: boolean }): JSX.Element {
  const { catalog } = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const known = useStore(catalog);
  const { others, isScreened } = props;
  const words =
    others === null
      ? t(isScreened ? 'fly-around.screening' : 'fly-around.not-screened')
      : others.status === 'outside'
        ? t('fly-around.others-outside')
        : others.status === 'no elements'
          ? t('fly-around.not-screened')
          : `${
              others.closest === null
                ? t('fly-around.others-none', { threshold: quantities.distance(others.thresholdKm) })
                : t('fly-around.others-next', {
                    name: nameOf(known, others.closest.objectId),
                    miss: quantities.distance(others.closest.after!.missKm),
                  })
            } ${othersWords(others, t)}`;
  return <span className="fly-route-others muted small">{words}</span>;
}

/** When it burns, which way, and how long there is to decide. */
function BurnTime({ burn, routes }: { readonly burn: BurnDone; readonly routes: RoutesAnswer }): JSX.Element {
  const t = useMessages();
  const quantities = useQuantities();
  const burnMs = routes.tcaMs - 1000 * burn.burn.leadSeconds;
  return (
    <span className="fly-route-time muted small">
      {t('fly-around.burn-at', {
        time: quantities.moment(burnMs, { year: false }),
        lead: orbitsText(burn.burn.leadSeconds / routes.periodSeconds, t, quantities),
        heading: t(`fly-around.heading-${headingOf(burn.burn.rtn)}`).toLocaleLowerCase(quantities.locale),
      })}{' '}
      <Countdown untilMs={burnMs} />
    </span>
  );
}

/** How long until something, second by second; screen readers are not told each. */
export function Countdown({ untilMs }: { readonly untilMs: number }): JSX.Element {
  const { clock } = useApp();
  const t = useMessages();
  const [nowMs, setNowMs] = useState(() => clock.nowMs());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(clock.nowMs()), 1000);
    return () => clearInterval(timer);
  }, [clock]);
  const seconds = (untilMs - nowMs) / 1000;
  return (
    <span className={seconds < 3600 ? 'fly-countdown is-soon' : 'fly-countdown'} role="timer" aria-live="off">
      {seconds <= 0 ? t('fly-around.too-late-now') : t('fly-around.decide-within', { left: countdownText(seconds) })}
    </span>
  );
}
