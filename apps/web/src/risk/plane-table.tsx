import type { AssessmentDocument, EncounterPlaneDocument } from '@clearway/contract';
import type { JSX } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import type { EllipseAxes } from './plane-shape.ts';

/** The drawing in numbers. */
export function PlaneTable(props: {
  readonly assessment: AssessmentDocument;
  readonly plane: EncounterPlaneDocument;
  readonly axes: EllipseAxes;
}): JSX.Element {
  const { assessment, plane, axes } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const ellipse = (sigma: number): string =>
    `${quantities.distance(sigma * axes.major)} × ${quantities.distance(sigma * axes.minor)}`;
  const direction = ({ x, y }: { readonly x: number; readonly y: number }): string =>
    `${quantities.number(x, 2)}, ${quantities.number(y, 2)}`;
  const rows: readonly (readonly [string, string])[] = [
    [t('risk.miss-in-plane'), quantities.distance(Math.hypot(plane.miss_km.x, plane.miss_km.y))],
    ...(assessment.mahalanobis_distance === null
      ? []
      : [[t('risk.miss-in-sigmas'), `${quantities.number(assessment.mahalanobis_distance, 3)}\u202fσ`] as const]),
    ...[1, 2, 3].map((sigma) => [t('risk.ellipse', { sigma }), ellipse(sigma)] as const),
    [t('risk.turned'), quantities.angle(axes.angle)],
    [t('risk.hard-body'), quantities.distance(plane.hard_body_radius_km)],
    [t('risk.direction-radial'), direction(plane.radial)],
    [t('risk.direction-in-track'), direction(plane.in_track)],
    [t('risk.direction-cross-track'), direction(plane.cross_track)],
  ];
  return (
    <details>
      <summary>{t('risk.as-table')}</summary>
      <table className="risk-table">
        <caption className="for-readers">{t('risk.plane')}</caption>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
