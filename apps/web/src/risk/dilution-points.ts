import type { DilutionCurve } from '@clearway/contract';

export interface DilutionPoint {
  readonly factor: number;
  readonly probability: number;
}

/** The curve where it has values, its greatest point, and the point of the covariance as given. */
export function dilutionPoints(curve: DilutionCurve): {
  readonly points: readonly DilutionPoint[];
  /** Null where all of it is nought. */
  readonly greatest: DilutionPoint | null;
  readonly given: DilutionPoint | null;
  /** The greatest point is the first or the last: beyond what is shown it may be greater. */
  readonly isAtEdge: boolean;
} {
  const points = curve.factor.flatMap((factor, k): DilutionPoint[] => {
    const probability = curve.probability[k];
    return probability === null || probability === undefined ? [] : [{ factor, probability }];
  });
  let greatest: DilutionPoint | null = null;
  for (const point of points) {
    if (point.probability > (greatest?.probability ?? 0)) greatest = point;
  }
  return {
    points,
    greatest,
    given: points.find(({ factor }) => Math.abs(factor - 1) < 1e-6) ?? null,
    isAtEdge: greatest !== null && (greatest === points[0] || greatest === points.at(-1)),
  };
}
