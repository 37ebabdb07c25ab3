import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

/** Behind HTTPS the name itself makes browsers demand: Secure, of this host alone, of all paths. */
const SECURE_NAME = '__Host-clearway';
const PLAIN_NAME = 'clearway';

/** What the browser was given at its sign-in; undefined without one. */
export function readSessionCookie(context: Context): string | undefined {
  return getCookie(context, SECURE_NAME) ?? getCookie(context, PLAIN_NAME);
}

/** Scripts cannot read it, other sites cannot have it sent, and over HTTPS it never goes without. */
export function writeSessionCookie(context: Context, token: string): void {
  const secure = isHttps(context);
  setCookie(context, secure ? SECURE_NAME : PLAIN_NAME, token, {
    httpOnly: true,
    sameSite: 'Strict',
    secure,
    path: '/',
  });
}

export function dropSessionCookie(context: Context): void {
  for (const name of [SECURE_NAME, PLAIN_NAME]) {
    deleteCookie(context, name, { path: '/', secure: name === SECURE_NAME, httpOnly: true, sameSite: 'Strict' });
  }
}

/** Whether the browser came by HTTPS: it says so of itself, and so does a proxy. Neither gains anything by a lie. */
export function isHttps(context: Context): boolean {
  const origin = context.req.header('origin') ?? '';
  return origin.startsWith('https:') || context.req.header('x-forwarded-proto') === 'https';
}
