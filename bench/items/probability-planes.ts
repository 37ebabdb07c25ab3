import { createPlaneColumns, type PlaneColumns, type PrincipalPlane, principalPlane } from '@clearway/risk';

/** Planes of one trial, once as columns and once as objects. */
export interface TrialPlanes {
  readonly columns: PlaneColumns;
  readonly principal: readonly PrincipalPlane[];
}

/**
 * Encounters like those operators are warned of: hard bodies of 0.004 to 4 times the shorter axis (what 2,170 encounters of ESA's
 * have), ellipses up to 1 : 100 at any angle, misses of up to five standard deviations. The same in every run.
 */
export function trialPlanes(count: number): TrialPlanes {
  const columns = createPlaneColumns(count);
  const next = uniform(20_260_310);
  const principal = Array.from({ length: count }, (_, k) => {
    const radius = 0.002 + 0.02 * next();
    const short = radius / 10 ** (-2.4 + 3 * next());
    const long = short * 10 ** (2 * next());
    const [c, s] = [Math.cos(Math.PI * next()), Math.sin(Math.PI * next())];
    const norm = c * c + s * s;
    const [along, across] = [5 * long * (2 * next() - 1), 5 * short * (2 * next() - 1)];
    const plane = {
      x: (c * along - s * across) / Math.sqrt(norm),
      y: (s * along + c * across) / Math.sqrt(norm),
      xx: (c * c * long * long + s * s * short * short) / norm,
      xy: (c * s * (long * long - short * short)) / norm,
      yy: (s * s * long * long + c * c * short * short) / norm,
    };
    for (const name of ['x', 'y', 'xx', 'xy', 'yy'] as const) columns[name][k] = plane[name];
    columns.hardBodyRadius[k] = radius;
    return principalPlane(plane, radius);
  });
  return { columns, principal };
}

/** Equally likely numbers between 0 and 1: the linear congruence of the C standard's example. */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
