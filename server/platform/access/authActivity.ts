/** What happens through better-auth's endpoints, for the activity log. It writes on its own, so the entry follows it. */
import { APIError } from 'better-auth/api';
import { eq } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { staff } from '#db/schema/platform/staff';
import { recordActivity } from '../activities/record.ts';
import type { Application } from '../http/context.ts';

interface Opened {
  user: { id: string; name: string } & Record<string, unknown>;
}
interface AuthContext {
  /** What the endpoint answered; an APIError when it refused. */
  returned?: unknown;
  /** The session of the request. */
  session: Opened | null;
  /** The session the endpoint opened. */
  newSession: Opened | null;
}

export interface AuthHappening {
  verb: 'signIn' | 'passwordChange' | 'twoFactorOn' | 'twoFactorOff' | 'backupCodes';
  person: { id: string; name: string };
}

const VERBS: Record<string, AuthHappening['verb']> = {
  '/change-password': 'passwordChange',
  '/two-factor/disable': 'twoFactorOff',
  '/two-factor/generate-backup-codes': 'backupCodes',
};
const CODES = new Set(['/two-factor/verify-totp', '/two-factor/verify-backup-code']);

/** The entry for a finished call, null where nothing happened that is worth one. */
export const authHappening = (
  path: string,
  { returned, session, newSession }: AuthContext,
): AuthHappening | null => {
  if (returned instanceof APIError) return null;
  if (path === '/sign-in/email') {
    // With a second factor the login is not done yet: the code's endpoint finishes it.
    return newSession && newSession.user.twoFactorEnabled !== true
      ? { verb: 'signIn', person: newSession.user }
      : null;
  }
  if (CODES.has(path)) {
    // Within a session the code confirms turning it on; without one it finishes a login.
    return newSession && { verb: session ? 'twoFactorOn' : 'signIn', person: newSession.user };
  }
  const verb = VERBS[path];
  const person = (newSession ?? session)?.user;
  return verb && person ? { verb, person } : null;
};

const noteLogin = prepared({ id: staff.id, now: staff.lastLoginAt }, (q, { id, now }) =>
  q.update(staff).set({ lastLoginAt: now }).where(eq(staff.id, id)),
);

export const recordAuth = (
  { connection, now }: Application,
  { verb, person: { id, name } }: AuthHappening,
) =>
  connection.transaction(async (tx) => {
    if (verb === 'signIn') await noteLogin(tx, { id, now: now() });
    await recordActivity(tx, {
      actor: { kind: 'staff', id, name },
      at: now(),
      resource: 'staff',
      recordId: id,
      recordName: name,
      verb,
    });
  });
