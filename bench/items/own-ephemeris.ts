import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  addSeconds,
  bundledEarthOrientation,
  convertState,
  type ElementSet,
  earthAttitude,
  formatUtc,
  initializeSgp4,
  orientationAt,
  parseUtc,
  propagateSgp4,
  secondsBetween,
} from '@clearway/astro';
import { type BenchItem, repeat } from '../bench-item.ts';
import { START } from '../catalogs.ts';
import { runScreen } from '../command/run-clearway.ts';
import type { Figure } from '../figure.ts';
import { judgeTime } from '../goal.ts';
import { spreadOf } from '../statistics.ts';
import { WORKERS } from './all-pairs.ts';
import { besideUnit, wallFigure } from './screen-figures.ts';

/** In a crowded shell, in an eccentric orbit through all shells, in the belt. */
const OWN = [
  [25_544, 'ISS'],
  [28_904, 'GTO, Ariane 5 stage'],
  [28_358, 'GEO, Intelsat 10-02'],
] as const;
const GOAL = { mustSeconds: 1, aimSeconds: 0.3 };
const SPACING_SECONDS = 60;

/** An operator's ephemeris (OEM, EME2000, a state a minute) against all, seven days; beside it, the same object by its elements. */
export const ownEphemeris: BenchItem = {
  name: 'own-ephemeris',
  measure: async (run) => {
    const file = await run.catalogs.real('main');
    const elements = await run.catalogs.elements(file);
    const window = run.quick ? ['--hours', '0.2'] : ['--days', '7'];
    const seconds = run.quick ? 1200 : 7 * 86_400 + 3600;
    const own = run.quick ? ([[900_000_000, 'synthetic']] as const) : OWN;
    const peer = await run.measurePeer();
    const figures: Figure[] = [];
    for (const [id, kind] of own) {
      const element = elements.find((e) => e.id === id)!;
      const oem = path.join(run.folder, `own-${id}.oem`);
      await writeFile(oem, oemOf(element, seconds));
      const argv = ['--catalog', file, '--primary', String(id), '--start', START, ...window, ...WORKERS];
      const bySets = await runScreen(argv, run.folder, run.signal);
      const runs = await repeat(run, `own-ephemeris ${id}`, () =>
        runScreen([...argv, '--ephemeris', oem], run.folder, run.signal),
      );
      const title = `ephemeris of ${id} (${kind}) against the main catalogue, 7 days`;
      const screening = runs.map(({ report }) => report.seconds.total);
      const { median } = spreadOf(screening);
      figures.push(wallFigure(title, runs, peer, null), {
        what: `${title}, screening alone`,
        unit: 's',
        values: screening,
        beside: besideUnit(median, peer),
        goal: judgeTime(GOAL, median, peer.twoMillionCallsSeconds),
        notes: `by its elements instead: ${bySets.report.seconds.total} s, ${bySets.report.close_approaches} approaches`,
      });
    }
    return figures;
  },
};

function oemOf(element: ElementSet, seconds: number): string {
  const start = parseUtc(START)!;
  const constants = initializeSgp4(element);
  const orientation = bundledEarthOrientation();
  const state = new Float64Array(6);
  const lines: string[] = [];
  const epoch = (s: number): string => formatUtc(addSeconds(start, s)).replace('Z', '');
  for (let s = 0; s <= seconds; s += SPACING_SECONDS) {
    const utc = addSeconds(start, s);
    propagateSgp4(constants, secondsBetween(element.epoch, utc) / 60, state);
    const [x, y, z, vx, vy, vz] = state as unknown as [number, number, number, number, number, number];
    const attitude = earthAttitude(utc, orientationAt(orientation, utc));
    const teme = { frame: 'TEME', position: [x, y, z], velocity: [vx, vy, vz] } as const;
    const { position, velocity } = convertState(teme, 'EME2000', attitude);
    lines.push([epoch(s), ...position.map((p) => p.toFixed(9)), ...velocity.map((v) => v.toFixed(12))].join(' '));
  }
  return `CCSDS_OEM_VERS = 2.0
CREATION_DATE = ${epoch(0)}
ORIGINATOR = BENCHMARK
META_START
OBJECT_NAME = ${element.name || 'OWN'}
OBJECT_ID = ${element.id}
CENTER_NAME = EARTH
REF_FRAME = EME2000
TIME_SYSTEM = UTC
START_TIME = ${epoch(0)}
STOP_TIME = ${lines.at(-1)!.split(' ')[0]}
META_STOP
${lines.join('\n')}
`;
}
