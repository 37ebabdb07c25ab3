import { fetchEarthFile } from '../globe/earth/fetch-earth-file.ts';
import { createPlaces, type Places } from './gazetteer.ts';

/** The names of places that the map comes with; each file is loaded once. */
export const mapPlaces: Places = createPlaces(fetchEarthFile);
