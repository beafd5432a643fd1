/** What PostgreSQL's refusals mean for the work that met them. */
import pg from 'pg';

/** What PostgreSQL says to statements after one that failed: aborted, and not prepared because that came after as well. */
const FOLLOWING = new Set(['25P02', '26000']);

export const isFollowing = (error: unknown): boolean => {
  const { code, cause } = (error ?? {}) as { code?: string; cause?: unknown };
  return (code !== undefined && FOLLOWING.has(code)) || (cause !== undefined && isFollowing(cause));
};

export const isConflict = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  const { code, cause } = error as { code?: string; cause?: unknown };
  return code === '40001' || code === '40P01' || (cause !== undefined && isConflict(cause));
};

/**
 * Somebody else wrote the same key since it was looked for: looked for again it is there. (A key that was there all along
 * is refused a second time.)
 */
export const isDuplicate = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  const { code, cause } = error as { code?: string; cause?: unknown };
  return code === '23505' || (cause !== undefined && isDuplicate(cause));
};

/** Was it the database that refused? Then it may have been what an earlier work had sent. */
export const isFromDatabase = (error: unknown): boolean =>
  error instanceof pg.DatabaseError ||
  (error instanceof Error && error.cause !== undefined && isFromDatabase(error.cause));
