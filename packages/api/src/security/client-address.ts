import type { Context } from 'hono';

/** The address that a request comes from: of the connection, or of what a proxy that is trusted says of it. */
export function clientAddress(context: Context, trustedProxies: ReadonlySet<string>): string {
  const direct = plain(connectionAddress(context));
  if (!trustedProxies.has(direct)) return direct;
  // From the right: what stands on the left was written by whoever likes to.
  const said = (context.req.header('x-forwarded-for') ?? '').split(',').map((part) => plain(part.trim()));
  return said.findLast((address) => address !== '' && !trustedProxies.has(address)) ?? direct;
}

/** Where there is no connection, as in the same process: `local`. */
function connectionAddress(context: Context): string {
  const { incoming } = (context.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return incoming?.socket?.remoteAddress ?? 'local';
}

/** An address of IPv4 in the form of IPv6 is that of IPv4. */
function plain(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return (mapped ?? address).slice(0, 45);
}
