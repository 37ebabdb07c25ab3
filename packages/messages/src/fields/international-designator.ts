const SHORT_FORM = /^(\d\d)(\d{3})([A-Z]{0,3})$/;

/**
 * Writes a COSPAR designator in its long form: `98067A` (as in a TLE, year 57–99: 1957–1999) becomes `1998-067A`.
 * Anything else is returned as it is, without blanks around it.
 */
export function longInternationalDesignator(text: string): string {
  const trimmed = text.trim();
  const match = SHORT_FORM.exec(trimmed);
  if (!match) return trimmed;
  const century = Number(match[1]) < 57 ? '20' : '19';
  return `${century}${match[1]}-${match[2]}${match[3]}`;
}
