/**
 * Logs what happens through better-auth's endpoints. better-auth writes outside of our transactions, so the entry has a
 * transaction of its own.
 */
import { APIError } from 'better-auth/api';
import { eq } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { staff } from '#db/schema/platform/staff';
import { recordActivity } from '../activities/record.ts';
import type { Application } from '../http/context.ts';

interface AuthSession {
  user: { id: string; name: string } & Record<string, unknown>;
}
interface AuthContext {
  /** The endpoint's response; an APIError where it refused. */
  returned?: unknown;
  /** The session of the request. */
  session: AuthSession | null;
  /** The session that the endpoint created. */
  newSession: AuthSession | null;
}

export interface AuthEvent {
  verb: 'signIn' | 'passwordChange' | 'twoFactorOn' | 'twoFactorOff' | 'backupCodes';
  person: { id: string; name: string };
}

const VERBS: Record<string, AuthEvent['verb']> = {
  '/change-password': 'passwordChange',
  '/two-factor/disable': 'twoFactorOff',
  '/two-factor/generate-backup-codes': 'backupCodes',
};
const CODE_PATHS = new Set(['/two-factor/verify-totp', '/two-factor/verify-backup-code']);

/** The event of a finished call; null where it is not logged. */
export const authEventOf = (
  path: string,
  { returned, session, newSession }: AuthContext,
): AuthEvent | null => {
  if (returned instanceof APIError) return null;
  if (path === '/sign-in/email') {
    // With a second factor the login is not complete until its code was accepted.
    return newSession && newSession.user.twoFactorEnabled !== true
      ? { verb: 'signIn', person: newSession.user }
      : null;
  }
  if (CODE_PATHS.has(path)) {
    // With a session the code confirms that the second factor is switched on; without one it completes a login.
    return newSession && { verb: session ? 'twoFactorOn' : 'signIn', person: newSession.user };
  }
  const verb = VERBS[path];
  const person = (newSession ?? session)?.user;
  return verb && person ? { verb, person } : null;
};

const saveLogin = prepared({ id: staff.id, now: staff.lastLoginAt }, (q, { id, now }) =>
  q.update(staff).set({ lastLoginAt: now }).where(eq(staff.id, id)),
);

export const recordAuthEvent = (
  { connection, now }: Application,
  { verb, person: { id, name } }: AuthEvent,
) =>
  connection.transaction(async (tx) => {
    if (verb === 'signIn') await saveLogin(tx, { id, now: now() });
    await recordActivity(tx, {
      actor: { kind: 'staff', id, name },
      at: now(),
      resource: 'staff',
      recordId: id,
      recordName: name,
      verb,
    });
  });
