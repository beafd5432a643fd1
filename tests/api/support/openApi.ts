/**
 * A new store served on a free port: a migrated database, the five demo accounts, a clock that the test sets, and a
 * client for every kind of caller.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import pino from 'pino';
import simpleRest from 'ra-data-simple-rest';
import type { DataProvider } from 'react-admin';
import type { Role } from '#contract/platform/access';
import { type NewApiKey, type Scope, SCOPES } from '#contract/platform/apiKeys';
import { type Connection, connect } from '#db';
import type { PasswordHashing } from '#server/platform/access/auth';
import { ensureFirstAccounts } from '#server/platform/access/firstAccounts';
import { type App, createApp } from '#server/app';
import { ensureQualityRules } from '#server/catalog/quality/settings';
import { type Difference, verifyAll } from '#server/platform/verify/verify';
import { ensureTemplates } from '#server/platform/messages/templates';
import { ensureMessageSettings } from '#server/platform/messageSettings/settings';
import { ensureSettings, readSettings } from '#server/platform/settings/read';
import { ensureQualityCard } from '#server/service/qualityCards/write';
import { ensureServicePolicy } from '#server/service/servicePolicies/defaults';
import { ensureDimensions } from '#server/surveys/dimensions/defaults';
import { ensureWeights } from '#server/surveys/weightSets/defaults';
import { openDatabase, type TestDatabase } from './openDatabase.ts';
import { send } from './send.ts';

export const NOW = Date.parse('2025-11-21T04:00:00Z');
export const PASSWORD = 'demo-console';
/** Short, because a recount waits as long. */
export const SETTINGS_CACHE_MS = 50;
const SECRET = 'a secret of the tests, long enough for anyone';

export interface Answer<T = Record<string, unknown>> {
  status: number;
  body: T;
  headers: Headers;
}
/** Text and bytes are sent unchanged and anything else as JSON. `path` is relative to the server's address. */
export type Call = <T = Record<string, unknown>>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH',
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer<T>>;

/** React-Admin's data provider for one role, with the verbs of the domain. */
export type Client = DataProvider & {
  act: <T = Record<string, unknown>>(
    resource: string,
    id: number | string,
    noun: string,
    body?: object,
  ) => Promise<T>;
};

export interface OpenApi {
  url: string;
  databaseUrl: string;
  connection: Connection;
  application: App['application'];
  /** The server faults (5xx) logged so far: route and first lines of the stack. */
  faultLines: () => string[];
  /** Everything that the server has logged. */
  logged: () => string;
  now: number;
  as: (role: Role) => Promise<Client>;
  raw: (role: Role | null) => Promise<Call>;
  /** The cookie that `as` and `raw` use, from one login per role. */
  cookie: (role: Role) => Promise<string>;
  /** Logs in again and returns the cookie. */
  login: (email: string, password?: string) => Promise<string>;
  withHeaders: (headers: Record<string, string>) => Call;
  /** Calls with an API key of these scopes, or of all scopes if none is given. */
  store: (...scopes: Scope[]) => Promise<Call>;
  verify: () => Promise<Difference[]>;
  /** A second server on the same database. */
  sibling: () => Promise<OpenApi>;
  close: () => Promise<void>;
}

let addresses = 0;
/** Every login uses another client address, so that the rate limit does not affect other tests. */
const freshAddress = () => `10.0.${Math.floor(++addresses / 250)}.${(addresses % 250) + 1}`;

const bodyOf = (body: unknown): string | Uint8Array =>
  typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);

