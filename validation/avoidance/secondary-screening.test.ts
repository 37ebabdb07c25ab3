import { addSeconds, type Encounter, secondsBetween } from '@clearway/astro';
import {
  AXIS_DIRECTIONS,
  createCorridorScreen,
  NOT_SCREENED,
  planAvoidance,
  recommendRoutes,
  rewardAmongOthers,
  type SecondaryScreen,
  secondaryScreen,
} from '@clearway/avoidance';
import { uncertaintiesOfNames } from '@clearway/service/avoid';
import { beforeAll, expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import {
  AVOIDED,
  CATALOG,
  DAY,
  LIMIT,
  type PlantedEncounter,
  plantedEncounter,
  TARGET,
  WAITING,
} from './planted-encounter.fixture.ts';

/** The plan that looks at everything else goes another way than the cheapest burn, and says what that costs. */
describeWithReferenceData('burns held against everything else', [CATALOG], () => {
  let tca: PlantedEncounter['tca'];
  let encounter: PlantedEncounter['encounter'];
  let nominal: PlantedEncounter['nominal'];
  let alone: PlantedEncounter['alone'];
  let request: PlantedEncounter['request'];
  let screen: PlantedEncounter['screen'];

  beforeAll(async () => {
    ({ tca, encounter, nominal, alone, request, screen } = await plantedEncounter());
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
