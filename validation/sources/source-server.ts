import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { formatOmmCsvHeader, formatOmmCsvRow } from '@clearway/messages';
import { elementSet } from '../../packages/service/src/catalog/element-set.fixture.ts';

export type Answer = (request: IncomingMessage & { readonly body: string }, response: ServerResponse) => void;

/** A server on this machine that plays a source: it answers as it is told to, and keeps what it was asked. */
export interface SourceServer {
  readonly url: string;
  readonly asked: {
    readonly method: string;
    readonly path: string;
    readonly headers: NodeJS.Dict<string | string[]>;
    readonly body: string;
  }[];
  answer: Answer;
  close(): Promise<void>;
}

export async function startSourceServer(): Promise<SourceServer> {
  const asked: SourceServer['asked'] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => {
      body += piece.toString();
    });
    request.on('end', () => {
      asked.push({ method: request.method!, path: request.url!, headers: request.headers, body });
      played.answer(Object.assign(request, { body }), response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const played: SourceServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answer: (_, response) => response.end(),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return played;
}

/** An address where nobody listens. */
export async function closedAddress(): Promise<string> {
  const server = await startSourceServer();
  await server.close();
  return server.url;
}

/** A table as CelesTrak sends it. */
export function elementTable(objects: number, firstId = 1): string {
  const rows = Array.from({ length: objects }, (_, at) => formatOmmCsvRow(elementSet({ id: firstId + at })).trimEnd());
  return [formatOmmCsvHeader().trimEnd(), ...rows, ''].join('\r\n');
}

/** The same as Space-Track sends it: a list, numbers as texts. */
export function elementJson(objects: number, firstId = 1): string {
  const [header = '', ...rows] = elementTable(objects, firstId).trimEnd().split('\r\n');
  const keys = header.split(',');
  return JSON.stringify(
    rows.map((row) => Object.fromEntries(row.split(',').map((cell, at) => [keys[at]!, cell.replaceAll('"', '')]))),
  );
}

/** A clock that stands until it is set forward. */
export interface TestClock {
  now: () => Date;
  forward(hours: number): void;
}

export function testClock(start = '2026-03-10T12:00:00Z'): TestClock {
  let time = Date.parse(start);
  return {
    now: () => new Date(time),
    forward(hours) {
      time += hours * 3_600_000;
    },
  };
}
