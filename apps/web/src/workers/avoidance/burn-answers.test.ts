import { describe, expect, test } from 'vitest';
import { createBurnAnswers } from './answer-burn-question.ts';
import type { Burn, BurnDone, EncounterSource, RoutesAnswer } from './burn-question.ts';
import { HARD_BODY_KM, madeUpMessage, TCA } from './made-up-message.fixture.ts';

const answer = createBurnAnswers();
const of: EncounterSource = { message: madeUpMessage(), hardBodyRadiusKm: HARD_BODY_KM, mover: 'primary' };
const target = { kind: 'probability', probability: 1e-6 } as const;
const earliestMs = Date.parse(TCA) - 12 * 3_600_000;
const limits = { earliestMs, profile: null };
const routes = (): RoutesAnswer => answer({ kind: 'routes', of, target, limits, mass: null });
const done = (burn: Burn): BurnDone => {
  const given = answer({ kind: 'burn', of, target, burn, mass: { massKg: 1000, specificImpulseSeconds: 220 } });
  if (given.status !== 'ok') throw new Error(given.status);
  return given;
};

/** An independent propagator: two-body motion by the classical Runge-Kutta steps. */
function carried(state: readonly number[], seconds: number): number[] {
  const steps = Math.ceil(Math.abs(seconds) / 2);
  const h = seconds / steps;
  const rates = (s: readonly number[]): number[] => {
    const pull = -398_600.4418 / Math.hypot(s[0]!, s[1]!, s[2]!) ** 3;
    return [s[3]!, s[4]!, s[5]!, pull * s[0]!, pull * s[1]!, pull * s[2]!];
  };
  const moved = (s: readonly number[], by: readonly number[], share: number): number[] =>
    s.map((value, k) => value + share * by[k]!);
  let at = [...state];
  for (let step = 0; step < steps; step++) {
    const one = rates(at);
    const two = rates(moved(at, one, h / 2));
    const three = rates(moved(at, two, h / 2));
    const four = rates(moved(at, three, h));
    at = at.map((value, k) => value + (h / 6) * (one[k]! + 2 * two[k]! + 2 * three[k]! + four[k]!));
  }
  return at;
}