const caller =
  (url: string, own: Record<string, string>): Call =>
  async (method, path, body, headers = {}) => {
    const answer = await send(`${url}${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...own,
        ...headers,
      },
      ...(body !== undefined && { body: bodyOf(body) }),
    });
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: answer.status,
      headers: answer.headers,
      body: isJson ? JSON.parse(answer.text) : answer.text,
    };
  };

/** The HTTP client for ra-data-simple-rest, equivalent to React-Admin's fetchJson. */
const senderOf =
  (cookie: string) =>
  async (address: string, { method = 'GET', headers: further, body: text }: RequestInit = {}) => {
    const {
      status,
      headers,
      text: body,
    } = await send(address, {
      method,
      headers: {
        ...(text && { 'content-type': 'application/json' }),
        ...Object.fromEntries(new Headers(further)),
        cookie,
      },
      ...(typeof text === 'string' && { body: text }),
    });
    const json = JSON.parse(body);
    if (status < 200 || status >= 300)
      throw Object.assign(new Error(json.message), { status, body: json });
    return { status, headers, body, json };
  };

const clientOf = (url: string, cookie: string): Client => {
  const base = `${url}/api`;
  const send = senderOf(cookie);
  return {
    ...simpleRest(base, send),
    act: async (resource, id, noun, body = {}) =>
      (
        await send(`${base}/${resource}/${id}/${noun}`, {
          method: 'POST',
          body: JSON.stringify(body),
        })
      ).json,
  };
};

/** The status and body of a refused call. */
export const refusal = async (
  promise: Promise<unknown>,
): Promise<{ status: number; body: Record<string, unknown> }> => {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: { status: number; body: Record<string, unknown> }) => ({ error }),
  );
  if ('value' in outcome)
    throw new Error(`Expected a refusal, got ${JSON.stringify(outcome.value)}`);
  if (outcome.error.status === undefined) throw outcome.error;
  return { status: outcome.error.status, body: outcome.error.body };
};

/** Takes no time: scrypt would be a large part of all tests. */
const digestOf = (password: string) => createHash('sha256').update(password).digest('hex');
const FAST: PasswordHashing = {
  hash: async (password) => digestOf(password),
  verify: async ({ hash, password }) => hash === digestOf(password),
};

/** Bounds of one request, smaller than in production. */
export interface RequestBounds {
  /** Bytes of a JSON body. */
  bodyLimit: number;
  /** How long a request may take to arrive, in milliseconds. */
  requestTimeoutMs: number;
}

interface Opened {
  bounds?: RequestBounds | undefined;
  publicUrl?: string | undefined;
  metricsToken?: string | undefined;
  passwords: PasswordHashing | undefined;
  webhooksToPrivate: boolean;
  connection: Connection;
  url: string;
  dataDir: string;
  closeDatabase: () => Promise<void>;
}

const serve = async ({
  connection,
  url: databaseUrl,
  dataDir,
  closeDatabase,
  passwords,
  publicUrl,
  metricsToken,
  webhooksToPrivate,
  bounds,
}: Opened): Promise<OpenApi> => {
  const clock = { now: NOW };
  const faults = new Set<string>();
  const lines: string[] = [];
  const written = new Writable({
    write: (line: Buffer, _encoding, done) => {
      lines.push(line.toString());
      const { level, method, path, err } = JSON.parse(line.toString()) as {
        level: number;
        method: string;
        path: string;
        err: { stack: string };
      };
      if (level >= 50)
        faults.add(`${method} ${path}: ${err.stack.split('\n').slice(0, 4).join(' ')}`);
      done();
    },
  });
  const { express, application } = createApp({
    connection,
    secret: SECRET,
    log: pino({ level: 'debug', base: null }, written),
    dataDir,
    publicUrl,
    metricsToken,
    now: () => clock.now,
    settingsCacheMs: SETTINGS_CACHE_MS,
    trustProxy: 1,
    webhooksToPrivate,
    ...(passwords && { passwords }),
    ...(bounds && { bodyLimit: bounds.bodyLimit }),
  });
  const server = createServer(
    bounds ? { requestTimeout: bounds.requestTimeoutMs, connectionsCheckingInterval: 100 } : {},
    express,
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;

  const login = async (email: string, password = PASSWORD) => {
    const call = caller(url, { 'x-forwarded-for': freshAddress() });
    const { status, headers, body } = await call('POST', '/api/auth/sign-in/email', {
      email,
      password,
    });
    if (status !== 200)
      throw Object.assign(new Error(`Login of ${email}: ${status} ${JSON.stringify(body)}`), {
        status,
        body,
      });
    return headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  };
  const cookies = new Map<Role, Promise<string>>();
  const cookieOf = (role: Role) => {
    let cookie = cookies.get(role);
    if (!cookie) cookies.set(role, (cookie = login(`${role}@example.com`)));
    return cookie;
  };
  const keys = new Map<string, Promise<string>>();
  const secretOf = async (scopes: readonly Scope[]) => {
    const call = caller(url, { cookie: await cookieOf('owner') });
    const { body } = await call<NewApiKey>('POST', '/api/apiKeys', {
      name: scopes.join().slice(0, 80),
      scopes,
    });
    return body.secret;
  };

  const api: OpenApi = {
    url,
    databaseUrl,
    connection,
    application,
    faultLines: () => [...faults],
    logged: () => lines.join(''),
    cookie: cookieOf,
    get now() {
      return clock.now;
    },
    set now(now) {
      clock.now = now;
    },
    login,
    as: async (role) => clientOf(url, await cookieOf(role)),
    raw: async (role) => caller(url, role === null ? {} : { cookie: await cookieOf(role) }),
    withHeaders: (headers) => caller(url, headers),
    store: async (...asked) => {
      const scopes = asked.length > 0 ? asked : SCOPES;
      let secret = keys.get(scopes.join());
      if (!secret) keys.set(scopes.join(), (secret = secretOf(scopes)));
      return caller(url, { authorization: `Bearer ${await secret}` });
    },
    verify: async () => {
      const { weekStart } = await readSettings(connection.db);
      return connection.transaction((tx) => verifyAll(tx, { weekStart }));
    },
    sibling: async () => {
      const other = connect(databaseUrl, { isDurable: false });
      return serve({
        connection: other,
        url: databaseUrl,
        dataDir,
        passwords,
        webhooksToPrivate,
        closeDatabase: () => other.close(),
      });
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await closeDatabase();
    },
  };
  return api;
};

/**
 * `accounts: false` leaves out the demo accounts; `fastPasswords: false` hashes passwords as in production; `locale`: see
 * `openDatabase`; `webhooksToPrivate: false` refuses webhooks to this machine; `database` is used instead of a new one.
 */
export const openApi = async ({
  accounts = true,
  fastPasswords = true,
  publicUrl,
  metricsToken,
  locale,
  webhooksToPrivate = true,
  database,
  bounds,
}: {
  accounts?: boolean;
  fastPasswords?: boolean;
  publicUrl?: string;
  metricsToken?: string;
  locale?: string;
  webhooksToPrivate?: boolean;
  database?: TestDatabase;
  bounds?: RequestBounds;
} = {}): Promise<OpenApi> => {
  const { connection, url, close } = database ?? (await openDatabase({ locale }));
  await ensureSettings(connection);
  await ensureMessageSettings(connection);
  await ensureTemplates(connection);
  await ensureQualityRules(connection);
  await ensureServicePolicy(connection);
  await ensureQualityCard(connection);
  await ensureDimensions(connection);
  await ensureWeights(connection);
  const dataDir = mkdtempSync(join(tmpdir(), 'console-data-'));
  const api = await serve({
    connection,
    url,
    dataDir,
    passwords: fastPasswords ? FAST : undefined,
    publicUrl,
    metricsToken,
    webhooksToPrivate,
    bounds,
    closeDatabase: async () => {
      await close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  });
  if (accounts) await ensureFirstAccounts(api.application, { demo: true });
  return api;
};
