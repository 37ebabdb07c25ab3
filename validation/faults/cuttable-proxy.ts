import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { endsWithTest } from './ends-with-test.ts';

/** A line to a server that can be cut. */
export interface CuttableProxy extends AsyncDisposable {
  /** The database, reached through it. */
  readonly databaseUrl: string;
  /** Ends all connections and refuses new ones. */
  cut(): void;
  /** Lets nothing through any more, and tells nobody: what is sent meanwhile arrives when it is mended. */
  stall(): void;
  mend(): void;
  /** Where it connects to the server from: by these the server knows who comes through it. */
  ports(): number[];
}

export async function openProxy(databaseUrl: string): Promise<CuttableProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let state: 'open' | 'cut' | 'stalled' = 'open';
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    if (state === 'stalled') socket.pause();
  };
  const fars = new Set<Socket>();
  const server = createServer((near) => {
    if (state === 'cut') {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port || 5432), target.hostname);
    fars.add(far);
    far.once('close', () => fars.delete(far));
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('data', (bytes) => void other.write(bytes));
      one.once('close', () => other.destroy());
      keep(one);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(databaseUrl);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  return {
    databaseUrl: through.href,
    cut() {
      state = 'cut';
      for (const socket of sockets) socket.destroy();
    },
    stall() {
      state = 'stalled';
      for (const socket of sockets) socket.pause();
    },
    mend() {
      state = 'open';
      for (const socket of sockets) socket.resume();
    },
    ports: () => [...fars].flatMap(({ localPort }) => localPort ?? []),
    [Symbol.asyncDispose]: endsWithTest(async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    }),
  };
}
