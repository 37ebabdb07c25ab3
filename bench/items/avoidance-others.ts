import { addSeconds, type ElementSet, parseUtc } from '@clearway/astro';
import {
  avoidancePlane,
  buildCorridor,
  burnTransition,
  type Corridor,
  createCorridorScreen,
  primaryOrbit,
  secondaryScreen,
  singleImpulse,
} from '@clearway/avoidance';
import { ensureKernel } from '@clearway/kernels/build';
import { uncertaintiesOfNames } from '@clearway/service/avoid';
import type { BenchRun } from '../bench-item.ts';
import { START } from '../catalogs.ts';
import { digits, type Figure } from '../figure.ts';
import { judgeBelow } from '../goal.ts';
import { spreadOf } from '../statistics.ts';
import { trialEncounters } from './trial-encounters.ts';

/**
 * In one of the most crowded shells, a station with craft alongside, half of a formation, sun-synchronous, transfer orbit, Molniya, the
 * geostationary belt with neighbours.
 */
const OWN = [44_713, 25_544, 36_605, 39_084, 28_904, 40_296, 28_358] as const;
const DAY = 86_400;
/** Burns up to five revolutions before TCA, seven days after it. */
const LEAD_SECONDS = 0.35 * DAY;
const WINDOW_SECONDS = 7.35 * DAY;
const BURNS = 300;
const BURN_TIMES = 500;

/** Corridors of whole weeks, burns screened by them, and a sweep with all other objects looked at, each on one core. */
export async function avoidanceAmongOthers(run: BenchRun): Promise<Figure[]> {
  const file = await run.catalogs.real('full-density');
  const { elements, identicalGroups } = await run.catalogs.whole(file);
  const wasm = await ensureKernel();
  const own = run.quick ? [elements[0]!] : OWN.map((id) => elements.find((set) => set.id === id)!);
  const start = parseUtc(START)!;
  const uncertainties = uncertaintiesOfNames(elements);
  const built: number[] = [];
  const each: number[] = [];
  const sweeps: number[] = [];
  const notes: string[] = [];
  for (let k = 0; k < run.repetitions; k++) {
    for (const set of own) {
      run.signal.throwIfAborted();
      const begun = performance.now();
      const request = { wasm, elements, identicalGroups, own: set, start, durationSeconds: WINDOW_SECONDS };
      const corridor = await buildCorridor(request);
      built.push((performance.now() - begun) / 1000);
      const { seconds, rows, left } = burnsScreened(corridor, run.quick ? 20 : BURNS);
      each.push(1000 * seconds);
      sweeps.push(sweptAmongOthers(corridor, elements, set, uncertainties, run.quick ? 10 : BURN_TIMES));
      if (k === 0) {
        const words = `${digits(1000 * seconds)} ms a burn, ${digits(rows)} encounters each`;
        notes.push(`${set.id}: ${corridor.passages.count} pieces, ${words}${left > 0 ? `, ${left} left it` : ''}`);
      }
    }
    run.say(`avoidance among others, ${k + 1} of ${run.repetitions}`);
  }
  return [
    {
      what: 'corridor of a week against the full-density catalogue, one core',
      unit: 's',
      values: built,
      beside: '–',
      goal: judgeBelow(2, 1, spreadOf(built).median, 's'),
      notes: `${own.map(({ id }) => id).join(', ')}: 200 km along the path, 10 km across it`,
    },
    {
      what: 'one burn screened against everything for a week by its corridor, one core',
      unit: 'ms',
      values: each,
      beside: '–',
      goal: judgeBelow(1, 0.5, spreadOf(each).median, 'ms'),
      notes: notes.join('; '),
    },
    {
      what: 'sweep of 500 burn times with all other objects and their probabilities, one core',
      unit: 's',
      values: sweeps,
      beside: '–',
      goal: judgeBelow(1, 0.5, spreadOf(sweeps).median, 's'),
      notes: 'least burn of each time, screened for a week, compared with doing nothing',
    },
  ];
}

/** Burns of 0.1 to 60 mm/s in directions spread over the sphere, at one time, s each. */
function burnsScreened(corridor: Corridor, count: number): { seconds: number; rows: number; left: number } {
  const burns = createCorridorScreen(corridor).burnsAt(addSeconds(parseUtc(START)!, 0.1 * DAY));
  let [rows, left] = [0, 0];
  const begun = performance.now();
  for (let k = 0; k < count; k++) {
    const z = (2 * (k + 0.5)) / count - 1;
    const angle = 2.399963 * k;
    const size = 1e-7 * 600 ** (((k * 7) % count) / count);
    const r = Math.sqrt(1 - z * z);
    const found = burns.burnt([size * r * Math.cos(angle), size * r * Math.sin(angle), size * z]);
    if (found === null) left++;
    else rows += found.count;
  }
  return { seconds: (performance.now() - begun) / 1000 / count, rows: rows / Math.max(1, count - left), left };
}

function sweptAmongOthers(
  corridor: Corridor,
  elements: readonly ElementSet[],
  own: ElementSet,
  uncertainties: ReturnType<typeof uncertaintiesOfNames>,
  times: number,
): number {
  const [encounter] = trialEncounters(1);
  const tca = addSeconds(parseUtc(START)!, LEAD_SECONDS);
  const plane = avoidancePlane(encounter!);
  const orbit = primaryOrbit(encounter!);
  const begun = performance.now();
  const screen = secondaryScreen(corridor, {
    avoided: { objectId: null, tca },
    uncertainties,
    ownIndex: elements.indexOf(own),
  });
  for (let k = 0; k < times; k++) {
    const leadSeconds = (LEAD_SECONDS * (k + 1)) / (times + 1);
    const burn = singleImpulse(plane, burnTransition(orbit, leadSeconds), { kind: 'probability', probability: 1e-7 });
    if (burn) screen.summary(addSeconds(tca, -leadSeconds), burn.rtn);
  }
  return (performance.now() - begun) / 1000;
}
