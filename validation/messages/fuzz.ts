import { UserError } from '@clearway/astro';
import { referenceText } from '../reference-data.ts';
import type { RandomStream } from '../screening/random.ts';
import type { FuzzedReader } from './readers.ts';

/** What hostile or broken files have in common. */
const PIECES: readonly string[] = [
  ...[
    '\n',
    '\r\n',
    '\0',
    ' ',
    '\t',
    '=',
    '[',
    ']',
    '<',
    '>',
    '/>',
    '&',
    '&#0;',
    '&#x110000;',
    '&lol;',
    '"',
    "'",
    '{',
    '}',
    ',',
  ],
  ...[
    '-',
    '.',
    'e',
    'NaN',
    'Infinity',
    '1e999',
    '1e-999',
    '-0',
    '0x10',
    '1_000',
    '１',
    '999999999999999999999',
    '٣',
    '\ufeff',
  ],
  ...[
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<!DOCTYPE x [<!ENTITY a "b">]>',
    '<?x',
    '</cdm>',
    '<cdm>',
    '<ndm>',
    '</segment>',
  ],
  ...[
    'META_START\n',
    'META_STOP\n',
    'COVARIANCE_START\n',
    'COVARIANCE_STOP\n',
    'COMMENT ',
    'COMMENT\n',
    'USER_DEFINED_X = 1\n',
  ],
  ...[
    'CCSDS_CDM_VERS = 1.0\n',
    'CCSDS_OEM_VERS = 2.0\n',
    'OBJECT = OBJECT2\n',
    '[m]',
    '[km/s]',
    'null',
    'true',
    '\\u0000',
    '\\',
  ],
  ...[
    '2016-12-31T23:59:60',
    '2026-366T00:00:00',
    '0000-01-01T00:00:00',
    '__proto__',
    'constructor',
    '"__proto__":{}',
    '𝒳',
    '\ud800',
  ],
];

/** The slowest that one reading may be: a tenth of it is a pause of the garbage collector on a busy machine. */
const MOST_MILLISECONDS = 2000;

export interface FuzzCounts {
  readonly read: number;
  readonly refused: number;
  readonly slowestMilliseconds: number;
}

/** Reads `runs` mutations of what the readers start from; throws with the input at the first that does not go well. */
export function fuzz(readers: readonly FuzzedReader[], runs: number, random: RandomStream): FuzzCounts {
  const starts = readers.map((reader) => [...reader.files.map(referenceText), ...reader.texts]);
  const all = starts.flat();
  let [read, refused, slowestMilliseconds] = [0, 0, 0];
  for (let run = 0; run < runs; run++) {
    const reader = readers[run % readers.length]!;
    const texts = starts[run % readers.length]!;
    const text = mutated(pick(texts, random), all, random);
    const from = performance.now();
    try {
      reader.readAndRewrite(text);
      read++;
    } catch (error) {
      if (!(error instanceof UserError))
        throw new Error(`${reader.name}: ${run}: ${String(error)}\n${text}`, { cause: error });
      refused++;
    }
    const milliseconds = performance.now() - from;
    slowestMilliseconds = Math.max(slowestMilliseconds, milliseconds);
    if (milliseconds > MOST_MILLISECONDS) throw new Error(`${reader.name}: ${run}: took ${milliseconds} ms\n${text}`);
  }
  return { read, refused, slowestMilliseconds };
}

function pick<T>(list: readonly T[], random: RandomStream): T {
  return list[Math.floor(random.next() * list.length)]!;
}

/** One to four changes, mostly of a few characters or lines, so that most of the text stays readable. */
function mutated(start: string, all: readonly string[], random: RandomStream): string {
  let text = start;
  const changes = 1 + Math.floor(random.next() ** 2 * 4);
  for (let change = 0; change < changes; change++) text = changed(text, all, random);
  return text;
}

function changed(text: string, all: readonly string[], random: RandomStream): string {
  const at = Math.floor(random.next() * (text.length + 1));
  const length = Math.floor(random.next() ** 4 * 200);
  const line = lineAround(text, at);
  const put = (inserted: string, removed = 0): string => text.slice(0, at) + inserted + text.slice(at + removed);
  switch (Math.floor(random.next() * 10)) {
    case 0:
      return put('', length);
    case 1:
      return put(String.fromCharCode(Math.floor(random.next() * 128)), 1);
    case 2:
      return put(pick(PIECES, random));
    case 3:
      return put(pick(PIECES, random), length);
    case 4:
      return text.slice(0, line[0]) + text.slice(line[1]);
    case 5:
      return text.slice(0, line[1]) + text.slice(line[0]);
    case 6: {
      const other = pick(all, random);
      const from = Math.floor(random.next() * other.length);
      return put(other.slice(from, from + length), random.next() < 0.5 ? length : 0);
    }
    case 7: {
      const [from, to] = lineAround(text, Math.floor(random.next() * text.length));
      return text.slice(0, line[0]) + text.slice(from, to) + text.slice(line[0]);
    }
    case 8:
      return random.next() < 0.1 ? text.slice(0, at) : put(pick(PIECES, random).repeat(1 + length));
    default:
      return put(digitsChanged(text.slice(at, at + length), random), length);
  }
}

function lineAround(text: string, at: number): readonly [number, number] {
  const end = text.indexOf('\n', at);
  return [text.lastIndexOf('\n', Math.max(0, at - 1)) + 1, end < 0 ? text.length : end + 1];
}

function digitsChanged(text: string, random: RandomStream): string {
  return text.replace(/\d/g, () => String(Math.floor(random.next() * 10)));
}
