/** Accepts each code of an authenticator app once: whoever read it over a shoulder cannot use it again. */
import { APIError, getSessionFromCtx } from 'better-auth/api';
import type { Application } from '../http/context.ts';
import { takeAttempt } from './loginAttempts.ts';
import { codeLimit } from './loginLimits.ts';

/** The name under which better-auth keeps a login that waits for its second factor. */
const PENDING_LOGIN = 'two_factor';

type Request = Parameters<typeof getSessionFromCtx>[0];

/** The person who sends a code: of the session, or of the login that waits for it; null where there is neither. */
const personOf = async (request: Request): Promise<string | null> => {
  const session = await getSessionFromCtx(request);
  if (session) return session.user.id;
  const { internalAdapter, createAuthCookie, secret } = request.context;
  const { name } = createAuthCookie(PENDING_LOGIN);
  const pending = await request.getSignedCookie(name, secret);
  const stored = pending ? await internalAdapter.findVerificationValue(pending) : null;
  return stored?.value ?? null;
};

/** Throws what better-auth answers to a wrong code, where this person has sent the same code before. */
export const takeCode = async (application: Application, request: Request) => {
  const { code } = (request.body ?? {}) as { code?: unknown };
  const userId = await personOf(request);
  if (typeof code !== 'string' || userId === null) return;
  if ((await takeAttempt(application, [codeLimit(userId, code)])) > 0)
    throw new APIError('UNAUTHORIZED', { code: 'INVALID_CODE', message: 'Invalid code' });
};
