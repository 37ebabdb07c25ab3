import {
  addSeconds,
  type ElementSet,
  type Encounter,
  type EncounterObject,
  secondsBetween,
  type UtcTime,
} from '@clearway/astro';
import {
  type AvoidancePlan,
  AXIS_DIRECTIONS,
  buildCorridor,
  type CorridorRequest,
  createCorridorScreen,
  NOT_SCREENED,
  type PathInto,
  planAvoidance,
  recommendRoutes,
  rewardAmongOthers,
  type SecondaryComparison,
  type SecondaryScreen,
  secondaryScreen,
  secondOf,
} from '@clearway/avoidance';
import { ensureKernel } from '@clearway/kernels/build';
import { uncertaintiesOfNames } from '@clearway/service/avoid';
import { beforeAll, expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { randomStream } from '../screening/random.ts';
import { type CheckedCatalog, checkedCatalog } from '../screening/regime-check.ts';
import { crossing, objectOf, pathOf, waitingAfterReturn, waitingFor } from './planted-others.ts';

/**
 * Planted: an encounter a day away, and a second object that waits 0.7 days later where the cheapest burn for the first takes the
 * satellite. The plan that looks at everything else goes another way, and says what that costs.
 */
const CATALOG = 'catalogs/full-density/gp.csv.gz';
const DAY = 86_400;
const HOST = 44_713;
const [AVOIDED, WAITING] = [799_000_001, 799_000_002];
const TARGET = { kind: 'probability', probability: 1e-6 } as const;
const LIMIT = 1e-5;

describeWithReferenceData('burns held against everything else', [CATALOG], () => {
  let catalog: CheckedCatalog;
  let own: ElementSet;
  let tca: UtcTime;
  let encounter: Encounter;
  let nominal: { readonly primary: PathInto; readonly secondary: PathInto };
  let alone: AvoidancePlan;
  let request: CorridorRequest;
  let screen: SecondaryScreen;

  beforeAll(async () => {
    catalog = await checkedCatalog(CATALOG, '2026-03-10T00:00:00Z');
    own = catalog.elements.find(({ id }) => id === HOST)!;
    tca = addSeconds(catalog.start, DAY);
    const avoided = crossing(AVOIDED, own, tca, [0.02, 0.05, 0.03]);
    nominal = { primary: pathOf(own, tca), secondary: pathOf(avoided, tca) };
    encounter = {
      tca,
      primary: objectOf(own, tca, [0.04, 0.2, 0.04]),
      secondary: objectOf(avoided, tca, [0.05, 0.3, 0.05]),
      hardBodyRadiusKm: 0.01,
    };
    alone = planAvoidance(encounter, { target: TARGET, nominal });
    const waiting = waitingFor(WAITING, own, alone, addSeconds(tca, 0.7 * DAY));
    const random = randomStream('others around a planted encounter');
    const shell = catalog.elements.filter((e) => e.meanMotionRevPerDay > 14.9 && e.meanMotionRevPerDay < 15.2);
    const others = random.choose(
      shell.filter(({ id }) => id !== HOST),
      2400,
    );
    const elements = [own, avoided, waiting, ...others];
    request = {
      wasm: await ensureKernel(),
      elements,
      own,
      start: addSeconds(catalog.start, 0.6 * DAY),
      durationSeconds: 7.5 * DAY,
    };
    screen = secondaryScreen(await buildCorridor(request), {
      avoided: { objectId: AVOIDED, tca },
      uncertainties: uncertaintiesOfNames(elements),
      ownIndex: 0,
    });
  }, 60_000);

  test('the cheapest burn runs into the second object', () => {
    expect(alone.decision).toBe('burn');
    expect(alone.secondary).toBeNull();
    expect(alone.words).toContain(NOT_SCREENED);
    const { time, rtn } = alone.burn!;
    const compared = screen.compare(time, rtn)!;
    const struck = compared.encounters.find(({ objectId }) => objectId === WAITING)!;
    expect(['new', 'worse']).toContain(struck.change);
    expect(struck.after!.missDistanceKm).toBeLessThan(0.05);
    expect(struck.after!.probability).toBeGreaterThan(LIMIT);
    expect(struck.before?.missDistanceKm ?? 99).toBeGreaterThan(1);
    // The encounter avoided is not among the others.
    const near = compared.encounters.filter(({ objectId }) => objectId === AVOIDED);
    for (const { after } of near) expect(after ? Math.abs(secondsBetween(tca, after.tca)) : DAY).toBeGreaterThan(600);
    expect(compared.combinedAfter).toBeGreaterThan(compared.combinedBefore);
  });

  test('the recommended burn does not, and the certificate says what that costs', () => {
    const plan = planAvoidance(encounter, { target: TARGET, nominal, secondary: screen });
    expect(plan.decision).toBe('burn');
    expect(plan.after!.probability).toBeLessThan(1.02 * TARGET.probability);
    for (const { change, after } of plan.secondary!.encounters) {
      if (after !== null && (change === 'new' || change === 'worse')) expect(after.probability).toBeLessThan(LIMIT);
    }
    expect(plan.certificate!.optimal).toBe(false);
    expect(plan.certificate!.states).toMatch(/other objects ruled out/);
    expect(plan.certificate!.lowerBoundKmS).toBeLessThanOrEqual(alone.burn!.size);
    expect(plan.burn!.size / plan.certificate!.lowerBoundKmS - 1).toBeCloseTo(plan.certificate!.gap, 9);
    expect(plan.burn!.size).toBeGreaterThanOrEqual(alone.burn!.size * (1 - 1e-6));
    expect(plan.words.join(' ')).toMatch(/Other objects \(2403, within 5 km/);
  });

  test('what becomes of each encounter is what a full screening says', async () => {
    const { time, rtn } = alone.burn!;
    const byCorridor = screen.compare(time, rtn)!;
    const inFull = (await screen.inFull(request, time, rtn))!;
    expect([byCorridor.isByCorridor, inFull.isByCorridor]).toEqual([true, false]);
    expect(byCorridor.encounters.length).toBeGreaterThan(2);
    expect(inFull.encounters.map(({ objectId, change }) => [objectId, change])).toEqual(
      byCorridor.encounters.map(({ objectId, change }) => [objectId, change]),
    );
    expect(inFull.combinedAfter / byCorridor.combinedAfter).toBeCloseTo(1, 3);
    const summary = screen.summary(time, rtn)!;
    expect(summary.combinedAfter).toBe(byCorridor.combinedAfter);
    expect(summary.closestAfterKm).toBe(byCorridor.closestAfterKm);
    expect(summary.worstIncrease).toBeGreaterThan(LIMIT);
  });

  test('the path with the return burn is that of a full screening, and drifts no more', async () => {
    const { time, rtn, leadSeconds } = alone.burn!;
    const second = secondOf(alone.returnBurn, leadSeconds)!;
    const byCorridor = screen.compare(time, rtn, second)!;
    const inFull = (await screen.inFull(request, time, rtn, second))!;
    expect(byCorridor.encounters.length).toBeGreaterThan(2);
    expect(inFull.encounters.map(({ objectId, change }) => [objectId, change])).toEqual(
      byCorridor.encounters.map(({ objectId, change }) => [objectId, change]),
    );
    inFull.encounters.forEach(({ after }, k) => {
      const own = byCorridor.encounters[k]!.after;
      if (after !== null) expect(Math.abs(after.missDistanceKm - own!.missDistanceKm)).toBeLessThan(1e-4);
    });
    // The object that waits on the burnt path 0.7 days later is passed by another way.
    const struck = (await screen.compare(time, rtn))!.encounters.find(({ objectId }) => objectId === WAITING)!;
    const passed = byCorridor.encounters.find(({ objectId }) => objectId === WAITING);
    expect(passed?.after?.missDistanceKm ?? 99).toBeGreaterThan(struck.after!.missDistanceKm + 0.5);
    // Days later the satellite is where its two-body plan says, ahead of or behind its old place.
    const { family } = createCorridorScreen(screen.corridor).burnsAt(time);
    const after = family.pathsAfter(rtn, second)!;
    const [returned, unburnt] = [new Float64Array(6), new Float64Array(6)];
    for (const days of [0.5, 2, 5]) {
      after.burnt(days * DAY, returned);
      after.unburnt(days * DAY, unburnt);
      const speed = Math.hypot(unburnt[3]!, unburnt[4]!, unburnt[5]!);
      const ahead = [0, 1, 2].reduce((sum, c) => sum + ((returned[c]! - unburnt[c]!) * unburnt[3 + c]!) / speed, 0);
      expect(Math.abs(ahead - alone.returnBurn!.aheadKm)).toBeLessThan(0.1 + 0.1 * Math.abs(ahead));
      const still = Math.abs(alone.burn!.size * 3 * days * DAY);
      expect(Math.abs(ahead)).toBeLessThan(0.1 * still + 1.5);
    }
  });

  test('an object that waits on the way after the return burn is seen', async () => {
    const { time, rtn, leadSeconds } = alone.burn!;
    const second = secondOf(alone.returnBurn, leadSeconds)!;
    const waiting = waitingAfterReturn(799_000_003, own, alone, addSeconds(tca, 1.9 * DAY));
    const elements = [own, waiting];
    const corridor = await buildCorridor({ ...request, elements });
    const others = secondaryScreen(corridor, {
      avoided: { objectId: AVOIDED, tca },
      uncertainties: uncertaintiesOfNames(elements),
      ownIndex: 0,
    });
    const nearest = (each: SecondaryComparison | null): number =>
      Math.min(...each!.encounters.map((row) => row.after?.missDistanceKm ?? 99));
    expect(nearest(others.compare(time, rtn, second))).toBeLessThan(0.05);
    expect(nearest(others.compare(time, rtn))).toBeGreaterThan(0.5);
    // The plan that looks at both ways does not come back into it.
    const plan = planAvoidance(encounter, { target: TARGET, nominal, secondary: others });
    expect(plan.decision).toBe('burn');
    for (const { change, after: is } of plan.secondaryWithReturn!.encounters) {
      if (is !== null && (change === 'new' || change === 'worse')) expect(is.probability).toBeLessThan(LIMIT);
    }
    expect(plan.words.join(' ')).toMatch(/with the return burn/);
  });

  test('where the first return leads to an object that waits, the satellite waits for a later revolution', async () => {
    const bare = (object: EncounterObject): EncounterObject => ({ ...object, covariance: null });
    const distances: Encounter = {
      ...encounter,
      primary: bare(encounter.primary),
      secondary: bare(encounter.secondary),
    };
    const target = { kind: 'miss-distance', missDistanceKm: 0.4 } as const;
    const unaware = planAvoidance(distances, { target, nominal });
    const first = unaware.returnBurn!;
    const waiting = waitingAfterReturn(799_000_004, own, unaware, addSeconds(tca, 1.9 * DAY));
    const corridor = await buildCorridor({ ...request, elements: [own, waiting] });
    const others = secondaryScreen(corridor, { avoided: { objectId: AVOIDED, tca } });
    const nearest = (each: SecondaryComparison): number =>
      Math.min(...each.encounters.map((row) => row.after?.missDistanceKm ?? 99));
    const { time, rtn, leadSeconds, size } = unaware.burn!;
    expect(nearest(others.compare(time, rtn, secondOf(first, leadSeconds)!)!)).toBeLessThan(0.05);
    const plan = planAvoidance(distances, { target, nominal, secondary: others });
    expect(plan.burn).toMatchObject({ size, leadSeconds });
    const { waited, revolutions, secondsAfterTca, size: back } = plan.returnBurn!;
    expect(waited).toBeGreaterThan(0);
    expect([first.waited, revolutions - waited]).toEqual([0, first.revolutions]);
    expect((secondsAfterTca - first.secondsAfterTca) / (waited * plan.periodSeconds)).toBeCloseTo(1, 3);
    expect(back).toBeCloseTo(first.size, 12);
    const coming = plan.secondaryWithReturn!.encounters.filter(({ change }) => change === 'new' || change === 'worse');
    for (const { after } of coming) expect(after!.missDistanceKm).toBeGreaterThan(target.missDistanceKm);
    expect(nearest(plan.secondaryWithReturn!)).toBeGreaterThan(0.2);
    expect(plan.words.join(' ')).toMatch(/earlier, it would run into others/);
    // A box that it would leave meanwhile does not let it wait.
    const box = { inTrackKm: 1.001 * unaware.excursion!.inTrackKm };
    const boxed = planAvoidance(distances, { target, nominal, secondary: others, constraints: { box } });
    expect(boxed.burn?.size).not.toBe(size);
  });

  test('without covariances the target distance holds for others as well', () => {
    const bare: Encounter = {
      ...encounter,
      primary: { ...encounter.primary, covariance: null },
      secondary: { ...encounter.secondary, covariance: null },
    };
    const target = { kind: 'miss-distance', missDistanceKm: 0.4 } as const;
    const plan = planAvoidance(bare, { target, nominal, secondary: screen });
    expect(plan.decision).toBe('burn');
    for (const { before, after } of plan.secondary!.encounters) {
      if (after !== null && after.missDistanceKm < 0.4)
        expect(before!.missDistanceKm).toBeLessThanOrEqual(after.missDistanceKm);
    }
  });

  test('an error of execution makes others less certain', () => {
    const elements = request.elements;
    const settings = {
      avoided: { objectId: AVOIDED, tca },
      uncertainties: uncertaintiesOfNames(elements),
      ownIndex: 0,
      executionErrors: { magnitude: 0.05, directionRad: 0.02 },
    };
    const uncertain = secondaryScreen(screen.corridor, settings);
    const { time, rtn } = alone.burn!;
    const struck = (one: SecondaryScreen): number =>
      one.compare(time, rtn)!.encounters.find(({ objectId }) => objectId === WAITING)!.after!.probability!;
    expect(struck(uncertain)).toBeLessThan(struck(screen));
  });

  test('routes: least fuel, earliest, least disturbance, stay', () => {
    const contacts = [{ start: addSeconds(tca, -0.4 * DAY), stop: addSeconds(tca, -0.35 * DAY) }];
    const routes = recommendRoutes(encounter, {
      target: TARGET,
      nominal,
      secondary: screen,
      propulsion: { massKg: 260, specificImpulseSeconds: 220 },
      constraints: { now: addSeconds(tca, -0.5 * DAY), contacts, commandLeadSeconds: 600 },
    });
    const kinds = routes.flatMap(({ kinds }) => kinds);
    expect(kinds).toEqual(expect.arrayContaining(['least-fuel', 'earliest', 'least-disturbance', 'stay']));
    expect(routes.length).toBeGreaterThanOrEqual(2);
    expect(routes.length).toBeLessThanOrEqual(4);
    const [least] = routes;
    for (const { plan, kinds, decideBefore, fuelKg } of routes) {
      if (kinds.includes('stay')) {
        expect([plan.burn, decideBefore, fuelKg]).toEqual([null, null, null]);
        // What there is anyway: nobody new, nobody nearer, the risk as it is without the burn beside it.
        const { encounters, combinedBefore, combinedAfter } = plan.secondary!;
        expect(encounters.length).toBeGreaterThan(0);
        expect(new Set(encounters.map(({ change }) => change))).toEqual(new Set(['same']));
        expect(combinedAfter).toBe(combinedBefore);
        expect(combinedBefore).toBe(least!.plan.secondary!.combinedBefore);
        continue;
      }
      expect(plan.burn!.size).toBeGreaterThanOrEqual(least!.plan.burn!.size * (1 - 1e-9));
      expect(fuelKg).toBeGreaterThan(0);
      // The command is sent in the contact, ten minutes before the burn at least.
      expect(secondsBetween(decideBefore!, plan.burn!.time)).toBeGreaterThanOrEqual(600 - 1e-6);
      expect(secondsBetween(decideBefore!, contacts[0]!.stop)).toBeGreaterThanOrEqual(0);
      expect(plan.secondary).not.toBeNull();
    }
    const quietest = routes.find(({ kinds }) => kinds.includes('least-disturbance'))!.plan.secondary!.combinedAfter;
    for (const { plan } of routes)
      if (plan.secondary) expect(quietest).toBeLessThanOrEqual(plan.secondary.combinedAfter);
  });

  test('to stay because every burn runs into others is told with what there is anyway, and why', () => {
    // Only the burn that runs into the second object is allowed.
    const { leadOrbits, size } = alone.burn!;
    const plan = planAvoidance(encounter, {
      ...{ target: TARGET, nominal, secondary: screen, leadOrbits, othersLimit: 1e-12 },
      constraints: { mostSizeKmS: size * 1.001 },
    });
    expect(plan.decision).toBe('stay');
    expect(plan.secondary!.combinedAfter).toBe(plan.secondary!.combinedBefore);
    expect(plan.secondary!.encounters.every(({ change }) => change === 'same')).toBe(true);
    expect(plan.secondaryWithReturn).toBeNull();
    const changes = plan.nearestBurn!.secondary?.encounters.map(({ change }) => change) ?? [];
    if (plan.stayBecause === 'runs-into-others') expect(changes).toContain('new');
  });

  test('cells of a grid are what the comparison says, and NaN where the path leaves the corridor', async () => {
    const grid = { leadSeconds: [3000, 20_000], sizes: [1e-5, 8e-4], directions: AXIS_DIRECTIONS };
    const cells = await rewardAmongOthers(grid, tca, screen);
    const compared = screen.compare(addSeconds(tca, -20_000), [0, -1e-5, 0])!;
    const cell = (1 * 2 + 0) * 6 + 1;
    expect(cells.combinedAfter[cell]).toBe(compared.combinedAfter);
    expect(cells.closestAfterKm[cell]).toBe(compared.closestAfterKm ?? Number.POSITIVE_INFINITY);
    expect(cells.combinedAfter[(1 * 2 + 1) * 6 + 1]).toBeNaN();
  });

  test('a burn that leaves the corridor says so', () => {
    const burns = createCorridorScreen(screen.corridor).burnsAt(alone.burn!.time);
    expect(burns.burnt([0, 5e-4, 0])).toBeNull();
    const plan = planAvoidance(encounter, {
      target: TARGET,
      nominal,
      secondary: screen,
      constraints: { leastSizeKmS: 5e-4 },
    });
    expect(plan.leavesCorridor).toBe(true);
    expect(plan.secondary).toBeNull();
    expect(plan.words.join(' ')).toMatch(/leaves the corridor/);
  });
});
