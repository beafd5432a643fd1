/** The auth provider, over /api/account and better-auth's endpoints. */
import type { AuthProvider, UserIdentity } from 'react-admin';
import { type Account, can } from '#contract/platform/access';
import { api } from './api.ts';
import { ApiError } from './apiError.ts';
import { belongTo, forgetDrafts } from './layout/preferences.ts';

let account: Promise<Account> | undefined;
/** The server ended the session; the person has not chosen to log out. */
let isSessionEnded = false;

/** The person and the store's settings; loaded once until `forgetAccount`. */
const loadAccount = (): Promise<Account> => {
  account ??= api.call<Account>('GET', '/account').then(
    ({ data }) => {
      belongTo(String(data.id));
      return data;
    },
    (error: unknown) => {
      account = undefined;
      throw error;
    },
  );
  return account;
};
/** Call after the person or the settings changed. */
export const forgetAccount = () => void (account = undefined);

/** What the login form sends: first the password, then, where the account asks for it, a code. */
export type Login =
  { step: 'password'; email: string; password: string } | { step: 'totp' | 'backup'; code: string };

/** Thrown by `login` when the password was right and the second factor is still to come. */
export class SecondFactorNeeded extends Error {}

const AUTH_STEPS = {
  totp: '/auth/two-factor/verify-totp',
  backup: '/auth/two-factor/verify-backup-code',
};

/** better-auth answers in English; ours are translation keys. */
export const refusalKey = (error: unknown): string => {
  const { status, body, key } = ApiError.from(error);
  if (status === 429) return 'login.errors.throttled';
  if (body.message === 'errors.deactivated') return 'login.errors.deactivated';
  switch (body.code) {
    case 'INVALID_EMAIL_OR_PASSWORD':
    case 'INVALID_EMAIL':
      return 'login.errors.wrong';
    case 'INVALID_PASSWORD':
      return 'account.errors.wrongPassword';
    case 'INVALID_CODE':
    case 'INVALID_BACKUP_CODE':
      return 'login.errors.wrongCode';
    case 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE':
    case 'ACCOUNT_TEMPORARILY_LOCKED':
      return 'login.errors.throttled';
    case 'INVALID_TWO_FACTOR_COOKIE':
      return 'login.errors.expired';
    default:
      return status === 0 ? key : (body.message ?? 'errors.internal');
  }
};

/** Opens a session; throws `SecondFactorNeeded`, or the server's refusal (`refusalKey`). */
export const signIn = async (login: Login) => {
  if (login.step !== 'password')
    return api.call('POST', AUTH_STEPS[login.step], { code: login.code });
  const { email, password } = login;
  const { data } = await api.call<{ twoFactorRedirect?: boolean }>('POST', '/auth/sign-in/email', {
    email,
    password,
  });
  if (data.twoFactorRedirect) throw new SecondFactorNeeded();
  return data;
};

export const authProvider: AuthProvider = {
  login: async (login: Login) => {
    await signIn(login);
    isSessionEnded = false;
    forgetAccount();
    await loadAccount();
  },
  logout: async (cause?: unknown) => {
    const known = account !== undefined && ApiError.from(cause).status !== 401;
    if (known && !isSessionEnded) forgetDrafts();
    isSessionEnded = false;
    forgetAccount();
    // An ended session is already closed; a network fault must not prevent the logout.
    if (known) await api.call('POST', '/auth/sign-out', {}).catch(() => undefined);
  },
  checkAuth: async () => void (await loadAccount()),
  checkError: async (error: unknown) => {
    if (!ApiError.from(error).isSessionEnded) return;
    isSessionEnded = true;
    throw error;
  },
  getIdentity: async (): Promise<UserIdentity> => {
    const known = await loadAccount();
    return { ...known, fullName: known.name };
  },
  canAccess: async ({ resource, action }) => can((await loadAccount()).role, resource, action),
};
