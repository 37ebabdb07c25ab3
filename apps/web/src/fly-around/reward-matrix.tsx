import { type JSX, useMemo } from 'react';
import { useMessages } from '../language/speech.tsx';
import { BURN_HEADINGS, type BurnHeading, type ChosenBurn } from '../view/view.ts';
import type { MatrixQuestion, RoutesAnswer, RoutesQuestion } from '../workers/avoidance/burn-question.ts';
import { burnDesk } from './burn-desk.ts';
import { useLatestAnswer } from './latest-answer.ts';
import { MatrixChart } from './matrix-chart.tsx';
import { matrixAxes } from './matrix-grid.ts';
import { MatrixTable } from './matrix-table.tsx';
import { ProblemWords } from './problem-words.tsx';

/** Where there is no least burn, as when one is safe already: cm/s. */
const USUAL_KM_S = 3e-5;

/** What every burn would bring: burn time by size, one direction at a time. */
export function RewardMatrix(props: {
  readonly question: RoutesQuestion;
  readonly routes: RoutesAnswer;
  readonly chosen: ChosenBurn | null;
  readonly direction: BurnHeading;
  readonly onDirection: (direction: BurnHeading) => void;
  readonly onChoose: (burn: ChosenBurn) => void;
}): JSX.Element | null {
  const { question, routes, chosen, direction, onDirection, onChoose } = props;
  const t = useMessages();
  const { of, target } = question;
  const { leads, leastKmS } = routes;
  const asked = useMemo((): MatrixQuestion | null => {
    if (leads === null) return null;
    return { kind: 'matrix', of, target, direction, ...matrixAxes(leads, leastKmS ?? USUAL_KM_S) };
  }, [of, target, direction, leads, leastKmS]);
  const answer = useLatestAnswer(asked, burnDesk.aside);
  return (
    <section aria-label={t('fly-around.matrix')}>
      <h3>{t('fly-around.matrix')}</h3>
      <fieldset className="fly-ways">
        <legend className="for-readers">{t('fly-around.matrix-direction')}</legend>
        {BURN_HEADINGS.map((heading) => (
          <button key={heading} type="button" aria-pressed={direction === heading} onClick={() => onDirection(heading)}>
            {t(`fly-around.heading-${heading}`)}
          </button>
        ))}
      </fieldset>
      {answer.state === 'waiting' ? (
        <div className="fly-waiting" aria-busy="true" />
      ) : answer.state === 'failed' ? (
        <ProblemWords problem={answer.problem} hint={answer.hint} />
      ) : (
        <>
          <MatrixChart
            matrix={answer.value}
            target={target}
            periodSeconds={routes.periodSeconds}
            tcaMs={routes.tcaMs}
            allowed={routes.allowed}
            profile={question.limits.profile}
            chosen={chosen}
            onChoose={onChoose}
          />
          <MatrixTable matrix={answer.value} periodSeconds={routes.periodSeconds} />
        </>
      )}
    </section>
  );
}
