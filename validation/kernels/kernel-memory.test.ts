import { initializeSgp4, parseUtc } from '@clearway/astro';
import { createKernel, createSatelliteBatch } from '@clearway/kernels';
import { ensureKernel } from '@clearway/kernels/build';
import { createPairMotion } from '@clearway/screening';
import { synthesizeCatalog } from '@clearway/service/synthetic';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const GIB = 2 ** 30;

describe('the memory of a kernel', () => {
  it('is handed out aligned, zeroed and without overlap', async () => {
    const wasm = await ensureKernel();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 300_000 }), { maxLength: 30 }), async (sizes) => {
        const kernel = await createKernel(wasm);
        let end = kernel.exports.heapBase();
        sizes.forEach((size, k) => {
          const address = kernel.allocate(size);
          expect(address % 64).toBe(0);
          expect(address).toBeGreaterThanOrEqual(end);
          expect(kernel.bytes(address, size).every((byte) => byte === 0)).toBe(true);
          kernel.bytes(address, size).fill(k + 1);
          end = address + size;
        });
      }),
      { numRuns: 50 },
    );
  });

  it('keeps what it holds when it grows; views made before are detached, not stale', async () => {
    const kernel = await createKernel(await ensureKernel());
    const address = kernel.allocate(800);
    const before = kernel.floats64(address, 100);
    before.set(Array.from({ length: 100 }, (_, k) => k / 7));
    const kept = before.slice();
    kernel.allocate(50 * 2 ** 20);
    expect(before.length).toBe(0);
    expect(kernel.floats64(address, 100)).toEqual(kept);
  });

  it('that grows does not disturb what was laid into it before', async () => {
    const kernel = await createKernel(await ensureKernel());
    const epoch = parseUtc('2026-03-10T00:00:00Z')!;
    const satellites = [...synthesizeCatalog({ objects: 60, seed: 3, epoch })].map((element) =>
      initializeSgp4(element),
    );
    const batch = createSatelliteBatch(kernel, satellites, new Float64Array(60), -8000, 90_000);
    const motion = createPairMotion(kernel, batch);
    const distances = (): number[] =>
      Array.from({ length: 59 }, (_, k) => {
        motion.choose(k, k + 1, epoch.day);
        return motion.distance(43_200 + k);
      });
    const before = distances();
    kernel.allocate(50 * 2 ** 20);
    const after = distances();
    expect(after).toEqual(before);
    expect(before.every(Number.isFinite)).toBe(true);
  });

  it('that is full says so, and stays as it was', async () => {
    const kernel = await createKernel(await ensureKernel());
    const first = kernel.allocate(64);
    kernel.bytes(first, 64).fill(7);
    expect(() => kernel.allocate(5 * GIB)).toThrow(
      /^no room for 5120 MiB more in a kernel that holds 1 MiB .at most 4096 MiB/,
    );
    expect(() => kernel.allocate(4 * GIB - 64)).toThrow(RangeError);
    expect(() => kernel.allocate(-1)).toThrow(RangeError);
    expect(() => kernel.allocate(Number.NaN)).toThrow(RangeError);
    expect(kernel.allocate(64) - first).toBe(128);
    expect(kernel.bytes(first, 64).every((byte) => byte === 7)).toBe(true);
  });
});
