/** Sources of the Earth's outlines and of names of places, for the map's corner and the about page. Not translated: names and a licence. */
export const NATURAL_EARTH_ATTRIBUTION: string = 'Natural Earth (public domain)';
export const GEONAMES_ATTRIBUTION: string = 'GeoNames (CC BY 4.0)';
export const GEONAMES_URL: string = 'https://www.geonames.org/';
export const NATURAL_EARTH_URL: string = 'https://www.naturalearthdata.com/';
