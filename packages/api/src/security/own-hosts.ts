import type { Context } from 'hono';
import { HttpProblem } from './http-problem.ts';

const LOOPBACK = /^(localhost|[\w-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/i;
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses requests that a web page elsewhere makes a browser send here: those under a host name that is not ours (DNS rebinding),
 * and those from another origin that would change something. `allowedHosts` are further names, without port, `*` for any.
 */
export function ownHostsOnly(allowedHosts: readonly string[]): (context: Context) => void {
  const own = new Set(allowedHosts.map((host) => host.toLowerCase()));
  const isOwn = (name: string): boolean => LOOPBACK.test(name) || own.has(name) || own.has('*');
  const hosts = new Map<string, boolean>();
  return (context) => {
    const host = (context.req.header('host') ?? hostOf(context.req.url)).toLowerCase();
    let known = hosts.get(host);
    if (known === undefined) {
      known = isOwn(withoutPort(host));
      if (hosts.size < 100) hosts.set(host, known);
    }
    if (!known) {
      const name = withoutPort(host).slice(0, 60);
      throw new HttpProblem(
        421,
        'host-unknown',
        `this server is not "${name}"`,
        'ask it by localhost or 127.0.0.1, or allow the name with --allowed-host',
      );
    }
    if (!SAFE.has(context.req.method)) refuseForeignOrigin(context, host);
  };
}

function refuseForeignOrigin(context: Context, host: string): void {
  const origin = context.req.header('origin');
  const foreign =
    origin === undefined
      ? context.req.header('sec-fetch-site') === 'cross-site'
      : !URL.canParse(origin) || new URL(origin).host.toLowerCase() !== host;
  if (!foreign) return;
  const message = `a page of ${(origin ?? 'another site').slice(0, 60)} may not change anything here`;
  throw new HttpProblem(403, 'origin-foreign', message, 'do it from a page of this server, or from a program');
}

function hostOf(url: string): string {
  return new URL(url).host;
}

function withoutPort(host: string): string {
  return host.replace(/:\d+$/, '');
}
