import { X } from 'lucide-react';
import { type JSX, useMemo } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import type { ChosenBurn } from '../view/view.ts';
import type { BurnDone, BurnQuestion, RoutesAnswer, RoutesQuestion } from '../workers/avoidance/burn-question.ts';
import { burnDesk } from './burn-desk.ts';
import { burnOf, chosenOf } from './burn-shape.ts';
import { fuelText, headingOf, impulseText, orbitsText } from './burn-words.ts';
import { useLatestAnswer } from './latest-answer.ts';
import { routeName } from './route-cards.tsx';

interface Column {
  readonly key: string;
  readonly name: string;
  readonly done: BurnDone | null;
  /** Null: cannot be taken away. */
  readonly pinned: ChosenBurn | null;
}

/** The recommended routes and what was pinned, side by side; the best of each line is marked by more than colour. */
export function ComparePlans(props: {
  readonly routes: RoutesAnswer;
  readonly question: RoutesQuestion;
  readonly pinned: readonly ChosenBurn[];
  readonly chosen: ChosenBurn | null;
  readonly onChoose: (burn: ChosenBurn | 'stay') => void;
  readonly onPinned: (pinned: readonly ChosenBurn[]) => void;
}): JSX.Element | null {
  const { routes, question, pinned, onChoose, onPinned } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const { of, target, mass } = question;
  const key = JSON.stringify(pinned);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same burns are the same question.
  const asked = useMemo(
    () =>
      pinned.length === 0
        ? null
        : pinned.map((burn): BurnQuestion => ({ kind: 'burn', of, target, mass, burn: burnOf(burn) })),
    [of, target, mass, key],
  );
  const answers = useLatestAnswer(asked, askAll);
  const columns: readonly Column[] = [
    ...routes.routes.map((route) => ({
      key: route.kinds.join(' '),
      name: routeName(route, t),
      done: route.burn,
      pinned: null,
    })),
    ...pinned.map((burn, k) => {
      const answer = answers.state === 'there' ? answers.value[k] : undefined;
      return {
        key: `pinned ${JSON.stringify(burn)}`,
        name: t('fly-around.pinned', { number: k + 1 }),
        done: answer?.status === 'ok' ? answer : null,
        pinned: burn,
      };
    }),
  ];
  if (columns.length < 2) return null;
  const rows: readonly (readonly [string, (done: BurnDone | null) => string])[] = [
    ['compare-cost', (done) => (done === null ? '0' : impulseText(done.sizeKmS, quantities))],
    ...(mass === null
      ? []
      : [
          [
            'fuel',
            (done: BurnDone | null) => (done?.fuelKg == null ? '0' : fuelText(done.fuelKg, quantities)),
          ] as const,
        ]),
    [
      'compare-when',
      (done) => (done === null ? '–' : orbitsText(done.burn.leadSeconds / routes.periodSeconds, t, quantities)),
    ],
    ['compare-heading', (done) => (done === null ? '–' : t(`fly-around.heading-${headingOf(done.burn.rtn)}`))],
    ['probability', (done) => quantities.probability((done?.after ?? routes.before).probability)],
    ['miss', (done) => quantities.distance((done?.after ?? routes.before).missKm)],
    ['compare-drift', (done) => (done?.excursion == null ? '–' : quantities.distance(done.excursion.inTrackKm))],
    [
      'compare-enough',
      (done) =>
        t(
          (done === null ? routes.stayBecause === 'safe-already' : done.reachesTarget)
            ? 'fly-around.yes'
            : 'fly-around.no',
        ),
    ],
  ];
  return (
    <>
      <h3>{t('fly-around.compare')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="fly-compare" tabIndex={0} aria-label={t('fly-around.compare')}>
        <table>
          <thead>
            <tr>
              <td />
              {columns.map((column) => (
                <th key={column.key} scope="col">
                  <button
                    type="button"
                    className="fly-compare-name"
                    onClick={() => onChoose(column.done === null ? 'stay' : chosenOf(column.done.burn))}
                  >
                    {column.name}
                  </button>
                  {column.pinned === null ? null : (
                    <button
                      type="button"
                      className="button is-plain"
                      aria-label={t('fly-around.unpin', { name: column.name })}
                      onClick={() => onPinned(pinned.filter((each) => each !== column.pinned))}
                    >
                      <X aria-hidden />
                    </button>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{t(`fly-around.${name}`)}</th>
                {columns.map((column) => (
                  <td key={column.key}>{value(column.done)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function askAll(questions: readonly BurnQuestion[]) {
  return Promise.all(questions.map((question) => burnDesk.aside(question)));
}
