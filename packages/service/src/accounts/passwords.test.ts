import { scryptSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashPassword, isPassword, PASSWORD_COST } from './passwords.ts';

const CHEAP = { log2Blocks: 4, blockSize: 8, parallel: 1 };

test('a password opens what was kept of it, and no other does', async () => {
  const kept = await hashPassword('seven ravens', CHEAP);
  expect(await isPassword('seven ravens', kept)).toBe(true);
  for (const other of ['', 'seven raven', 'Seven ravens', 'seven ravens '])
    expect(await isPassword(other, kept)).toBe(false);
  expect(kept).not.toContain('raven');
  expect(await hashPassword('seven ravens', CHEAP)).not.toBe(kept);
});

test('the same letters written in two ways are the same password', async () => {
  expect(await isPassword('Zoe\u0308 and the heron', await hashPassword('Zo\u00eb and the heron', CHEAP))).toBe(true);
});

test('what is kept names its cost, and is the scrypt of RFC 7914', async () => {
  const [kind, n, r, p, salt, hash] = (await hashPassword('x', CHEAP)).split('$');
  expect([kind, n, r, p]).toEqual(['scrypt', '4', '8', '1']);
  expect(scryptSync('x', Buffer.from(salt!, 'base64'), 32, { N: 16, r: 8, p: 1 }).toString('base64')).toBe(hash);
  // The test vector of section 12, in our form.
  const vector =
    'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640';
  const ours = [
    'scrypt',
    10,
    8,
    16,
    Buffer.from('NaCl').toString('base64'),
    Buffer.from(vector, 'hex').subarray(0, 32).toString('base64'),
  ];
  expect(await isPassword('password', ours.join('$'))).toBe(true);
});

test('the cost is that of OWASP, and what is damaged opens nothing', async () => {
  expect(PASSWORD_COST).toEqual({ log2Blocks: 17, blockSize: 8, parallel: 1 });
  for (const kept of ['', 'plain', 'scrypt$4$8$1$$', 'md5$4$8$1$YQ==$YQ=='])
    expect(await isPassword('', kept)).toBe(false);
});
