import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserError } from '@clearway/service';
import { createAdaptorServer } from '@hono/node-server';

const HOST = '127.0.0.1';

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
        const timer = setTimeout(() => server.closeAllConnections(), FINISH_MILLISECONDS);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        server.closeIdleConnections();
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
