import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserError } from '@clearway/service';
import { createAdaptorServer } from '@hono/node-server';
import { inUrl } from './host-address.ts';

/** Answers that are under way when the server closes may take so long to end. */
const FINISH_MILLISECONDS = 1500;

/** A server that listens, at `url`, until it is closed. */
export interface Listening {
  readonly url: string;
  /** Takes no more requests, and lets those under way end. */
  close(): Promise<void>;
}

/** What answers requests: a Hono app. */
export interface Answering {
  fetch(request: Request): Response | Promise<Response>;
}

/** Listens at an address; port 0 takes any that is free. Throws UserError where address or port cannot be had. */
export async function listen(app: Answering, port: number, address = '127.0.0.1'): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portFailure(error, port, address)));
    server.listen(port, address, resolve);
  });
  return {
    url: `http://${inUrl(address)}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), FINISH_MILLISECONDS);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function portFailure(error: NodeJS.ErrnoException, port: number, address: string): Error {
  const hint = 'name another with --port, or --port 0 for any that is free';
  if (error.code === 'EADDRINUSE') {
    return new UserError('busy', `port ${port} of ${address} is in use`, hint, { cause: error });
  }
  if (error.code === 'EACCES') {
    return new UserError('option-invalid', `port ${port} needs more rights than you have`, hint, { cause: error });
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') {
    const addresses = 'name one that it has with --host, 0.0.0.0 for all';
    return new UserError('option-invalid', `this machine has no address ${address}`, addresses, { cause: error });
  }
  return error;
}
