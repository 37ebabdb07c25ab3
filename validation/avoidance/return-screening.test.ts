import { addSeconds, type Encounter, type EncounterObject } from '@clearway/astro';
import {
  buildCorridor,
  createCorridorScreen,
  planAvoidance,
  type SecondaryComparison,
  secondaryScreen,
  secondOf,
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
import { waitingAfterReturn } from './planted-others.ts';

/** The return burn, too, is held against everything else. */
describeWithReferenceData('return burns held against everything else', [CATALOG], () => {
  let own: PlantedEncounter['own'];
  let tca: PlantedEncounter['tca'];
  let encounter: PlantedEncounter['encounter'];
  let nominal: PlantedEncounter['nominal'];
  let alone: PlantedEncounter['alone'];
  let request: PlantedEncounter['request'];
  let screen: PlantedEncounter['screen'];

  beforeAll(async () => {
    ({ own, tca, encounter, nominal, alone, request, screen } = await plantedEncounter());
  }, 60_000);

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
});
