import type { EncounterPlaneDocument } from '@clearway/contract';
import type { JSX } from 'react';
import { useMessages } from '../language/speech.tsx';
import { shownDirections } from './shown-directions.ts';

const UNIT = 17;
/** From the tip to the middle of the name. */
const NAME = 8;

/** Which way radial, in-track and cross-track lie in the plane: arrows as long as they show. */
export function PlaneDirections(props: {
  readonly plane: EncounterPlaneDocument;
  readonly x: number;
  readonly y: number;
  /** Whose they are, a message with `names`; default: the primary's. */
  readonly words?: string;
}): JSX.Element {
  const t = useMessages();
  const { plane, x, y, words = 'risk.directions' } = props;
  const shown = shownDirections(plane);
  return (
    <>
      {shown.map(({ name, to }) => {
        const length = Math.hypot(to.x, to.y);
        const named = UNIT * length + NAME;
        return (
          <g key={name}>
            <line className="risk-direction" x1={x} y1={y} x2={x + to.x * UNIT} y2={y - to.y * UNIT} />
            <text
              className="plane-small"
              x={x + (to.x / length) * named}
              y={y - (to.y / length) * named + 4}
              textAnchor="middle"
            >
              {name}
            </text>
          </g>
        );
      })}
      <text className="plane-small" x={x + UNIT + 2 * NAME + 6} y={y + 4}>
        {t(words, { names: shown.map(({ name }) => name).join(', ') })}
      </text>
    </>
  );
}
