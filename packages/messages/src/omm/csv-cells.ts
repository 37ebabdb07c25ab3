/**
 * Cuts one line of CSV into cells (RFC 4180: cells in double quotes may hold commas, a doubled quote stands for
 * one). Null where a quote is not closed or text follows a closing quote: no cell of a catalogue holds a line break,
 * so an open quote is a fault of this line and must not swallow the lines after it.
 */
export function csvCells(line: string): string[] | null {
  if (!line.includes('"')) return line.split(',');
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (line.charCodeAt(at) !== 34) {
      const comma = line.indexOf(',', at);
      cells.push(comma < 0 ? line.slice(at) : line.slice(at, comma));
      if (comma < 0) return cells;
      at = comma + 1;
      continue;
    }
    let end = line.indexOf('"', at + 1);
    while (end >= 0 && line.charCodeAt(end + 1) === 34) end = line.indexOf('"', end + 2);
    if (end < 0) return null;
    cells.push(line.slice(at + 1, end).replaceAll('""', '"'));
    if (end + 1 === line.length) return cells;
    if (line.charCodeAt(end + 1) !== 44) return null;
    at = end + 2;
  }
}
