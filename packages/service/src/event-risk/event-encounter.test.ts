import { addSeconds, type ElementSet, unixMicros } from '@clearway/astro';
import { describe, expect, it } from 'vitest';
import { methodName } from '../covariance/risk-basis.ts';
import { collectRisks } from '../covariance/row-risks.ts';
import { uncertaintiesOfNames } from '../covariance/run-uncertainties.ts';
import type { RunMaterial } from '../runs/plan/run-snapshot.ts';
import { madeUpObject } from '../runs/screening-run.fixture.ts';
import { type EventEncounter, eventEncounter } from './event-encounter.ts';
import { screeningAssessment } from './screening-assessment.ts';

/** At one node of their orbits at the epoch, some kilometres apart, and on different planes. */
const NODE: Partial<ElementSet> = { raanDeg: 0 };
const objects = [
  madeUpObject(5, 'STARLINK-1', NODE),
  madeUpObject(6, 'COSMOS 2251 DEB', { ...NODE, inclinationDeg: 53.5 }),
  // No table says anything of elements of forty days.
  madeUpObject(7, 'OLD', { ...NODE, epoch: addSeconds(madeUpObject(5, '').epoch, -40 * 86_400) }),
  madeUpObject(8, 'DECAYED', { ...NODE, meanMotionRevPerDay: 17.5 }),
];
const EPOCH_US = unixMicros(objects[0]!.epoch);
const uncertainties = uncertaintiesOfNames(objects);
const material = { snapshot: { elements: objects, lives: undefined }, uncertainties } as unknown as RunMaterial;
const between = (primary_id: number, secondary_id: number): EventEncounter | null =>
  eventEncounter(material, { primary_id, secondary_id, tca_us: EPOCH_US }, (id) => `object ${id}`);

function rowOf({ encounter }: EventEncounter, primary: number, secondary: number, isCoLocated = false) {
  const states = Float64Array.of(
    ...encounter.primary.position,
    ...encounter.primary.velocity,
    ...encounter.secondary.position,
    ...encounter.secondary.velocity,
  );
  const collector = collectRisks(1, uncertainties);
  const ages = { primaryAgeDays: 0, secondaryAgeDays: secondary === 2 ? 40 : 0 };
  collector.add(states, { primary, secondary, ...ages, relativeSpeedKmS: 5, isCoLocated });
  const { probability, maxProbability, method } = collector.finish();
  return { probability: probability[0]!, maxProbability: maxProbability[0]!, method: methodName(method[0]!) };
}

describe('the risk of an event', () => {
  it('is that of its row in the list, with what it rests on', () => {
    const of = between(5, 6)!;
    const assessment = screeningAssessment(of, false, null);
    const row = rowOf(of, 0, 1);
    expect(row.method).toBe('Pc2D');
    // What the list says is possible, the event says too.
    expect(screeningAssessment(of, false, 0.5).max_probability).toBe(0.5);
    expect(screeningAssessment(of, false, 0).max_probability).toBe(assessment.max_probability);
    expect(row.probability).toBeGreaterThan(0);
    expect(assessment.methods.Pc2D! / row.probability).toBeCloseTo(1, 6);
    expect(assessment).toMatchObject({
      covariance_source: 'regime-table',
      primary: { name: 'object 5', if_it_does_not_manoeuvre: true, element_age_days: 0 },
      secondary: { name: 'object 6', if_it_does_not_manoeuvre: false },
    });
    expect(assessment.sentence).toMatch(/^Screening only: .*uncertain by kilometres/);
    const codes = assessment.flags.filter(({ method }) => method === null).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['screening-only', 'if-it-does-not-manoeuvre', 'position-only']));
  });

  it('is the maximum over the sizes of the shape where nothing is known of one of them', () => {
    const of = between(5, 7)!;
    expect(of.isShapeOnly).toBe(true);
    const assessment = screeningAssessment(of, false, null);
    const row = rowOf(of, 0, 2);
    expect(row.method).toBe('Alfriend1999');
    expect(assessment).toMatchObject({ method: 'Alfriend1999', covariance_source: 'socrates-shape' });
    expect(assessment.probability! / row.maxProbability).toBeCloseTo(1, 3);
  });

  it('is none of pairs that stay together', () => {
    const of = between(5, 6)!;
    expect(rowOf(of, 0, 1, true).method).toBeNull();
    expect(screeningAssessment(of, true, null)).toMatchObject({ probability: null, method: null });
  });

  it('needs elements of both that reach the time', () => {
    expect(between(5, 99)).toBeNull();
    expect(between(5, 8)).toBeNull();
  });

  it('is by the set that is in force', () => {
    const [first, second] = [objects[0]!, { ...objects[0]!, meanAnomalyDeg: 90 }];
    const lives = {
      fromUs: Float64Array.of(-Infinity, EPOCH_US + 1, -Infinity),
      toUs: Float64Array.of(EPOCH_US + 1, Infinity, Infinity),
    };
    const elements = [first, second, objects[1]!];
    const both = {
      snapshot: { elements, lives },
      uncertainties: uncertaintiesOfNames(elements),
    } as unknown as RunMaterial;
    const at = (us: number): EventEncounter =>
      eventEncounter(both, { primary_id: 5, secondary_id: 6, tca_us: us }, String)!;
    expect(at(EPOCH_US).encounter.primary.position).toEqual(between(5, 6)!.encounter.primary.position);
    expect(at(EPOCH_US + 2).encounter.primary.position[0]).not.toBeCloseTo(
      at(EPOCH_US).encounter.primary.position[0],
      0,
    );
  });
});
