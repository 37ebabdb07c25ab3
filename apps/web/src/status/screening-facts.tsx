import type { CoverageDocument, RunDocument, StatisticsDocument } from '@clearway/contract';
import type { JSX } from 'react';
import type { Translate } from '../language/messages.ts';
import type { Quantities } from '../language/quantities.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import type { Answer } from './use-answer.ts';
import { Waiting } from './waiting.tsx';

/** What was screened last, and how much of everything in orbit that is. */
export function ScreeningFacts(props: {
  readonly run: Answer<RunDocument>;
  readonly statistics: Answer<StatisticsDocument>;
}): JSX.Element {
  const t = useMessages();
  const quantities = useQuantities();
  if (props.run.state !== 'there') return <Waiting answer={props.run} />;
  const { value: run } = props.run;
  const coverage = props.statistics.state === 'there' ? props.statistics.value.coverage : run.coverage;
  const { start_utc: start, stop_utc: stop } = run.window;
  const moment = (utc: string): string => quantities.moment(Date.parse(utc), { seconds: false });
  const short = (utc: string): string => quantities.moment(Date.parse(utc), { seconds: false, year: false });
  return (
    <>
      {coverage === null ? null : <p>{coverageSentence(coverage, t, quantities)}</p>}
      <dl className="facts">
        <dt>{t('status.published')}</dt>
        <dd>{run.published_utc === null ? '–' : moment(run.published_utc)}</dd>
        <dt>{t('status.window')}</dt>
        <dd>{t('status.window-span', { start: short(start), stop: short(stop) })}</dd>
        <dt>{t('status.threshold')}</dt>
        <dd>{quantities.distance(run.threshold_km)}</dd>
        <dt>{t('status.approaches')}</dt>
        <dd>{run.close_approaches === null ? '–' : quantities.count(run.close_approaches)}</dd>
        {props.statistics.state === 'there' ? (
          <>
            <dt>{t('status.events-open')}</dt>
            <dd>{quantities.count(props.statistics.value.events_open)}</dd>
          </>
        ) : null}
      </dl>
    </>
  );
}

/** By our own numbers, as the service's sentence is English. */
export function coverageSentence(coverage: CoverageDocument, t: Translate, quantities: Quantities): string {
  const { in_orbit: inOrbit, screened, share } = coverage;
  const values = { screened: quantities.count(screened) };
  if (inOrbit === null || share === null) return t('status.coverage-unknown', values);
  // Only what is whole may sound so.
  const percent = quantities.percent(Math.floor(share * 1000) / 1000);
  return t('status.coverage', { ...values, inOrbit: quantities.count(inOrbit), percent });
}
