import type { JSX } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import type { PassSource } from '../workers/questions/piecewise-passes.ts';
import { windOf } from './compass.ts';

/** What is told of a pass; angles in rad, times in ms. */
export interface ToldPass {
  readonly beginMs: number;
  readonly peakMs: number;
  readonly endMs: number;
  readonly beginsBefore: boolean;
  readonly endsAfter: boolean;
  readonly beginAzimuth: number;
  readonly peakAzimuth: number;
  readonly endAzimuth: number;
  readonly peakElevation: number;
  /** `visible`: in sunlight above a dark place for a while; `daylight`: lit, but the sky is too bright; `shadow`: never lit. */
  readonly light: 'visible' | 'daylight' | 'shadow';
  /** The longest such while; null where there is none. */
  readonly visible: { readonly fromMs: number; readonly toMs: number } | null;
  /** By which it is known where the object is; elements alone are not mentioned at each pass. */
  readonly source: PassSource;
}

/** A pass in three lines: when and how well; from where to where and how high; the times to the second. */
export function PassLine(props: { readonly pass: ToldPass; readonly name?: string }): JSX.Element {
  const { pass, name } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const time = (ms: number): string => quantities.clockTime(ms).replace(/[\s\u202f]\S+$/, '');
  return (
    <span className="pass-line">
      {name === undefined ? null : <strong className="pass-name">{name}</strong>}
      <span className="pass-when">
        <span>
          {quantities.day(pass.peakMs)}, {quantities.clockTime(pass.beginsBefore ? pass.peakMs : pass.beginMs, false)}
        </span>
        <span className="pass-light small" data-light={pass.light}>
          {t(`sky.light-${pass.light}`)}
        </span>
      </span>
      <span className="small">
        {t('sky.pass', {
          from: t(`sky.wind-${windOf(pass.beginAzimuth)}`),
          to: t(`sky.wind-${windOf(pass.endAzimuth)}`),
          peak: t(`sky.wind-${windOf(pass.peakAzimuth)}`),
          elevation: quantities.angle(pass.peakElevation, 0),
          duration: quantities.duration((pass.endMs - pass.beginMs) / 1000),
        })}
      </span>
      <span className="muted small">
        {pass.visible === null ? null : (
          <span className="pass-lit">
            {t('sky.lit', { from: time(pass.visible.fromMs), to: time(pass.visible.toMs) })}
          </span>
        )}
        {t(pass.beginsBefore ? 'sky.times-up' : pass.endsAfter ? 'sky.times-stays' : 'sky.times', {
          rise: time(pass.beginMs),
          peak: time(pass.peakMs),
          set: time(pass.endMs),
        })}
        {pass.source === 'element_set' ? null : (
          <span className="pass-source">{t(`ephemerides.by-${pass.source}`)}</span>
        )}
      </span>
    </span>
  );
}
