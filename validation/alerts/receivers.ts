import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { AlertMessage } from '@clearway/contract';
import { SMTPServer } from 'smtp-server';
import { isSignedBy } from '../../packages/service/src/alerts/webhook-signature.ts';
import { LOCALHOST_CERTIFICATE, LOCALHOST_KEY } from './localhost-certificate.ts';

/** What a webhook receiver got. */
export interface ReceivedHook {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly message: AlertMessage;
}

export interface HookReceiver {
  readonly url: string;
  readonly received: ReceivedHook[];
  /** Statuses of the next answers; 204 after them. */
  readonly answers: number[];
  /** Whether a request is signed with this secret, by a receiver whose clock shows this. */
  isGenuine(hook: ReceivedHook, secret: string, nowSeconds: number): boolean;
  close(): Promise<void>;
}

/** A receiver of webhooks on the loopback. */
export async function hookReceiver(): Promise<HookReceiver> {
  const received: ReceivedHook[] = [];
  const answers: number[] = [];
  const server = createServer(async (request, response) => {
    const body = (await buffer(request)).toString('utf8');
    received.push({ headers: request.headers, body, message: JSON.parse(body) as AlertMessage });
    response.writeHead(answers.shift() ?? 204).end();
  });
  const port = await listening(server);
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    answers,
    isGenuine: ({ headers, body }, secret, nowSeconds) =>
      isSignedBy(secret, headers as Record<string, string | undefined>, body, nowSeconds),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** What a mail server got. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body, as they came. */
  readonly text: string;
  readonly isEncrypted: boolean;
  readonly user: string | undefined;
}

export interface MailReceiver {
  readonly port: number;
  readonly received: ReceivedMail[];
  /** Of the next messages: the reply code with which they are refused. */
  readonly refusals: number[];
  close(): Promise<void>;
}

/** A mail server on the loopback that offers STARTTLS, or speaks TLS at once, or none; takes user `clearway` and this password. */
export async function mailReceiver(tls: 'starttls' | 'implicit' | 'none', password: string): Promise<MailReceiver> {
  const received: ReceivedMail[] = [];
  const refusals: number[] = [];
  const server = new SMTPServer({
    key: LOCALHOST_KEY,
    cert: LOCALHOST_CERTIFICATE,
    secure: tls === 'implicit',
    disabledCommands: tls === 'none' ? ['STARTTLS'] : [],
    allowInsecureAuth: tls === 'none',
    authOptional: true,
    logger: false,
    onAuth: (auth, _session, done) => {
      if (auth.username === 'clearway' && auth.password === password) done(null, { user: auth.username });
      else done(new Error('no such user'));
    },
    onData: async (stream, session, done) => {
      const text = (await buffer(stream)).toString('utf8');
      const refusal = refusals.shift();
      if (refusal !== undefined) return done(Object.assign(new Error('refused'), { responseCode: refusal }));
      const { mailFrom, rcptTo } = session.envelope;
      received.push({
        from: mailFrom === false ? '' : mailFrom.address,
        to: rcptTo.map(({ address }) => address),
        text,
        isEncrypted: session.secure,
        user: session.user as string | undefined,
      });
      done();
    },
  });
  server.on('error', () => undefined);
  const listener = server.listen(0, '127.0.0.1');
  await new Promise<void>((resolve) => listener.once('listening', () => resolve()));
  return {
    port: (listener.address() as AddressInfo).port,
    received,
    refusals,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A mail server on the loopback, without TLS, that lets nobody in and repeats what it was given. */
export async function refusingMailServer(): Promise<Pick<MailReceiver, 'port' | 'close'> & { given: string[] }> {
  const given: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    logger: false,
    onAuth: ({ username, password }, _session, done) => {
      given.push(password ?? '');
      done(new Error(`nobody is called ${username} with the password ${password}`));
    },
  });
  server.on('error', () => undefined);
  const listener = server.listen(0, '127.0.0.1');
  await new Promise<void>((resolve) => listener.once('listening', () => resolve()));
  return {
    port: (listener.address() as AddressInfo).port,
    given,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
