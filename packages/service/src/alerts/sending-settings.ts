import { readFile } from 'node:fs/promises';
import { UserError } from '@clearway/astro';
import { type OutgoingRules, readAllowedAddresses } from '../outgoing/index.ts';
import { LEAST_SECRET_BYTES, secretBytes } from './webhook-signature.ts';

/** Where mail is handed over. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** `implicit`: TLS from the first byte; `required`: STARTTLS, nothing is sent without; `off`: for a server on this machine. */
  readonly tls: 'implicit' | 'required' | 'off';
  readonly user: string | null;
  readonly from: string;
  /** Certificates that are trusted besides the usual ones, PEM. */
  readonly ca: string | null;
  readonly password: () => Promise<string>;
}

/** With what alerts are sent. Secrets are read from the environment or a file when they are needed, and kept nowhere. */
export interface SendingSettings {
  readonly outgoing: OutgoingRules;
  readonly mail: MailServer | null;
  /** Address of the map, for links; null where it is not known. */
  readonly mapUrl: string | null;
  /** Secrets of this name, the one to sign with first. Throws UserError where there is none, or a weak one. */
  readonly webhookSecrets: (name: string) => Promise<readonly string[]>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Nothing can be sent. */
export const NO_SENDING: SendingSettings = {
  outgoing: {},
  mail: null,
  mapUrl: null,
  webhookSecrets: (name) => webhookSecrets({}, name),
};

/** From the environment, as docs/alerts.md says. Throws UserError for what cannot be meant. */
export async function readSendingSettings(environment: Environment): Promise<SendingSettings> {
  return {
    outgoing: { allowed: readAllowedAddresses(environment.CLEARWAY_OUTGOING_ALLOW) },
    mail: await mailServer(environment),
    mapUrl: mapUrl(environment.CLEARWAY_MAP_URL || null),
    webhookSecrets: (name) => webhookSecrets(environment, name),
  };
}

async function webhookSecrets(environment: Environment, name: string): Promise<readonly string[]> {
  const variable = `CLEARWAY_WEBHOOK_SECRET_${name}`;
  const text = await secretText(environment, variable);
  const secrets = text?.split(/\s+/).filter((each) => each !== '') ?? [];
  if (secrets.length === 0) {
    throw new UserError(
      'option-missing',
      `there is no secret "${name}"`,
      `set ${variable}, or ${variable}_FILE to a file`,
    );
  }
  if (secrets.some((secret) => secretBytes(secret).length < LEAST_SECRET_BYTES)) {
    const hint = `give at least ${LEAST_SECRET_BYTES} random bytes, such as whsec_ and the output of: openssl rand -base64 32`;
    throw new UserError('option-invalid', `the secret "${name}" is too short`, hint);
  }
  return secrets;
}

/** Of the variable, or of the file that `…_FILE` names. */
async function secretText(environment: Environment, variable: string): Promise<string | null> {
  const file = environment[`${variable}_FILE`];
  if (!file) return environment[variable] || null;
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new UserError('file-unreadable', `${variable}_FILE: the file cannot be read (${reason})`, '', { cause });
  }
}

async function mailServer(environment: Environment): Promise<MailServer | null> {
  const text = environment.CLEARWAY_SMTP_URL;
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const hint = 'give smtps://user@host:465, or smtp://user@host:587 for STARTTLS';
  if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === '') {
    throw new UserError('option-invalid', 'CLEARWAY_SMTP_URL is no address of a mail server', hint);
  }
  if (url.password !== '') {
    const where = 'put it into CLEARWAY_SMTP_PASSWORD, or a file that CLEARWAY_SMTP_PASSWORD_FILE names';
    throw new UserError('option-invalid', 'CLEARWAY_SMTP_URL must not hold the password', where);
  }
  const choice = environment.CLEARWAY_SMTP_TLS || 'required';
  if (choice !== 'required' && choice !== 'off') {
    throw new UserError('option-invalid', 'CLEARWAY_SMTP_TLS is not valid', 'give required or off');
  }
  const from = environment.CLEARWAY_SMTP_FROM;
  if (!from || !/^[^\s<>,;:"]+@[^\s<>,;:"]+$/.test(from)) {
    throw new UserError('option-missing', 'CLEARWAY_SMTP_FROM is no address', 'give one such as clearway@example.org');
  }
  const isImplicit = url.protocol === 'smtps:';
  const user = decodeURIComponent(url.username) || null;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (isImplicit ? 465 : 587) : Number(url.port),
    tls: isImplicit ? 'implicit' : choice,
    user,
    from,
    ca: environment.CLEARWAY_SMTP_CA_FILE ? await readCertificates(environment.CLEARWAY_SMTP_CA_FILE) : null,
    async password() {
      const password = await secretText(environment, 'CLEARWAY_SMTP_PASSWORD');
      if (password !== null) return password;
      throw new UserError('option-missing', 'the mail server needs a password', 'set CLEARWAY_SMTP_PASSWORD or …_FILE');
    },
  };
}

async function readCertificates(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new UserError('file-unreadable', `CLEARWAY_SMTP_CA_FILE: the file cannot be read (${cause.code})`, '', {
      cause,
    });
  });
}

function mapUrl(text: string | null): string | null {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && /^https?:$/.test(url.protocol)) return `${url.origin}${url.pathname.replace(/\/$/, '')}`;
  throw new UserError(
    'option-invalid',
    '--map-url (CLEARWAY_MAP_URL) is no address',
    'give https://clearway.example.org',
  );
}
