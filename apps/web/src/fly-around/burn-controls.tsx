import { Pin, Sparkles } from 'lucide-react';
import { type JSX, useId } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import type { ChosenBurn } from '../view/view.ts';
import type { LeastHere } from '../workers/avoidance/burn-question.ts';
import { burnOfShape, chosenOf, shapeOf } from './burn-shape.ts';
import { headingOf, impulseText, orbitsText } from './burn-words.ts';

/** Steps of the sliders: hundredths of a revolution, of a decade; degrees. */
const LEAD_STEPS = 100;
const SIZE_STEPS = 100;
/** How far sizes reach about the least burn. */
const SIZE_DECADES = 1.5;

/** Burn time, size and direction, to be dragged; with the keyboard by arrows. */
export function BurnControls(props: {
  readonly chosen: ChosenBurn;
  readonly leads: { readonly first: number; readonly last: number };
  readonly periodSeconds: number;
  readonly tcaMs: number;
  readonly least: LeastHere | null;
  readonly leastKmS: number | null;
  readonly onChoose: (burn: ChosenBurn) => void;
  readonly onPin: () => void;
}): JSX.Element {
  const { chosen, leads, periodSeconds, tcaMs, least, leastKmS, onChoose, onPin } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const shape = shapeOf(chosen);
  const change = (by: Partial<typeof shape>): void => onChoose(burnOfShape({ ...shape, ...by }));
  const orbits = (seconds: number): number => seconds / periodSeconds;
  const middle = Math.log10((leastKmS ?? 1e-5) * 1e6);
  const sizeNow = Math.log10(Math.max(shape.sizeMmS, 1e-3));
  const [sizeFrom, sizeTo] = [Math.min(middle - SIZE_DECADES, sizeNow), Math.max(middle + SIZE_DECADES, sizeNow)];
  const burnMs = tcaMs - 1000 * shape.leadSeconds;
  return (
    <div className="fly-controls">
      <Slider
        name={t('fly-around.burn-time')}
        // Time runs to the right, so that the closest approach is at the end.
        least={-Math.floor(orbits(leads.first) * LEAD_STEPS)}
        most={-Math.ceil(orbits(leads.last) * LEAD_STEPS)}
        value={-Math.round(orbits(shape.leadSeconds) * LEAD_STEPS)}
        said={`${orbitsText(orbits(shape.leadSeconds), t, quantities)} · ${quantities.clockTime(burnMs)}`}
        onValue={(value) => change({ leadSeconds: (-value / LEAD_STEPS) * periodSeconds })}
      />
      <Slider
        name={t('fly-around.burn-size')}
        least={Math.round(sizeFrom * SIZE_STEPS)}
        most={Math.round(sizeTo * SIZE_STEPS)}
        value={Math.round(sizeNow * SIZE_STEPS)}
        said={impulseText(shape.sizeMmS * 1e-6, quantities)}
        onValue={(value) => change({ sizeMmS: 10 ** (value / SIZE_STEPS) })}
      />
      <Slider
        name={t('fly-around.pitch')}
        least={-180}
        most={180}
        value={Math.round(shape.pitchDeg)}
        said={`${quantities.degrees(Math.round(shape.pitchDeg) + 0, 0)} · ${t(`fly-around.heading-${headingOf(chosen.rtnMmS)}`)}`}
        onValue={(pitchDeg) => change({ pitchDeg })}
      />
      <Slider
        name={t('fly-around.yaw')}
        least={-90}
        most={90}
        value={Math.round(shape.yawDeg)}
        said={quantities.degrees(Math.round(shape.yawDeg) + 0, 0)}
        onValue={(yawDeg) => change({ yawDeg })}
      />
      <div className="fly-buttons">
        <button
          type="button"
          className="button"
          disabled={least === null || least.sizeKmS === 0}
          onClick={() => {
            if (least !== null) onChoose(chosenOf({ leadSeconds: chosen.leadSeconds, rtn: least.rtn }));
          }}
        >
          <Sparkles aria-hidden />
          {t('fly-around.least-here')}
        </button>
        <button type="button" className="button" onClick={onPin}>
          <Pin aria-hidden />
          {t('fly-around.pin')}
        </button>
      </div>
    </div>
  );
}

function Slider(props: {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly value: number;
  /** The value in words. */
  readonly said: string;
  readonly onValue: (value: number) => void;
}): JSX.Element {
  const { name, least, most, value, said, onValue } = props;
  const id = useId();
  return (
    <div className="fly-slider">
      <label htmlFor={id}>{name}</label>
      <output htmlFor={id}>{said}</output>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        step={1}
        value={Math.min(most, Math.max(least, value))}
        aria-valuetext={said}
        onChange={(event) => onValue(Number(event.target.value))}
        // Arrows are the slider's own, not the map's.
        onKeyDown={(event) => event.stopPropagation()}
      />
    </div>
  );
}
