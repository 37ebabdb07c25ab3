import { UserError } from '@clearway/astro';
import { readConjunctions } from '@clearway/messages';
import { hostileTexts } from './hostile-texts.ts';

/** Reads one hostile text in a process of its own, for its memory to be measured: `SIZE NAME` → JSON. */
const [size, name] = process.argv.slice(2);
const make = hostileTexts(Number(size)).find((each) => each[0] === name)?.[1];
if (make === undefined) throw new Error(`no hostile text ${name}`);
const text = make();
const start = process.cpuUsage();
let refused = false;
try {
  readConjunctions(text);
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  refused = true;
}
const used = process.cpuUsage(start);
const seconds = (used.user + used.system) / 1e6;
process.stdout.write(JSON.stringify({ refused, seconds, gigabytes: process.resourceUsage().maxRSS / 1e6 }));
