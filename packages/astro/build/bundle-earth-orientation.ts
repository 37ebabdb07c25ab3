// Renews the bundled Earth orientation: node packages/astro/build/bundle-earth-orientation.ts finals2000A.all[.gz]
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { lastDayOf } from '../src/orientation/earth-orientation.ts';
import { parseFinals } from '../src/orientation/finals.ts';
import { type PackedOrientation, packOrientation } from '../src/orientation/packed-orientation.ts';
import { dayFromCalendar, formatUtc } from '../src/time/utc-time.ts';

const FIRST_DAY = dayFromCalendar(2015, 1, 1);
const LINE_LENGTH = 116;

const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('usage: node packages/astro/build/bundle-earth-orientation.ts finals2000A.all[.gz]\n');
  process.exit(2);
}
const bytes = readFileSync(file);
const orientation = parseFinals((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
const packed = packOrientation(orientation, FIRST_DAY);
const target = fileURLToPath(new URL('../src/orientation/bundled-finals.ts', import.meta.url));
writeFileSync(target, moduleOf(packed));
process.stdout.write(
  `${formatUtc({ day: packed.firstDay, second: 0 }, 0)} to ${formatUtc({ day: lastDayOf(orientation), second: 0 }, 0)}\n`,
);

function moduleOf({ source, firstDay, lastMeasuredDay, ...columns }: PackedOrientation): string {
  const lines = Object.entries(columns).map(([name, text]) => `  ${name}: \`\n${wrapped(text)}\n\`.trim(),`);
  return `import type { PackedOrientation } from './packed-orientation.ts';

/**
 * Made by \`build/bundle-earth-orientation.ts\` from the IERS's finals2000A.all, measured to
 * ${formatUtc({ day: lastMeasuredDay, second: 0 }, 0).slice(0, 10)} and predicted from there on. The file is long because it is a table.
 */
export const BUNDLED_FINALS: PackedOrientation = {
  source: '${source}',
  firstDay: ${firstDay},
  lastMeasuredDay: ${lastMeasuredDay},
${lines.join('\n')}
};
`;
}

/** Broken into lines at spaces. */
function wrapped(text: string): string {
  return text.replace(new RegExp(`(.{1,${LINE_LENGTH}})(?: |$)`, 'g'), '$1\n').trimEnd();
}
