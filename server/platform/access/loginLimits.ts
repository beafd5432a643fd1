/** How often passwords and codes may be tried: which counters an attempt uses, and their limits. Pure. */
import { MINUTE_MS } from '#shared/days';

export interface Limit {
  /** What is counted, in plain text; it is stored as a hash. */
  subject: string;
  max: number;
  windowMs: number;
}

export interface Attempt {
  /** Path below /api/auth. */
  path: string;
  /** The client's address. */
  address: string;
  /** The e-mail of a login, as sent. */
  email?: unknown;
  /** The caller's session cookie. */
  session?: string | undefined;
}

/** Attempts of one address in a minute. Only paths that take a password or a code are limited. */
const BY_ADDRESS: Record<string, number> = {
  '/sign-in/email': 10,
  '/two-factor/verify-totp': 10,
  '/two-factor/verify-backup-code': 5,
  '/two-factor/enable': 10,
  '/two-factor/disable': 10,
  '/two-factor/generate-backup-codes': 10,
  '/change-password': 10,
};
/** Wrong passwords of one account, from all addresses together, and of one session. */
const BY_ACCOUNT = { max: 10, windowMs: 15 * MINUTE_MS };

/** An IPv6 client usually has a whole /64 network of addresses, which is counted as one. */
export const networkOf = (address: string): string => {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
};

/** The counter of wrong passwords of the account with this e-mail. */
export const accountLimitOf = (email: string): Limit => ({
  subject: `account ${email.trim().toLowerCase()}`,
  ...BY_ACCOUNT,
});

/** The counter of wrong passwords of an account or a session; null where the attempt names neither. */
export const accountLimit = ({ path, email, session }: Attempt): Limit | null => {
  if (path === '/sign-in/email') return typeof email === 'string' ? accountLimitOf(email) : null;
  return session ? { subject: `session ${session}`, ...BY_ACCOUNT } : null;
};

/** The counters that an attempt uses; none for a path that takes neither a password nor a code. */
export const limitsOf = (attempt: Attempt): Limit[] => {
  const max = BY_ADDRESS[attempt.path];
  if (max === undefined) return [];
  const byAddress = `address ${networkOf(attempt.address)} ${attempt.path}`;
  const account = accountLimit(attempt);
  return [{ subject: byAddress, max, windowMs: MINUTE_MS }, ...(account ? [account] : [])];
};

/** A code of an authenticator app is valid for about 90 seconds; within these two minutes it is accepted once. */
export const codeLimit = (userId: string, code: string): Limit => ({
  subject: `code ${userId} ${code}`,
  max: 1,
  windowMs: 2 * MINUTE_MS,
});
