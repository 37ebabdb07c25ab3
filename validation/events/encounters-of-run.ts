import { unixMicros } from '@clearway/astro';
import { type Encounter, elementSetsOf, type ScreeningRun } from '@clearway/service';

const SECONDS_PER_DAY = 86_400;

/**
 * The encounters of a run: each row one, but the rows of a pair that stays together are one encounter, for which the closest
 * stands. In the order of their rows.
 */
export function encountersOfRun(run: ScreeningRun): Encounter[] {
  const { approaches: a } = run;
  const objects = elementSetsOf(run.objects);
  const start = unixMicros(run.report.window.start);
  const encounters: Encounter[] = [];
  const together = new Map<string, number>();
  for (let row = 0; row < a.count; row++) {
    const primary = objects[a.primary[row]!]!;
    const secondary = objects[a.secondary[row]!]!;
    const fastest = Math.max(primary.meanMotionRevPerDay, secondary.meanMotionRevPerDay);
    const encounter: Encounter = {
      primaryId: primary.id,
      secondaryId: secondary.id,
      tcaMicros: start + Math.round(a.tca[row]! * 1e6),
      missDistanceKm: a.missDistanceKm[row]!,
      relativeSpeedKmS: a.relativeSpeedKmS[row]!,
      coLocated: a.coLocated[row] === 1,
      periodSeconds: SECONDS_PER_DAY / fastest,
    };
    if (!encounter.coLocated) {
      encounters.push(encounter);
      continue;
    }
    const key = `${primary.id},${secondary.id}`;
    const at = together.get(key);
    if (at === undefined) {
      together.set(key, encounters.length);
      encounters.push(encounter);
    } else if (encounter.missDistanceKm < encounters[at]!.missDistanceKm) encounters[at] = encounter;
  }
  return encounters;
}
