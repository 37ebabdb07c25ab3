import type { Vector3 } from '@clearway/astro';
import { type BurnDirection, rewardMatrix, sweepBurnTimes } from '@clearway/avoidance';
import type { MatrixAnswer, MatrixDirection, MatrixQuestion } from './burn-question.ts';
import type { OpenEncounter } from './open-encounter.ts';

const VECTORS: Readonly<Record<Exclude<MatrixDirection, 'best'>, Vector3>> = {
  forwards: [0, 1, 0],
  backwards: [0, -1, 0],
  outwards: [1, 0, 0],
  inwards: [-1, 0, 0],
  left: [0, 0, 1],
  right: [0, 0, -1],
};

/** The reward matrix of one direction; `best` burns along the least burn of each time. 10 µs a cell. */
export function answerMatrix({ orbit, planeFor }: OpenEncounter, question: MatrixQuestion): MatrixAnswer {
  const { leadSeconds, sizesKmS, direction, target } = question;
  const plane = planeFor(target);
  const times = leadSeconds.length;
  const sizes = sizesKmS.length;
  const least = sweepBurnTimes(plane, orbit, target, leadSeconds);
  const answer: MatrixAnswer = {
    leadSeconds,
    sizesKmS,
    directions: new Float64Array(3 * times),
    probability: new Float64Array(times * sizes).fill(Number.NaN),
    missKm: new Float64Array(times * sizes).fill(Number.NaN),
    leastKmS: direction === 'best' ? least.size.slice() : new Float64Array(times).fill(Number.NaN),
  };
  for (let i = 0; i < times; i++) {
    const size = least.size[i]!;
    const vector: Vector3 =
      direction !== 'best'
        ? VECTORS[direction]
        : size > 0
          ? [least.radial[i]! / size, least.inTrack[i]! / size, least.crossTrack[i]! / size]
          : [0, 1, 0];
    answer.directions.set(vector, 3 * i);
    const row = rewardMatrix(plane, orbit, {
      leadSeconds: [leadSeconds[i]!],
      sizes: sizesKmS,
      directions: [vector],
    });
    answer.probability.set(row.probability, i * sizes);
    answer.missKm.set(row.missDistanceKm, i * sizes);
  }
  if (direction !== 'best') answer.leastKmS.set(oneWay(question, orbit, plane, direction));
  return answer;
}

/** The least of one sense alone: what the sweep finds along the axis counts only where it goes that way. */
function oneWay(
  { target, leadSeconds }: MatrixQuestion,
  orbit: OpenEncounter['orbit'],
  plane: ReturnType<OpenEncounter['planeFor']>,
  direction: Exclude<MatrixDirection, 'best'>,
): Float64Array {
  const vector = VECTORS[direction];
  const axis = vector.findIndex((component) => component !== 0);
  const swept = sweepBurnTimes(
    plane,
    orbit,
    target,
    leadSeconds,
    (['radial', 'in-track', 'cross-track'] as const)[axis] as BurnDirection,
  );
  const signed = [swept.radial, swept.inTrack, swept.crossTrack][axis]!;
  return signed.map((size) => (Math.sign(size) === Math.sign(vector[axis]!) ? Math.abs(size) : Number.NaN));
}
