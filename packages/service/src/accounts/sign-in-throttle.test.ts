import { expect, test } from 'vitest';
import { SignInThrottle } from './sign-in-throttle.ts';

function throttle(): {
  readonly begin: (name: string, address: string) => number;
  pass(seconds: number): void;
  good(name: string, address: string): void;
} {
  let nowMs = 1e12;
  const of = new SignInThrottle(() => nowMs);
  return {
    begin: (name, address) => of.begin(name, address),
    pass: (seconds) => {
      nowMs += 1000 * seconds;
    },
    good: (name, address) => of.succeeded(name, address),
  };
}

/** The waits of many failures, each begun as soon as it may. */
function waitsOf(tries: number, address: (k: number) => string): number[] {
  const { begin, pass } = throttle();
  const waits: number[] = [];
  for (let k = 0; k < tries; k++) {
    let waited = 0;
    for (let wait = begin('Ada', address(k)); wait > 0; wait = begin('Ada', address(k))) {
      waited += wait;
      pass(wait);
    }
    waits.push(waited);
  }
  return waits;
}

test('from one address five tries are free, then waits double up to a quarter of an hour', () => {
  const waits = waitsOf(20, () => 'here');
  expect(waits.slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
  expect(waits.slice(5, 14)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256]);
  expect(Math.max(...waits)).toBeLessThanOrEqual(900);
});

test('from everywhere nobody is locked out for longer than half a minute', () => {
  const waits = waitsOf(60, (k) => `address ${k}`);
  expect(waits.slice(0, 20).every((wait) => wait === 0)).toBe(true);
  expect(waits[30]).toBe(30);
  expect(Math.max(...waits)).toBe(30);
});

test('one address that tries many names is slowed down too', () => {
  const { begin } = throttle();
  for (let k = 0; k < 50; k++) expect(begin(`name ${k}`, 'there')).toBe(0);
  expect(begin('another', 'there')).toBeGreaterThan(0);
  expect(begin('another', 'elsewhere')).toBe(0);
});

test('a success forgets the failures of its name, not those of others from there', () => {
  const { begin, good } = throttle();
  for (let k = 0; k < 5; k++) begin('Ada', 'here');
  good('Ada', 'here');
  expect(begin('Ada', 'here')).toBe(0);
});

test('a quarter of an hour without a failure forgets them', () => {
  const { begin, pass } = throttle();
  for (let k = 0; k < 5; k++) begin('Ada', 'here');
  expect(begin('Ada', 'here')).toBeGreaterThan(0);
  pass(15 * 60 + 1);
  for (let k = 0; k < 5; k++) expect(begin('Ada', 'here')).toBe(0);
});
