import { type JSX, memo, useDeferredValue, useMemo, useState } from 'react';
import { useMessages } from '../language/speech.tsx';
import { PlanSection } from '../plans/plan-section.tsx';
import { MOST_PINNED } from '../view/fly-around-address.ts';
import type { ChosenBurn, FlyAroundPlace } from '../view/view.ts';
import type { Burn, BurnQuestion, RoutesAnswer, RoutesQuestion } from '../workers/avoidance/burn-question.ts';
import { BurnControls } from './burn-controls.tsx';
import { burnDesk } from './burn-desk.ts';
import { BurnOutcome } from './burn-outcome.tsx';
import { burnOf, chosenOf } from './burn-shape.ts';
import { BurntEncounter } from './burnt-encounter.tsx';
import { CertificateWords } from './certificate-words.tsx';
import { ComparePlans } from './compare-plans.tsx';
import { useLatestAnswer } from './latest-answer.ts';
import { withLeastDisturbance } from './least-disturbance.ts';
import { OthersList } from './others-list.tsx';
import { proposalOf } from './proposal.ts';
import { RewardMatrix } from './reward-matrix.tsx';
import { RouteCards } from './route-cards.tsx';
import { TrackLegend } from './track-legend.tsx';
import { useBurnTrack } from './use-burn-track.ts';
import type { FlySource } from './use-fly-source.ts';
import { usePaintTime } from './use-paint-time.ts';
import { useSecondary } from './use-secondary.ts';
import { useSteady } from './use-steady.ts';

/** Drawn again only where what they show is another: a hand that drags waits for the numbers and the plane alone. */
const Cards = memo(RouteCards);
const Space = memo(BurntEncounter);
const Others = memo(OthersList);
const Matrix = memo(RewardMatrix);
const Compared = memo(ComparePlans);
const Certificate = memo(CertificateWords);

const NONE_PINNED: NonNullable<FlyAroundPlace['pinned']> = [];
const NO_BURNS: readonly Burn[] = [];

/**
 * The routes, and the burn that is looked at: set by a route, by hand, or by a cell of the matrix. While it is dragged the controls,
 * the numbers and the encounter plane are painted first; paths, everything else in orbit, matrix and tables follow, and are left out for
 * a burn that is another already.
 */
export function BurnBench(props: {
  readonly panel: FlyAroundPlace;
  readonly source: FlySource;
  readonly routes: RoutesAnswer;
  readonly question: RoutesQuestion;
  readonly isCurrent: boolean;
  readonly onChange: (by: Partial<FlyAroundPlace>) => void;
}): JSX.Element {
  const { panel, source, question, isCurrent, onChange } = props;
  const t = useMessages();
  const planned = props.routes;
  const burns = useMemo(
    () => [...planned.routes.flatMap(({ burn }) => burn ?? []), ...planned.alternatives].map(({ burn }) => burn),
    [planned],
  );
  const screened = useSecondary(planned, burns);
  const answers = screened?.state === 'there' ? screened.value : null;
  const { routes, others: othersOfRoutes } = useMemo(() => {
    const found = withLeastDisturbance(planned.routes, planned.alternatives, answers);
    return { ...found, routes: { ...planned, routes: found.routes } satisfies RoutesAnswer };
  }, [planned, answers]);
  const recommended = routes.routes.find(({ burn }) => burn !== null)?.burn ?? null;
  const looked: ChosenBurn | null =
    panel.burn === 'stay' ? null : (panel.burn ?? (recommended === null ? null : chosenOf(recommended.burn)));
  const chosenKey = JSON.stringify(looked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a burn with the same numbers is the same.
  const chosen = useMemo(() => looked, [chosenKey]);
  const { of, target, mass, limits } = question;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a burn with the same numbers is the same.
  const burnQuestion = useMemo(
    (): BurnQuestion | null =>
      chosen === null ? null : { kind: 'burn', of, target, mass, limits, burn: burnOf(chosen) },
    [of, target, mass, limits, chosenKey],
  );
  const burn = useLatestAnswer(burnQuestion, burnDesk.atHand.ask, burnDesk.atHand.now);
  const done = chosen !== null && burn.state === 'there' && burn.value.status === 'ok' ? burn.value : null;
  const times = usePaintTime(burn);
  const choose = useSteady((next: ChosenBurn): void => {
    times.input();
    onChange({ burn: next });
  });
  const take = useSteady((next: ChosenBurn | 'stay') => onChange({ burn: next }));
  const turn = useSteady((direction: NonNullable<FlyAroundPlace['direction']>) => onChange({ direction }));
  const keep = useSteady((next: readonly ChosenBurn[]) => onChange({ pinned: next }));
  const doneLater = useDeferredValue(done);
  const chosenLater = useDeferredValue(chosen);
  const [isExaggerated, setExaggerated] = useState(true);
  const track = useBurnTrack(planned, of, doneLater?.burn ?? null, isExaggerated, times.path);
  const asked = useMemo(() => (doneLater === null ? NO_BURNS : [doneLater.burn]), [doneLater]);
  const others = useSecondary(routes, asked);
  const { pinned = NONE_PINNED } = panel;
  const proposal = proposalOf(routes, question, chosen);
  const pin = (): void => {
    if (chosen === null) return;
    onChange({ pinned: [...pinned.filter((each) => JSON.stringify(each) !== chosenKey), chosen].slice(-MOST_PINNED) });
  };
  return (
    <>
      <h3>{t('fly-around.routes')}</h3>
      <Cards
        routes={routes}
        chosen={chosenLater}
        isCurrent={isCurrent}
        others={othersOfRoutes}
        isScreened={screened !== null}
        onChoose={take}
      />
      {routes.leads === null || chosen === null ? null : (
        <>
          <h3>{t('fly-around.by-hand')}</h3>
          <BurnControls
            chosen={chosen}
            leads={routes.leads}
            periodSeconds={routes.periodSeconds}
            tcaMs={routes.tcaMs}
            least={done?.least ?? null}
            leastKmS={routes.leastKmS}
            onChoose={choose}
            onPin={pin}
          />
          <BurnOutcome routes={routes} target={target} burn={burn} />
          {'event' in panel.of && doneLater !== null ? (
            <Space of={panel.of.event} source={of} burn={doneLater.burn} />
          ) : null}
          <Others others={others} />
          <TrackLegend track={track} isExaggerated={isExaggerated} onExaggerate={setExaggerated} />
        </>
      )}
      {routes.leads === null ? null : (
        <Matrix
          question={question}
          routes={routes}
          chosen={chosenLater}
          direction={panel.direction ?? 'best'}
          onDirection={turn}
          onChoose={choose}
        />
      )}
      <Compared
        routes={routes}
        question={question}
        pinned={pinned}
        chosen={chosenLater}
        onChoose={take}
        onPinned={keep}
      />
      {doneLater === null ? null : <Certificate done={doneLater} routes={routes} target={target} />}
      <PlanSection
        of={{
          objectIds: [routes.mover.objectId, routes.other.objectId],
          tcaMs: routes.tcaMs,
          cdmId: source.cdmId,
        }}
        eventId={source.eventId}
        proposal={proposal.plan}
        isByHand={proposal.isByHand}
        outside={proposal.isByHand ? (done?.outside ?? []) : []}
      />
    </>
  );
}
