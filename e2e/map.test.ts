import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { describeWithReferenceData } from '../validation/reference-data.ts';
import { findChromium } from './chromium.ts';
import { atRestTests } from './map/at-rest.ts';
import { badDayTests } from './map/bad-days.ts';
import { decidingTests } from './map/deciding.ts';
import { ephemerisTests } from './map/ephemerides.ts';
import { everybodyTests } from './map/everybody.ts';
import { findingTests } from './map/finding.ts';
import { flyAroundTests } from './map/fly-around.ts';
import { groundTests } from './map/ground.ts';
import { linkTests } from './map/links.ts';
import { pickingTests } from './map/picking.ts';
import { positionTests } from './map/positions.ts';
import { riskTests } from './map/risk.ts';
import { MAIN_CATALOGUE, type ServedMap, serveMap } from './map/served-map.ts';

const executablePath = findChromium();
const DAYS = 3;

// One service and one browser for all of it: the whole catalogue is screened once.
describeWithReferenceData('the map, of the real catalogue', [MAIN_CATALOGUE], () => {
  describe.skipIf(executablePath === null)('in a browser', { timeout: 600_000 }, () => {
    let map: ServedMap;
    beforeAll(async () => {
      map = await serveMap(executablePath!, DAYS);
    }, 900_000);
    afterAll(() => map?.close());
    afterEach(async () => {
      await map.rest();
      expect(map.complaints.splice(0)).toEqual([]);
    });
    const served = (): ServedMap => map;

    describe('where things are', () => positionTests(served));
    describe('the ground', () => groundTests(served));
    describe('at rest', () => atRestTests(served));
    describe('picking', () => pickingTests(served));
    describe('finding', () => findingTests(served));
    describe('links', () => linkTests(served));
    describe('bad days', () => badDayTests(served));
    describe('risk', () => riskTests(served));
    describe('ephemerides', () => ephemerisTests(served));
    describe('flying around', () => flyAroundTests(served));
    describe('deciding', () => decidingTests(served));
    describe('everybody', () => everybodyTests(served));
  });
});
