import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserError } from '@clearway/service';
import { createAdaptorServer } from '@hono/node-server';

const HOST = '127.0.0.1';

/** A server that listens, at `url`, until it is closed. */
export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

/** What answers requests: a Hono app. */
export interface Answering {
  fetch(request: Request): Response | Promise<Response>;
}

/** Listens on 127.0.0.1; port 0 takes any that is free. Throws UserError where the port cannot be had. */
export async function listen(app: Answering, port: number): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portFailure(error, port)));
    server.listen(port, HOST, resolve);
  });
  return {
    url: `http://${HOST}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portFailure(error: NodeJS.ErrnoException, port: number): Error {
  const hint = 'name another with --port, or --port 0 for any that is free';
  if (error.code === 'EADDRINUSE') {
    return new UserError('busy', `port ${port} of ${HOST} is in use`, hint, { cause: error });
  }
  if (error.code === 'EACCES') {
    return new UserError('option-invalid', `port ${port} needs more rights than you have`, hint, { cause: error });
  }
  return error;
}