/** Probability in a plane by summing the density over the disc: no series, no library. */
function summed({ xx, xy, yy }: { xx: number; xy: number; yy: number }, x: number, y: number, radius: number): number {
  const determinant = xx * yy - xy * xy;
  const cells = 200;
  let sum = 0;
  for (let i = 0; i < cells; i++) {
    for (let j = 0; j < cells; j++) {
      const [u, v] = [i, j].map((k) => ((k + 0.5) / cells) * 2 * radius - radius) as [number, number];
      if (u * u + v * v > radius * radius) continue;
      const [dx, dy] = [u - x, v - y];
      sum += Math.exp(-(yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / (2 * determinant));
    }
  }
  return (sum * (2 * radius) ** 2) / cells ** 2 / (2 * Math.PI * Math.sqrt(determinant));
}

describe('burns of a message', () => {
  test('the encounter before is that of the message', () => {
    const { before, mover, other, tcaMs } = routes();
    expect(before.missKm).toBeCloseTo(Math.hypot(0.12, 0.03 / Math.SQRT2 - 0.03 / Math.SQRT2), 4);
    expect(tcaMs).toBe(Date.parse(TCA));
    expect([mover.name, mover.canMove, other.name, other.canMove]).toEqual(['MOVER', true, 'OTHER', false]);
    const { covariance_km2: covariance, miss_km: miss } = before.plane!;
    const probability = summed(covariance, miss.x, miss.y, HARD_BODY_KM);
    expect(before.probability! / probability).toBeCloseTo(1, 2);
  });

  test('every route reaches the target, the first is the least, none begins too early', () => {
    const { routes: found, periodSeconds } = routes();
    expect(found.at(-1)).toEqual({ kinds: ['stay'], burn: null, words: [] });
    expect(found.length).toBeGreaterThanOrEqual(3);
    for (const { burn } of found.slice(0, -1)) {
      expect(burn!.after.probability!).toBeLessThan(1.03e-6);
      expect(burn!.reachesTarget).toBe(true);
      expect(burn!.sizeKmS).toBeGreaterThanOrEqual(found[0]!.burn!.sizeKmS);
      expect(burn!.burn.leadSeconds).toBeLessThanOrEqual(5 * periodSeconds + 1);
    }
    // As far as there is time: not before the moment that is given.
    const late = answer({
      kind: 'routes',
      of,
      target,
      limits: { ...limits, earliestMs: Date.parse(TCA) - 3_000_000 },
      mass: null,
    });
    for (const { burn } of late.routes.slice(0, -1)) expect(burn!.burn.leadSeconds).toBeLessThanOrEqual(3000);
    const tooLate = answer({
      kind: 'routes',
      of,
      target,
      limits: { ...limits, earliestMs: Date.parse(TCA) + 1 },
      mass: null,
    });
    expect([tooLate.stayBecause, tooLate.leads]).toEqual(['too-late', null]);
  });

  test('a burn leads where an independent propagation takes it', () => {
    const burn: Burn = { leadSeconds: 4000, rtn: [2e-5, -6e-5, 3e-5] };
    const { after, fuelKg, excursion } = done(burn);
    const { timesMs, unburnt, shift } = answer({ kind: 'track', of, burn, untilSeconds: 0, samples: 2 });
    expect(timesMs[0]).toBeCloseTo(Date.parse(TCA) - 4_000_000, 3);
    expect([...shift.slice(0, 3)]).toEqual([0, 0, 0]);
    // Burnt in RTN at the burn, in the frame of the answer: both states by finite differences of nothing but the track.
    const early = answer({ kind: 'track', of, burn: { ...burn, rtn: [0, 0, 0] }, untilSeconds: -3999, samples: 2 });
    const position = [...unburnt.slice(0, 3)];
    const next = [...early.unburnt.slice(3, 6)];
    const pull = -398_600.4418 / Math.hypot(...position) ** 3;
    const velocity = position.map((value, k) => next[k]! - value - (pull * value) / 2);
    const radial = position.map((value) => value / Math.hypot(...position));
    const normal = cross(position, velocity).map((value, _, all) => value / Math.hypot(...all));
    const inTrack = cross(normal, radial);
    const burnt = velocity.map(
      (value, k) => value + burn.rtn[0] * radial[k]! + burn.rtn[1] * inTrack[k]! + burn.rtn[2] * normal[k]!,
    );
    const there = carried([...position, ...burnt], 4000);
    const without = carried([...position, ...velocity], 4000);
    // Sampled at 1 s the velocity is off by mm/s in both, which the difference does not see.
    for (let k = 0; k < 3; k++) expect(shift[3 + k]).toBeCloseTo(there[k]! - without[k]!, 4);
    // Where that leaves the encounter: the shift seen in the plane.
    const moved = Math.hypot(after.plane!.miss_km.x, after.plane!.miss_km.y);
    expect(after.missKm).toBeCloseTo(moved, 3);
    expect(after.missKm).not.toBeCloseTo(0.12, 2);
    const { covariance_km2: covariance, miss_km: miss } = after.plane!;
    expect(after.probability! / summed(covariance, miss.x, miss.y, HARD_BODY_KM)).toBeCloseTo(1, 1);
    // Tsiolkovsky for small burns: m Δv / (g Isp).
    expect(fuelKg!).toBeCloseTo((1000 * 1000 * Math.hypot(...burn.rtn)) / (9.80665 * 220), 4);
    expect(excursion!.inTrackKm).toBeGreaterThan(1);
  });

  test('the matrix says of each cell what the burn does, and its line is where the target is', () => {
    const { periodSeconds } = routes();
    const leadSeconds = Float64Array.of(0.5 * periodSeconds, periodSeconds);
    for (const direction of ['best', 'forwards', 'backwards'] as const) {
      const probe = answer({ kind: 'matrix', of, target, direction, leadSeconds, sizesKmS: Float64Array.of(1e-5) });
      const least = probe.leastKmS[0]!;
      const matrix = answer({
        kind: 'matrix',
        of,
        target,
        direction,
        leadSeconds,
        sizesKmS: Float64Array.of(1e-5, Number.isNaN(least) ? 1e-4 : least),
      });
      const rtn = [0, 1, 2].map((k) => matrix.directions[k]! * 1e-5) as [number, number, number];
      const { after } = done({ leadSeconds: leadSeconds[0]!, rtn });
      expect(matrix.probability[0]! / after.probability!).toBeCloseTo(1, 1);
      if (!Number.isNaN(least)) expect(matrix.probability[1]! / 1e-6).toBeCloseTo(1, 2);
    }
    // No direction does with less than the best one's least: 200 spread evenly over the sphere.
    const [least] = answer({
      kind: 'matrix',
      of,
      target,
      direction: 'best',
      leadSeconds,
      sizesKmS: Float64Array.of(1e-5),
    }).leastKmS;
    for (let k = 0; k < 200; k++) {
      const up = (2 * k + 1) / 200 - 1;
      const [across, turn] = [Math.sqrt(1 - up * up), k * Math.PI * (3 - Math.sqrt(5))];
      const size = 0.99 * least!;
      const rtn = [size * up, size * across * Math.cos(turn), size * across * Math.sin(turn)] as const;
      expect(done({ leadSeconds: leadSeconds[0]!, rtn }).after.probability!).toBeGreaterThan(1e-6);
    }
  });

  test('the other object can move instead; without covariances only a miss can be wanted', () => {
    const other = answer({ kind: 'routes', of: { ...of, mover: 'secondary' }, target, limits, mass: null });
    expect(other.mover.name).toBe('OTHER');
    expect(other.before.probability! / routes().before.probability!).toBeCloseTo(1, 9);
    const bare = { ...of, message: madeUpMessage(false) };
    expect(() => answer({ kind: 'routes', of: bare, target, limits, mass: null })).toThrow(/no burn can be planned/);
    const miss = { kind: 'miss-distance', missDistanceKm: 2 } as const;
    const { routes: found } = answer({ kind: 'routes', of: bare, target: miss, limits, mass: null });
    expect(found[0]!.burn!.after.missKm).toBeGreaterThan(1.998);
    expect(found[0]!.burn!.after.probability).toBeNull();
  });

  test('what is no message, and one without a size, is refused with a reason', () => {
    expect(() => answer({ kind: 'routes', of: { ...of, message: 'hello' }, target, limits, mass: null })).toThrow();
    const without = of.message.replaceAll(/^COMMENT HBR.*\n/gm, '');
    expect(() =>
      answer({
        kind: 'routes',
        of: { ...of, message: without, hardBodyRadiusKm: null },
        target,
        limits,
        mass: null,
      }),
    ).toThrow(/size of both objects/);
  });
});

function cross(a: readonly number[], b: readonly number[]): number[] {
  return [a[1]! * b[2]! - a[2]! * b[1]!, a[2]! * b[0]! - a[0]! * b[2]!, a[0]! * b[1]! - a[1]! * b[0]!];
}

describe('what a profile allows', () => {
  const at = (leadSeconds: number): string => new Date(Date.parse(TCA) - 1000 * leadSeconds).toISOString();
  const profile = {
    blackouts: [{ start: at(20_000), stop: at(9000) }],
    thrusters: { directions: ['in-track' as const], most_mm_s: 5000 },
    command_lead_minutes: 30,
  };
  const kept = { earliestMs, profile };

  test('routes keep to it, and the matrix is told when', () => {
    const found = answer({ kind: 'routes', of, target, limits: kept, mass: null });
    const burns = [...found.routes.flatMap(({ burn }) => burn ?? []), ...found.alternatives];
    expect(burns.length).toBeGreaterThan(2);
    for (const { burn, outside } of burns) {
      expect(outside).toEqual([]);
      expect(burn.leadSeconds <= 9000 || burn.leadSeconds >= 20_000).toBe(true);
      expect(Math.hypot(burn.rtn[0], burn.rtn[2])).toBeLessThan(1e-3 * Math.abs(burn.rtn[1]));
    }
    const [first, ...rest] = found.allowed;
    expect([first!.to, rest[0]!.from].map(Math.round)).toEqual([20_000, 9000]);
    // Without it, burns are in the blackout too.
    const free = answer({ kind: 'routes', of, target, limits, mass: null });
    const all = [...free.routes.flatMap(({ burn }) => burn ?? []), ...free.alternatives];
    expect(all.some(({ burn }) => burn.leadSeconds > 9000 && burn.leadSeconds < 20_000)).toBe(true);
  });

  test('a burn by hand is told in what it is outside, and what comes of it all the same', () => {
    const burn: Burn = { leadSeconds: 12_000, rtn: [4e-6, 8e-6, 0] };
    const given = answer({ kind: 'burn', of, target, burn, limits: kept, mass: null });
    expect(given).toMatchObject({ status: 'ok', outside: ['in-blackout', 'wrong-direction'] });
    expect(done(burn).outside).toEqual([]);
    const late = { earliestMs: Date.parse(TCA) - 10_000_000, profile };
    expect(answer({ kind: 'burn', of, target, burn, limits: late, mass: null })).toMatchObject({
      outside: ['too-soon-to-command', 'in-blackout', 'wrong-direction'],
    });
  });
});
