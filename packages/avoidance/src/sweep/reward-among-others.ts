import { addSeconds, type UtcTime } from '@clearway/astro';
import type { SecondaryScreen } from '../secondary/secondary-screen.ts';
import type { RewardGrid } from './reward-matrix.ts';

/** What every burn of a grid does to all other encounters; cells as in the reward matrix. NaN where the path leaves the corridor. */
export interface RewardAmongOthers {
  /** 1 − Π(1 − P) of all others after the burn. */
  readonly combinedAfter: Float64Array;
  /** km; infinite where nothing comes within the threshold. */
  readonly closestAfterKm: Float64Array;
  /** The greatest probability of one encounter that is new or worse. */
  readonly worstIncrease: Float64Array;
}

/**
 * Screens every cell of a grid, half a millisecond each: for grids of some hundred cells. `pause` is awaited after each burn time, so that
 * a caller can stay responsive, show what there is, and end it by throwing.
 */
export async function rewardAmongOthers(
  { leadSeconds, sizes, directions }: RewardGrid,
  tca: UtcTime,
  screen: SecondaryScreen,
  pause: (done: RewardAmongOthers, share: number) => Promise<void> = async () => {},
): Promise<RewardAmongOthers> {
  const column = (): Float64Array => {
    return new Float64Array(leadSeconds.length * sizes.length * directions.length).fill(Number.NaN);
  };
  const found = { combinedAfter: column(), closestAfterKm: column(), worstIncrease: column() };
  let cell = 0;
  for (let i = 0; i < leadSeconds.length; i++) {
    const time = addSeconds(tca, -leadSeconds[i]!);
    for (let j = 0; j < sizes.length; j++) {
      for (const direction of directions) {
        const burn = direction.map((component) => component * sizes[j]!);
        const summary = screen.summary(time, burn);
        if (summary !== null) {
          found.combinedAfter[cell] = summary.combinedAfter;
          found.closestAfterKm[cell] = summary.closestAfterKm ?? Number.POSITIVE_INFINITY;
          found.worstIncrease[cell] = summary.worstIncrease;
        }
        cell += 1;
      }
    }
    await pause(found, (i + 1) / leadSeconds.length);
  }
  return found;
}
