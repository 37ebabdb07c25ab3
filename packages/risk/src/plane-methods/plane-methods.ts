import { alfano2005 } from './alfano-2005.ts';
import { alfriend1999OfPrincipal } from './alfriend-1999.ts';
import { chan1997 } from './chan-1997.ts';
import { elrod2019 } from './elrod-2019.ts';
import { foster1992 } from './foster-1992.ts';
import { patera2005 } from './patera-2005.ts';
import type { PlaneMethod } from './plane-probability.ts';
import { serra2015 } from './serra-2015.ts';

/** The methods of the literature that answer in the encounter plane, by year. */
export const PLANE_METHODS: readonly PlaneMethod[] = [
  foster1992,
  chan1997,
  alfriend1999OfPrincipal,
  alfano2005,
  patera2005,
  serra2015,
  elrod2019,
];
