import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { addSeconds, type ElementSet, secondsBetween, type UtcTime, utcFromUnixMicros } from '@clearway/astro';
import { formatOmmCsvHeader, formatOmmCsvRow } from '@clearway/messages';
import { synthesizeCatalog } from '@clearway/service/synthetic';
import { type SoakClock, simulatedUs } from './soak-clock.ts';

/** What the trial plays beside the server: a source of element sets, and a receiver of alerts. */
export interface SoakSurroundings {
  readonly url: string;
  readonly asked: () => number;
  readonly alerts: () => number;
  close(): Promise<void>;
}

/** Epochs are so much older than the answer, s. */
const AGE_SECONDS = 6 * 3600;
/** Of the objects a third get a new set between two answers, as in the real catalogue. */
const SHARE = 3;
const J2_NODE_DEG_DAY = 9.964;
const EARTH_RADII_OF_DAY = 6.6107;

export async function playSurroundings(objects: number, clock: SoakClock): Promise<SoakSurroundings> {
  const epoch = utcFromUnixMicros(simulatedUs(clock) - AGE_SECONDS * 1e6);
  const first = [...synthesizeCatalog({ objects, seed: 4, epoch })];
  const now = [...first];
  let asked = 0;
  let alerts = 0;
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/hook')) {
      alerts++;
      request.resume().on('end', () => response.writeHead(204).end());
      return;
    }
    if (request.url === '/nothing') {
      response.end();
      return;
    }
    asked++;
    const at = utcFromUnixMicros(simulatedUs(clock) - AGE_SECONDS * 1e6);
    for (let k = asked % SHARE; k < objects; k += SHARE) now[k] = movedTo(first[k]!, at);
    response.setHeader('content-type', 'text/csv');
    const lines = [formatOmmCsvHeader(), ...now.map(formatOmmCsvRow)].map((line) => line.trimEnd());
    response.end([...lines, ''].join('\r\n'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => asked,
    alerts: () => alerts,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The orbit a while later, turned by J2: a new set of it as a source would give one. */
function movedTo(each: ElementSet, epoch: UtcTime): ElementSet {
  const days = secondsBetween(each.epoch, epoch) / 86_400;
  const radii = EARTH_RADII_OF_DAY / each.meanMotionRevPerDay ** (2 / 3);
  const nodeRate =
    (-J2_NODE_DEG_DAY * Math.cos((each.inclinationDeg * Math.PI) / 180)) /
    (radii ** 3.5 * (1 - each.eccentricity ** 2) ** 2);
  const turned = (degrees: number): number => Number((((degrees % 360) + 360) % 360).toFixed(4));
  return {
    ...each,
    epoch: addSeconds(epoch, -(each.id % 1800)),
    raanDeg: turned(each.raanDeg + nodeRate * days),
    meanAnomalyDeg: turned(each.meanAnomalyDeg + 360 * each.meanMotionRevPerDay * days),
  };
}
