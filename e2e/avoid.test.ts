import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../apps/clearway/src/command-line/surroundings.fixture.ts';
import { describeWithReferenceData, referencePath } from '../validation/reference-data.ts';

const REAL = 'probability/cdm-real';

interface Burn {
  readonly lead_orbits: number;
  readonly radial_mm_s: number;
  readonly in_track_mm_s: number;
  readonly cross_track_mm_s: number;
  readonly total_mm_s: number;
}

interface Planned {
  readonly decision: string;
  readonly stay_because: string | null;
  readonly burn: Burn | null;
  readonly probability_before: number;
  readonly probability_after: number | null;
  readonly miss_after_km: number | null;
  readonly certificate: { readonly optimal: boolean; readonly gap: number; readonly states: string } | null;
  readonly sweep: readonly Burn[];
  readonly secondary: null;
  readonly raised_by: number | null;
  readonly text: readonly string[];
}

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clearway-avoid-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describeWithReferenceData('clearway avoid', [REAL], () => {
  const messages = async (): Promise<string[]> => {
    const names = await readdir(referencePath(REAL));
    return names.sort().map((name) => path.join(referencePath(REAL), name));
  };

  const planned = async (argv: readonly string[]): Promise<Planned> => {
    const { code, stdout, stderr } = await run(['avoid', ...argv, '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return JSON.parse(stdout) as Planned;
  };

  test('a plan or a reason for each of eleven real messages', async () => {
    const files = await messages();
    expect(files).toHaveLength(11);
    let burns = 0;
    for (const file of files) {
      const plan = await planned(['--cdm', file, '--lead-orbits', '0.5']);
      expect(plan.secondary).toBeNull();
      expect(plan.text.join(' ')).toContain('not screened');
      if (plan.burn === null) {
        expect(plan.stay_because).not.toBeNull();
        continue;
      }
      burns += 1;
      const { radial_mm_s, in_track_mm_s, cross_track_mm_s, total_mm_s, lead_orbits } = plan.burn;
      expect(lead_orbits).toBeCloseTo(0.5, 9);
      expect(Math.hypot(radial_mm_s, in_track_mm_s, cross_track_mm_s) / total_mm_s).toBeCloseTo(1, 9);
      expect(plan.probability_before).toBeGreaterThan(1e-6);
      expect(plan.probability_after! / 1e-6).toBeLessThanOrEqual(1.02);
      expect(plan.sweep.length).toBeGreaterThan(50);
    }
    expect(burns).toBeGreaterThan(3);
  });

  test('to a file, whole, and for people', async () => {
    const file = (await messages()).find((name) => name.includes('000020580'))!;
    const output = path.join(folder, 'plan.json');
    const quiet = await run(['avoid', '--cdm', file, '--target-miss-km', '15', '--output', output]);
    expect(quiet).toEqual({ code: 0, stdout: '', stderr: '' });
    const plan = JSON.parse(await readFile(output, 'utf8')) as Planned;
    expect(plan.miss_after_km).toBeGreaterThan(14.98);
    expect(plan.certificate!.states).toMatch(/least \|Δv\| of one impulse at this burn time|not certified as least/);
    const { stdout } = await run(['avoid', '--cdm', file]);
    expect(stdout).toMatch(/Burn .*revolutions before/);
    expect(stdout).toMatch(/Certificate/);
    expect(stdout).toMatch(/not screened/);
  });

  test('a message without a covariance is refused in one line, and a distance can be asked for', async () => {
    const file = (await messages()).find((name) => name.includes('000020580'))!;
    const bare = path.join(folder, 'bare.cdm');
    const text = await readFile(file, 'utf8');
    await writeFile(bare, text.replaceAll(/^(C[RTN](DOT)?_[RTN]\w*\s*=\s*)\S+/gm, '$10.0'));
    const refused = await run(['avoid', '--cdm', bare]);
    expect({ code: refused.code, stdout: refused.stdout }).toEqual({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(/^clearway: [^\n]*bare\.cdm: [^\n]*covariance[^\n]*\n$/);
    const plan = await planned(['--cdm', bare, '--target-miss-km', '14']);
    expect(plan.probability_after).toBeNull();
    expect(plan.miss_after_km).toBeGreaterThan(13.98);
  });
});
