import { type JSX, useMemo } from 'react';
import { useApp } from '../app/app-context.ts';
import { useNowMs } from '../events/use-now-ms.ts';
import { useMessages } from '../language/speech.tsx';
import { PanelFrame } from '../panels/panel-frame.tsx';
import { ShareButton } from '../sharing/share-button.tsx';
import { Waiting } from '../status/waiting.tsx';
import type { FlyAroundPlace } from '../view/view.ts';
import type { RoutesQuestion } from '../workers/avoidance/burn-question.ts';
import { BurnBench } from './burn-bench.tsx';
import { burnDesk } from './burn-desk.ts';
import { FlyHead } from './fly-head.tsx';
import { useLatestAnswer } from './latest-answer.ts';
import { MoverChoice } from './mover-choice.tsx';
import { ownMover } from './own-mover.ts';
import { ProblemWords } from './problem-words.tsx';
import { DEFAULT_AIM, TargetForm } from './target-form.tsx';
import { type FlySource, useFlySource } from './use-fly-source.ts';
import { massOf, useMoverProfile } from './use-mover-profile.ts';
import './fly-around.css';

/** Nobody burns at once: what is recommended begins at the next of these, ms. */
const GRID_MS = 600_000;

/** How to avoid an encounter, as directions on a street map: who moves, the routes, each burn in the hand, and who decides. */
export function FlyAroundPanel({ panel }: { readonly panel: FlyAroundPlace }): JSX.Element {
  const t = useMessages();
  const source = useFlySource(panel);
  const isNothing = 'event' in panel.of && panel.of.event.eventId === null;
  return (
    <PanelFrame
      title={t('fly-around.title')}
      tools={<ShareButton plain />}
      scrollKey={`fly-around-${JSON.stringify(panel.of)}`}
    >
      {isNothing ? (
        <p className="notice-line">{t('fly-around.no-event')}</p>
      ) : source.state !== 'there' ? (
        <Waiting answer={source} />
      ) : source.value.message === null ? (
        <p className="notice-line">{t('risk.none-no-states')}</p>
      ) : (
        <Planning panel={panel} source={source.value} message={source.value.message} />
      )}
    </PanelFrame>
  );
}

function Planning(props: {
  readonly panel: FlyAroundPlace;
  readonly source: FlySource;
  readonly message: string;
}): JSX.Element {
  const { panel, source, message } = props;
  const { actions } = useApp();
  const t = useMessages();
  const mover = panel.mover ?? ownMover(message);
  const target = panel.target ?? DEFAULT_AIM;
  const profile = useMoverProfile(source.assessment?.[mover].object_id ?? null);
  // What is commanded now burns after this, by the satellite's profile.
  const leadMs = 60_000 * (profile?.command_lead_minutes ?? 0);
  const earliestMs = Math.ceil((useNowMs() + leadMs) / GRID_MS) * GRID_MS;
  const { hardBodyRadiusKm } = source;
  const mass = panel.mass ?? massOf(profile);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a target or mass with the same numbers is the same.
  const question = useMemo(
    (): RoutesQuestion => ({
      kind: 'routes',
      of: { message, hardBodyRadiusKm, mover },
      target,
      limits: { earliestMs, profile },
      mass,
    }),
    [message, hardBodyRadiusKm, mover, JSON.stringify(target), earliestMs, profile, JSON.stringify(mass)],
  );
  const routes = useLatestAnswer(question, burnDesk.aside);
  const change = (by: Partial<FlyAroundPlace>): void => actions.changePanel({ ...panel, ...by });
  /** Burns of another mover or target are others. */
  const changeTask = (by: Partial<FlyAroundPlace>): void => {
    const { burn: _burn, pinned: _pinned, ...rest } = panel;
    actions.changePanel({ ...rest, ...by });
  };
  return (
    <>
      <FlyHead panel={panel} source={source} routes={routes.state === 'there' ? routes.value : null} />
      <MoverChoice
        mover={mover}
        routes={routes.state === 'there' ? routes.value : null}
        onChoose={(chosen) => changeTask({ mover: chosen })}
      />
      <TargetForm
        target={target}
        mass={mass}
        hasProbability={routes.state === 'there' ? routes.value.before.probability !== null : true}
        onTarget={(aim) => changeTask({ target: aim })}
        onMass={(given) => change({ mass: given })}
      />
      {routes.state === 'waiting' ? (
        <div className="fly-waiting" role="status" aria-busy="true" aria-label={t('fly-around.computing')} />
      ) : routes.state === 'failed' ? (
        <ProblemWords problem={routes.problem} hint={routes.hint} />
      ) : (
        <BurnBench
          panel={panel}
          source={source}
          routes={routes.value}
          question={question}
          isCurrent={routes.isCurrent}
          onChange={change}
        />
      )}
    </>
  );
}
