import { beforeAll, expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { bruteForce } from './brute-force/brute-force.ts';
import { type ExactMotion, exactMotion } from './exact-motion.ts';
import { randomStream } from './random.ts';
import { type CheckedCatalog, checkedCatalog } from './regime-check.ts';

/**
 * The straight-line test: of any approach within D the straight paths through the true states at mid-step come within
 * D + G(Dh²/2 + |w||t|³/3), wherever in the step the approach falls. On all approaches that brute force finds.
 */
const CATALOG = 'catalogs/full-density/gp.csv.gz';
const DURATION = 2 * 3600;

describeWithReferenceData('the bound on straight lines', [CATALOG], () => {
  const random = randomStream('straight lines');
  let catalog: CheckedCatalog;
  beforeAll(async () => {
    catalog = await checkedCatalog(CATALOG, '2026-03-10T00:00:00Z');
  });

  test.each([20, 50, 300])('holds for approaches within %i km', async (thresholdKm) => {
    const elements = random.choose(catalog.elements, thresholdKm < 100 ? 1200 : 250);
    const motion: ExactMotion = await exactMotion(elements, catalog.start, DURATION, thresholdKm);
    const { plan } = motion;
    const half = plan.stepSeconds / 2;
    const placeOf = new Map(elements.map((e, k) => [e.id, k]));
    const gradient = 3 * plan.curvature;
    const rows = bruteForce({ elements, start: catalog.start, durationSeconds: DURATION, thresholdKm });
    let worst = 0;
    for (const row of rows) {
      for (let k = 0; k < 9; k++) {
        const middle = row.tca + (k / 4 - 1) * half;
        const [a, b] = [row.first, row.second].map((id) => {
          const s = motion.statesAt(placeOf.get(id)!, [middle - 0.5, middle, middle + 0.5]);
          return [0, 1, 2].map((c) => [s[6 + c]!, s[12 + c]! - s[c]!] as const);
        });
        const d = a!.map((_, c) => b![c]![0] - a![c]![0]);
        const w = a!.map((_, c) => b![c]![1] - a![c]![1]);
        const speed2 = w.reduce((sum, x) => sum + x * x, 0);
        const t = Math.max(-half, Math.min(half, -d.reduce((sum, x, c) => sum + x * w[c]!, 0) / speed2));
        const least = Math.hypot(...d.map((x, c) => x + t * w[c]!));
        const allowed =
          gradient * (thresholdKm * half * half * 0.5) + plan.curvature * Math.sqrt(speed2) * Math.abs(t) ** 3 + 1e-4;
        worst = Math.max(worst, (least - row.missDistanceKm) / allowed);
      }
    }
    process.stderr.write(
      `${rows.length} approaches within ${thresholdKm} km: worst error over bound ${worst.toFixed(3)}\n`,
    );
    expect(rows.length).toBeGreaterThan(20);
    expect(worst).toBeLessThanOrEqual(1);
  });
});
