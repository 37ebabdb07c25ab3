import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** Cost of scrypt: 2^17 blocks of 1 KiB, 128 MiB and about a third of a second for each guess (OWASP Password Storage, 2024). */
export interface PasswordCost {
  readonly log2Blocks: number;
  readonly blockSize: number;
  readonly parallel: number;
}

export const PASSWORD_COST: PasswordCost = { log2Blocks: 17, blockSize: 8, parallel: 1 };

const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** Each takes 128 MiB: whoever sends many passwords at once waits, and does not fill the memory. */
const AT_ONCE = 2;

/** `scrypt$17$8$1$salt$hash`, salt and hash in base64. */
export async function hashPassword(password: string, cost: PasswordCost = PASSWORD_COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, cost);
  const { log2Blocks, blockSize, parallel } = cost;
  return ['scrypt', log2Blocks, blockSize, parallel, salt.toString('base64'), hash.toString('base64')].join('$');
}

/** Takes as long for a wrong password as for the right one. False for what `hashPassword` has not made. */
export async function isPassword(password: string, kept: string): Promise<boolean> {
  const [kind, log2Blocks, blockSize, parallel, salt, hash] = kept.split('$');
  if (kind !== 'scrypt' || salt === undefined || hash === undefined) return false;
  const cost = { log2Blocks: Number(log2Blocks), blockSize: Number(blockSize), parallel: Number(parallel) };
  const expected = Buffer.from(hash, 'base64');
  const found = await derive(password, Buffer.from(salt, 'base64'), cost);
  return expected.length === found.length && timingSafeEqual(expected, found);
}

let running = 0;
const waiting: (() => void)[] = [];

async function derive(password: string, salt: Buffer, cost: PasswordCost): Promise<Buffer> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return await scryptOf(password, salt, cost);
  } finally {
    running--;
    waiting.shift()?.();
  }
}

function scryptOf(password: string, salt: Buffer, { log2Blocks, blockSize, parallel }: PasswordCost): Promise<Buffer> {
  const blocks = 2 ** log2Blocks;
  const options = { N: blocks, r: blockSize, p: parallel, maxmem: 2 * 128 * blocks * blockSize };
  return new Promise((resolve, reject) => {
    // One form of letters that can be written in several (é), whatever the keyboard sends.
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
