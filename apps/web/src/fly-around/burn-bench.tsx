import { type JSX, useMemo, useState } from 'react';
import { useMessages } from '../language/speech.tsx';
import { PlanSection } from '../plans/plan-section.tsx';
import { MOST_PINNED } from '../view/fly-around-address.ts';
import type { ChosenBurn, FlyAroundPlace } from '../view/view.ts';
import type { BurnQuestion, RoutesAnswer, RoutesQuestion } from '../workers/avoidance/burn-question.ts';
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

/** The routes, and the burn that is looked at: set by a route, by hand, or by a cell of the matrix. */
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
  const burns = [...planned.routes.flatMap(({ burn }) => burn ?? []), ...planned.alternatives].map(({ burn }) => burn);
  const screened = useSecondary(planned, burns);
  const { routes: offered, others: othersOfRoutes } = withLeastDisturbance(
    planned.routes,
    planned.alternatives,
    screened?.state === 'there' ? screened.value : null,
  );
  const routes: RoutesAnswer = { ...planned, routes: offered };
  const recommended = routes.routes.find(({ burn }) => burn !== null)?.burn ?? null;
  const chosen: ChosenBurn | null =
    panel.burn === 'stay' ? null : (panel.burn ?? (recommended === null ? null : chosenOf(recommended.burn)));
  const chosenKey = JSON.stringify(chosen);
  const { of, target, mass, limits } = question;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a burn with the same numbers is the same.
  const burnQuestion = useMemo(
    (): BurnQuestion | null =>
      chosen === null ? null : { kind: 'burn', of, target, mass, limits, burn: burnOf(chosen) },
    [of, target, mass, limits, chosenKey],
  );
  const burn = useLatestAnswer(burnQuestion, burnDesk.atHand);
  const done = chosen !== null && burn.state === 'there' && burn.value.status === 'ok' ? burn.value : null;
  const noteInput = usePaintTime(burn);
  const choose = (next: ChosenBurn): void => {
    noteInput();
    onChange({ burn: next });
  };
  const [isExaggerated, setExaggerated] = useState(true);
  const track = useBurnTrack(planned, of, done?.burn ?? null, isExaggerated);
  const others = useSecondary(routes, done === null ? [] : [done.burn]);
  const { pinned = [] } = panel;
  const proposal = proposalOf(routes, question, chosen);
  const pin = (): void => {
    if (chosen === null) return;
    onChange({ pinned: [...pinned.filter((each) => JSON.stringify(each) !== chosenKey), chosen].slice(-MOST_PINNED) });
  };
  return (
    <>
      <h3>{t('fly-around.routes')}</h3>
      <RouteCards
        routes={routes}
        chosen={chosen}
        isCurrent={isCurrent}
        others={othersOfRoutes}
        isScreened={screened !== null}
        onChoose={(next) => onChange({ burn: next })}
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
          {'event' in panel.of && done !== null ? (
            <BurntEncounter of={panel.of.event} source={of} burn={done.burn} />
          ) : null}
          <OthersList others={others} />
          <TrackLegend track={track} isExaggerated={isExaggerated} onExaggerate={setExaggerated} />
        </>
      )}
      {routes.leads === null ? null : (
        <RewardMatrix
          question={question}
          routes={routes}
          chosen={chosen}
          direction={panel.direction ?? 'best'}
          onDirection={(direction) => onChange({ direction })}
          onChoose={choose}
        />
      )}
      <ComparePlans
        routes={routes}
        question={question}
        pinned={pinned}
        chosen={chosen}
        onChoose={(next) => onChange({ burn: next })}
        onPinned={(next) => onChange({ pinned: next })}
      />
      {done === null ? null : <CertificateWords done={done} routes={routes} />}
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
