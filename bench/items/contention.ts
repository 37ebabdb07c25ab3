import type { BenchItem, BenchRun } from '../bench-item.ts';
import { START } from '../catalogs.ts';
import { type Fleet, withFleet } from '../command/fleet.ts';
import { publishedRun, type SweptRun, sweptRun } from '../command/fleet-run.ts';
import { type DatabaseShare, watchDatabase } from '../command/lock-waits.ts';
import { digits, type Figure, whole } from '../figure.ts';
import { judgeBelow } from '../goal.ts';
import { spreadOf } from '../statistics.ts';

const MUST_PERCENT = 5;
const FEW = 2;
const MANY = 10;

interface Watched {
  readonly swept: SweptRun;
  readonly share: DatabaseShare;
}

/**
 * Ten worker processes on one database. On a few cores they compute no faster than two, so what the database does is watched:
 * for which share of the workers' time a statement of theirs waits for one of another.
 */
export const contention: BenchItem = {
  name: 'contention',
  measure: async (run) => {
    const many = run.quick ? 3 : MANY;
    const file = await run.catalogs.real('full-density');
    const argv = ['--catalog', file, '--start', START, '--days', run.quick ? '1' : '14', '--workers', '1'];
    const pairs = await withFleet(run, argv, async (fleet) => {
      const found: { readonly few: Watched; readonly many: Watched }[] = [];
      for (let k = 0; k < run.repetitions; k++) {
        const few = await watched(run, fleet, FEW);
        const ofMany = await watched(run, fleet, many);
        if (few.swept.closeApproaches !== ofMany.swept.closeApproaches) throw new Error('other rows were found');
        found.push({ few, many: ofMany });
      }
      return found;
    });
    return figuresOf(pairs, many);
  },
};

async function watched(run: BenchRun, fleet: Fleet, count: number): Promise<Watched> {
  await fleet.setWorkers(count);
  const runId = await fleet.nextRun();
  const watch = watchDatabase(fleet.database, count);
  const swept = await sweptRun(fleet, runId).catch(async (error) => {
    await watch.stop().catch(() => undefined);
    throw error;
  });
  const share = await watch.stop();
  run.say(
    `${count} workers: ${swept.slices} slices in ${swept.wallSeconds.toFixed(2)} s, ` +
      `${digits(100 * share.inStatements)} % of their time in statements, ${digits(100 * share.waitingForOthers)} % waiting for others`,
  );
  await publishedRun(fleet, runId);
  return { swept, share };
}

function figuresOf(pairs: readonly { readonly few: Watched; readonly many: Watched }[], many: number): Figure[] {
  const percent = (pick: (share: DatabaseShare) => number, of: 'few' | 'many'): number[] =>
    pairs.map((pair) => 100 * pick(pair[of].share));
  const waiting = percent((share) => share.waitingForOthers, 'many');
  const busy = percent((share) => share.inStatements, 'many');
  const busyOfFew = spreadOf(percent((share) => share.inStatements, 'few')).median;
  const slowdown = pairs.map((pair) => 100 * (pair.many.swept.wallSeconds / pair.few.swept.wallSeconds - 1));
  const [{ swept, share }] = [pairs[0]!.many];
  const notes = `full density, 14 days, ${swept.slices} slices, ${whole(swept.closeApproaches)} approaches; by pg_stat_activity, ${whole(share.looks)} looks while slices were swept`;
  const who = `${many} worker processes on one database`;
  return [
    {
      what: `${who}: their time waiting for one another in it, per cent`,
      unit: '',
      values: waiting,
      beside: '–',
      goal: judgeBelow(MUST_PERCENT, MUST_PERCENT, spreadOf(waiting).median, '%'),
      notes: `statements that wait for a lock, latch or buffer of another; ${notes}`,
    },
    {
      what: `${who}: their time with a statement under way in it, per cent`,
      unit: '',
      values: busy,
      beside: '–',
      goal: null,
      notes: `of two workers ${digits(busyOfFew)} %; the catalogue, once for each worker and run, is most of it`,
    },
    {
      what: `${who}: the same slices longer than by two, on the same cores, per cent`,
      unit: '',
      values: slowdown,
      beside: '–',
      goal: null,
      notes: 'eight surveys of the catalogue more, and more processes than cores: no figure of the database alone',
    },
  ];
}
