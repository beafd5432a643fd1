/**
 * Logs what happens through better-auth's endpoints. better-auth writes outside of our transactions, so the entry has a
 * transaction of its own.
 */
import { APIError } from 'better-auth/api';
import { and, eq, ne } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { sessions, staff, verifications } from '#db/schema/platform/staff';
import { recordActivity } from '../activities/record.ts';
import type { Application } from '../http/context.ts';

interface AuthSession {
  session: { id: string };
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
  /** The session of the request, or the one that replaced it. */
  sessionId: string;
}

const VERBS: Record<string, AuthEvent['verb']> = {
  '/change-password': 'passwordChange',
  '/two-factor/disable': 'twoFactorOff',
  '/two-factor/generate-backup-codes': 'backupCodes',
};
const CODE_PATHS = new Set(['/two-factor/verify-totp', '/two-factor/verify-backup-code']);

const verbOf = (
  path: string,
  session: AuthSession | null,
  newSession: AuthSession | null,
): AuthEvent['verb'] | null => {
  // With a second factor the login is not complete until its code was accepted.
  if (path === '/sign-in/email')
    return newSession && newSession.user.twoFactorEnabled !== true ? 'signIn' : null;
  // With a session the code confirms that the second factor is switched on; without one it completes a login.
  if (CODE_PATHS.has(path)) return newSession && (session ? 'twoFactorOn' : 'signIn');
  return VERBS[path] ?? null;
};

/** The event of a finished call; null where it is not logged. */
export const authEventOf = (
  path: string,
  { returned, session, newSession }: AuthContext,
): AuthEvent | null => {
  if (returned instanceof APIError) return null;
  const current = newSession ?? session;
  const verb = verbOf(path, session, newSession);
  return verb && current ? { verb, person: current.user, sessionId: current.session.id } : null;
};

const saveLogin = prepared({ id: staff.id, now: staff.lastLoginAt }, (q, { id, now }) =>
  q.update(staff).set({ lastLoginAt: now }).where(eq(staff.id, id)),
);

/** Whoever knew the old password, or had no second factor, is logged out. */
const ENDS_SESSIONS = new Set<AuthEvent['verb']>(['passwordChange', 'twoFactorOn']);
const deleteOtherSessions = prepared(
  { userId: sessions.userId, current: sessions.id },
  (q, { userId, current }) =>
    q.delete(sessions).where(and(eq(sessions.userId, userId), ne(sessions.id, current))),
);
/** Logins that wait for their second factor, and devices that need none. */
const deletePending = prepared({ userId: verifications.value }, (q, { userId }) =>
  q.delete(verifications).where(eq(verifications.value, userId)),
);

/** Records an event in the activity log; a new password and a new second factor end the person's other sessions. */
export const recordAuthEvent = (
  { connection, now }: Application,
  { verb, person: { id, name }, sessionId }: AuthEvent,
) =>
  connection.transaction(async (tx) => {
    if (ENDS_SESSIONS.has(verb)) {
      await deleteOtherSessions(tx, { userId: id, current: sessionId });
      await deletePending(tx, { userId: id });
    }
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
