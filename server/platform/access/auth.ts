/**
 * Configures better-auth: passwords, sessions, second factor. Loaded on first use because it is large.
 */
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { createAuthMiddleware, APIError } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { PASSWORD_MIN } from '#contract/platform/access';
import { eq } from 'drizzle-orm';
import type { Connection } from '#db';
import { prepared } from '#db/prepared';
import * as tables from '#db/schema/platform/staff';
import type { Application } from '../http/context.ts';
import { ADDRESS_HEADER } from './authHandler.ts';
import { authEventOf, recordAuthEvent } from './authActivity.ts';
import { AUTH_PATHS } from './authPaths.ts';
import { takeCode } from './takeCode.ts';

export interface AuthOptions {
  secret: string;
  publicUrl?: string | undefined;
  /** Replaces scrypt, which is slow on purpose; for tests, which log in hundreds of times. */
  passwords?: PasswordHashing | undefined;
}

export interface PasswordHashing {
  hash: (password: string) => Promise<string>;
  verify: (stored: { hash: string; password: string }) => Promise<boolean>;
}

const DAY = 86_400;

const findActive = prepared({ id: tables.staff.id }, (q, { id }) =>
  q.select({ active: tables.staff.active }).from(tables.staff).where(eq(tables.staff.id, id)),
);

const USER = {
  modelName: 'staff',
  additionalFields: {
    role: { type: 'string', input: false, required: true },
    active: { type: 'boolean', input: false, required: true, defaultValue: true },
  },
} as const;

/** No session for a person who was deactivated. */
const onlyActiveStaff = (connection: Connection) => ({
  session: {
    create: {
      before: async (session: { userId: string }) => {
        const [member] = await findActive(connection.db, { id: session.userId });
        if (!member?.active) throw new APIError('FORBIDDEN', { message: 'errors.deactivated' });
      },
    },
  },
});

/** Refuses endpoints that are not used, and records logins and changes of an account. */
const requestHooks = (application: Application) => ({
  before: createAuthMiddleware(async (request) => {
    if (!AUTH_PATHS.has(request.path))
      throw new APIError('NOT_FOUND', { message: 'errors.notFound' });
    if (request.path === '/two-factor/verify-totp') await takeCode(application, request);
  }),
  after: createAuthMiddleware(async ({ path, context }) => {
    const event = authEventOf(path, context);
    if (event) await recordAuthEvent(application, event);
  }),
});

export const createAuth = (
  application: Application,
  { secret, publicUrl, passwords }: AuthOptions,
) => {
  const { connection } = application;
  return betterAuth({
    appName: 'Merchant Console',
    secret,
    ...(publicUrl && { baseURL: publicUrl }),
    basePath: '/api/auth',
    telemetry: { enabled: false },
    logger: { disabled: true },
    // mount.ts checks the origin of every write, so every address of the console is trusted here.
    trustedOrigins: (request) => {
      const host = request?.headers.get('host');
      return host ? [`http://${host}`, `https://${host}`] : [];
    },
    database: drizzleAdapter(connection.writable as never, {
      provider: connection.adapterProvider,
      schema: {
        staff: tables.staff,
        sessions: tables.sessions,
        credentials: tables.credentials,
        verifications: tables.verifications,
        twoFactors: tables.twoFactors,
      },
    }),
    user: USER,
    session: { modelName: 'sessions', expiresIn: 14 * DAY, updateAge: DAY, freshAge: 0 },
    account: { modelName: 'credentials' },
    verification: { modelName: 'verifications' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: 128,
      ...(passwords && { password: passwords }),
    },
    // authHandler.ts counts attempts in the database, for all servers.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'console',
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', path: '/' },
    },
    databaseHooks: onlyActiveStaff(connection),
    hooks: requestHooks(application),
    plugins: [twoFactor({ issuer: 'Merchant Console', twoFactorTable: 'twoFactors' })],
  });
};

export type Auth = ReturnType<typeof createAuth>;
