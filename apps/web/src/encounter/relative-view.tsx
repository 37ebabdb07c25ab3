import { Maximize2, Minus, Plus, RotateCcw } from 'lucide-react';
import { type JSX, type KeyboardEvent, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Vector3 } from '../globe/view/earth-shape.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import type { Encounter } from '../workers/questions/encounter.ts';
import { length } from '../workers/questions/vectors.ts';
import type { DrawingColours } from './drawing-pen.ts';
import { type EncounterCamera, FIRST_CAMERA, turnedBy, zoomedBy } from './encounter-camera.ts';
import { drawEncounter } from './encounter-drawing.ts';
import type { Moment } from './moment.ts';
import type { PairMotion, ViewFrame } from './relative-motion.ts';
import { usePointers } from './use-pointers.ts';

const TURN_BY_KEY = 0.1;
const ZOOM_BY_KEY = 1.25;

/** Both objects about their closest approach, in space, at true relative scale: to be turned, neared and run through time. */
export function RelativeView(props: {
  readonly encounter: Encounter;
  readonly motion: PairMotion;
  readonly moment: Moment;
  readonly names: { readonly primary: string; readonly secondary: string };
  /** Tokens of the theme. */
  readonly colours: { readonly primary: string; readonly secondary: string };
  /** Secondary − primary after a burn, in the primary's axes of that time. */
  readonly burnt?: ((seconds: number) => Vector3) | undefined;
}): JSX.Element {
  const { encounter, motion, moment, names, colours, burnt } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const camera = useRef<EncounterCamera>(FIRST_CAMERA);
  const hintId = useId();
  const [frame, setFrame] = useState<ViewFrame>('primary');
  const words = useMemo(
    () => ({
      ...names,
      earth: t('encounter.earth'),
      burnt: t('fly-around.after-burn'),
      distance: quantities.distance,
      dots: (seconds: number) => t('encounter.dots', { duration: quantities.duration(seconds) }),
    }),
    [names, t, quantities],
  );
  const paint = useCallback((): void => {
    const element = canvas.current;
    // Drawn by the processor: thin lines, drawn anew with every step of a drag, would wait for graphics that are emulated.
    const context = element?.getContext('2d', { willReadFrequently: true });
    if (element == null || context == null) return;
    const { clientWidth: width, clientHeight: height } = element;
    const ratio = Math.min(3, window.devicePixelRatio || 1);
    const [deviceWidth, deviceHeight] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (element.width !== deviceWidth || element.height !== deviceHeight) {
      element.width = deviceWidth;
      element.height = deviceHeight;
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const style = getComputedStyle(element);
    drawEncounter(context, {
      motion,
      frame,
      seconds: moment.seconds.get(),
      burnt,
      camera: camera.current,
      size: { width, height },
      colours: coloursOf(style, colours),
      words: { ...words, font: style.fontFamily },
    });
  }, [motion, frame, moment, colours, words, burnt]);
  const asked = useRef(0);
  const draw = useCallback((): void => {
    cancelAnimationFrame(asked.current);
    asked.current = requestAnimationFrame(paint);
  }, [paint]);
  useEffect(() => {
    draw();
    const stop = moment.seconds.subscribe(draw);
    const resized = new ResizeObserver(draw);
    if (canvas.current !== null) resized.observe(canvas.current);
    const themed = new MutationObserver(draw);
    themed.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'style'] });
    return () => {
      stop();
      resized.disconnect();
      themed.disconnect();
      cancelAnimationFrame(asked.current);
    };
  }, [draw, moment]);
  const look = useCallback(
    (change: (old: EncounterCamera) => EncounterCamera): void => {
      camera.current = change(camera.current);
      draw();
    },
    [draw],
  );
  usePointers(canvas, look);
  const onKeyDown = (event: KeyboardEvent): void => {
    const change = changeOfKey(event.key);
    if (change === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    look(change);
  };
  const enlarge = (): void => {
    if (document.fullscreenElement !== null) void document.exitFullscreen();
    else void box.current?.requestFullscreen();
  };
  const tool = (label: string, Icon: typeof Plus, run: () => void): JSX.Element => (
    <button type="button" className="button is-plain" aria-label={label} title={label} onClick={run}>
      <Icon aria-hidden />
    </button>
  );
  return (
    <div className="encounter-space" ref={box}>
      <canvas
        ref={canvas}
        className="encounter-canvas"
        role="img"
        tabIndex={0}
        aria-label={t('encounter.view', {
          ...names,
          distance: quantities.distance(length(encounter.missRtnKm)),
          speed: quantities.speed(encounter.relativeSpeedKmS),
        })}
        aria-describedby={hintId}
        onKeyDown={onKeyDown}
        onDoubleClick={() => look(() => FIRST_CAMERA)}
      />
      <p id={hintId} className="for-readers">
        {t('encounter.view-keys')}
      </p>
      <fieldset className="encounter-frames">
        <legend className="for-readers">{t('encounter.frame')}</legend>
        {(['primary', 'both'] as const).map((name) => (
          <button key={name} type="button" aria-pressed={frame === name} onClick={() => setFrame(name)}>
            {t(`encounter.frame-${name}`)}
          </button>
        ))}
      </fieldset>
      <div className="encounter-tools">
        {tool(t('encounter.nearer'), Plus, () => look((old) => zoomedBy(old, ZOOM_BY_KEY)))}
        {tool(t('encounter.farther'), Minus, () => look((old) => zoomedBy(old, 1 / ZOOM_BY_KEY)))}
        {tool(t('encounter.reset'), RotateCcw, () => look(() => FIRST_CAMERA))}
        {document.fullscreenEnabled ? tool(t('encounter.enlarge'), Maximize2, enlarge) : null}
      </div>
    </div>
  );
}

function changeOfKey(key: string): ((camera: EncounterCamera) => EncounterCamera) | null {
  switch (key) {
    case 'ArrowLeft':
      return (camera) => turnedBy(camera, -TURN_BY_KEY, 0);
    case 'ArrowRight':
      return (camera) => turnedBy(camera, TURN_BY_KEY, 0);
    case 'ArrowUp':
      return (camera) => turnedBy(camera, 0, TURN_BY_KEY);
    case 'ArrowDown':
      return (camera) => turnedBy(camera, 0, -TURN_BY_KEY);
    case '+':
    case '=':
      return (camera) => zoomedBy(camera, ZOOM_BY_KEY);
    case '-':
      return (camera) => zoomedBy(camera, 1 / ZOOM_BY_KEY);
    case '0':
      return () => FIRST_CAMERA;
    default:
      return null;
  }
}

function coloursOf(
  style: CSSStyleDeclaration,
  pair: { readonly primary: string; readonly secondary: string },
): DrawingColours {
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    text: token('--text'),
    muted: token('--muted'),
    line: token('--line'),
    halo: token('--space'),
    primary: token(pair.primary),
    secondary: token(pair.secondary),
    miss: token('--mine'),
    burnt: token('--rocket-body'),
    earth: token('--ocean'),
    shore: token('--border'),
  };
}
