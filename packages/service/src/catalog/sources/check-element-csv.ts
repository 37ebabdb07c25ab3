const NEEDED_COLUMNS = ['EPOCH', 'MEAN_MOTION', 'ECCENTRICITY', 'INCLINATION', 'NORAD_CAT_ID', 'BSTAR'];

/**
 * Whether a downloaded document is a whole table of element sets (OMM as CSV), before it replaces the copy that is
 * kept. Returns the number of rows, or in words what it is instead: a web page, a message, half a file.
 */
export function checkElementCsv(body: Buffer): { readonly rows: number } | { readonly problem: string } {
  const head = body
    .subarray(0, 2000)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  if (head.trim() === '') return { problem: 'the answer is empty' };
  if (head.trimStart().startsWith('<')) return { problem: 'the answer is a web page instead of data' };
  const header = head.split(/\r?\n/, 1)[0]!;
  const columns = header.split(',').map((column) => column.trim());
  if (!NEEDED_COLUMNS.every((column) => columns.includes(column))) {
    return { problem: `the answer is no element sets: "${header.slice(0, 60)}"` };
  }
  let rows = -1;
  for (let at = body.indexOf(10); at !== -1; at = body.indexOf(10, at + 1)) rows++;
  const lastRow = body
    .subarray(body.lastIndexOf(10) + 1)
    .toString('utf8')
    .trim();
  if (lastRow !== '') return { problem: 'the answer ends in the middle of a row' };
  return rows > 0 ? { rows: rows } : { problem: 'the answer holds no element sets' };
}
