import { addSeconds, type Encounter, propagateTwoBody } from '@clearway/astro';
import {
  assessGivenBurn,
  type BurnConstraints,
  burnFaults,
  burnTransition,
  type GivenBurn,
  planAvoidance,
  primaryOrbit,
} from '@clearway/avoidance';
import { expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { ESA_ENCOUNTERS, esaEncounters } from '../risk/encounters.fixture.ts';

const TARGET = { kind: 'probability', probability: 1e-6 } as const;
const MISS = { kind: 'miss-distance', missDistanceKm: 2 } as const;

describeWithReferenceData('burns that somebody set, of real encounters', [ESA_ENCOUNTERS], () => {
  const dangerous = esaEncounters()
    .map(({ encounter }) => ({ encounter, plan: planAvoidance(encounter, { target: TARGET, leadOrbits: 1.5 }) }))
    .filter(({ plan }) => plan.burn !== null)
    .slice(0, 12);

  const given = ({ encounter, plan }: (typeof dangerous)[number], factor: number): ReturnType<typeof assessGivenBurn> =>
    assessGivenBurn(encounter, scaled(plan.burn!, factor), plan, { target: TARGET });

  test('are what they are, with their gap to the least: half of it is not enough, twice is', () => {
    expect(dangerous).toHaveLength(12);
    for (const each of dangerous) {
      const least = each.plan.certificate!.lowerBoundKmS;
      const size = each.plan.burn!.size;
      for (const [factor, isEnough] of [
        [1, true],
        [0.5, false],
        [2, true],
      ] as const) {
        const { plan, reachesTarget, faults } = given(each, factor);
        expect(plan.burn!.size).toBeCloseTo(factor * size, 15);
        expect(plan.burn!.rtn).toEqual(scaled(each.plan.burn!, factor).rtn);
        expect(plan.burn!.raisedBy).toBe(1);
        expect(reachesTarget).toBe(isEnough);
        expect(faults).toEqual([]);
        expect(plan.certificate!.optimal).toBe(false);
        expect(plan.certificate!.gap).toBeCloseTo((factor * size) / least - 1, 9);
        expect(plan.words.join(' ')).toContain(isEnough ? 'it reaches the target' : 'it does not reach the target');
      }
      expect(given(each, 1).plan.after!.probability).toBeCloseTo(each.plan.after!.probability!, 12);
    }
  });

  test('miss by what stepping both orbits along shows', () => {
    for (const each of dangerous) {
      const burn = { leadSeconds: each.plan.burn!.leadSeconds, rtn: [4e-5, -7e-5, 2e-5] } as const;
      const { plan } = assessGivenBurn(each.encounter, burn, each.plan, { target: MISS });
      expect(Math.abs(plan.after!.missDistanceKm - steppedMiss(each.encounter, burn))).toBeLessThan(1e-6);
    }
  });

  test('name each constraint that they break', () => {
    const { encounter, plan } = dangerous[0]!;
    const orbit = primaryOrbit(encounter);
    const burn: GivenBurn = { leadSeconds: 6000, rtn: [0, 5e-5, 1e-5] };
    const at = (lead: number) => addSeconds(encounter.tca, -lead);
    const codes = (constraints: BurnConstraints): string[] =>
      burnFaults(encounter, burnTransition(orbit, burn.leadSeconds), burn, constraints).map(({ code }) => code);
    const span = (from: number, to: number) => ({ start: at(from), stop: at(to) });
    expect(codes({})).toEqual([]);
    expect(codes({ now: at(6100), commandLeadSeconds: 60 })).toEqual([]);
    expect(codes({ now: at(6100), commandLeadSeconds: 600 })).toEqual(['too-soon-to-command']);
    expect(codes({ now: at(9000), contacts: [span(5000, 4000)] })).toEqual(['too-soon-to-command']);
    expect(codes({ now: at(9000), contacts: [span(8000, 7900)], commandLeadSeconds: 600 })).toEqual([]);
    expect(codes({ windows: [span(8000, 7000), span(5000, 4000)] })).toEqual(['outside-windows']);
    expect(codes({ windows: [span(7000, 5000)] })).toEqual([]);
    expect(codes({ blackouts: [span(6500, 5500)] })).toEqual(['in-blackout']);
    expect(codes({ blackouts: [span(5500, 5000)] })).toEqual([]);
    expect(codes({ leastLeadSeconds: 7000 })).toEqual(['too-late']);
    expect(codes({ leastSizeKmS: 1e-4 })).toEqual(['too-small']);
    expect(codes({ mostSizeKmS: 2e-5, directions: ['in-track'] })).toEqual(['too-large', 'wrong-direction']);
    expect(codes({ directions: ['radial', 'free'] })).toEqual([]);
    expect(codes({ box: { inTrackKm: 0.01 } })).toEqual(['leaves-the-box']);
    expect(codes({ box: { inTrackKm: 1000, altitudeKm: 100 } })).toEqual([]);
    const assessed = assessGivenBurn(encounter, burn, plan, { constraints: { blackouts: [span(6500, 5500)] } });
    expect(assessed.plan.words).toContain('Not allowed: It is in a blackout, in which nothing may be burnt.');
  });

  test('are refused after the closest approach, of no size, and when they leave the Earth', () => {
    const { encounter, plan } = dangerous[0]!;
    const assess = (burn: GivenBurn) => () => assessGivenBurn(encounter, burn, plan);
    expect(assess({ leadSeconds: 0, rtn: [0, 1e-5, 0] })).toThrow(/not before the closest approach/);
    expect(assess({ leadSeconds: -60, rtn: [0, 1e-5, 0] })).toThrow(/not before the closest approach/);
    expect(assess({ leadSeconds: 600, rtn: [0, 0, 0] })).toThrow(/no size/);
    expect(assess({ leadSeconds: 600, rtn: [0, 10, 0] })).toThrow(/away from the Earth/);
  });
});

function scaled({ leadSeconds, rtn: [r, t, n] }: GivenBurn, factor: number): GivenBurn {
  return { leadSeconds, rtn: [factor * r, factor * t, factor * n] };
}

/** The least distance after the burn, by looking at both orbits ever more closely. */
function steppedMiss({ primary, secondary }: Encounter, { leadSeconds, rtn }: GivenBurn): number {
  const start = new Float64Array(6);
  propagateTwoBody(Float64Array.from([...primary.position, ...primary.velocity]), -leadSeconds, start);
  const [r, v] = [start.slice(0, 3), start.slice(3)];
  const radial = unit(r);
  const crossTrack = unit(cross(r, v));
  const inTrack = cross(crossTrack, radial);
  for (let k = 0; k < 3; k++) start[3 + k]! += rtn[0] * radial[k]! + rtn[1] * inTrack[k]! + rtn[2] * crossTrack[k]!;
  const other = Float64Array.from([...secondary.position, ...secondary.velocity]);
  const [a, b] = [new Float64Array(6), new Float64Array(6)];
  const distance = (seconds: number): number => {
    propagateTwoBody(start, leadSeconds + seconds, a);
    propagateTwoBody(other, seconds, b);
    return Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);
  };
  let [middle, reach] = [0, 5];
  while (reach > 1e-7) {
    let best = middle;
    for (let k = -20; k <= 20; k++) {
      const at = middle + (reach * k) / 20;
      if (distance(at) < distance(best)) best = at;
    }
    middle = best;
    reach /= 8;
  }
  return distance(middle);
}

function unit(v: Float64Array): Float64Array {
  const size = Math.hypot(...v);
  return v.map((component) => component / size);
}

function cross(a: Float64Array, b: Float64Array): Float64Array {
  return Float64Array.of(a[1]! * b[2]! - a[2]! * b[1]!, a[2]! * b[0]! - a[0]! * b[2]!, a[0]! * b[1]! - a[1]! * b[0]!);
}
