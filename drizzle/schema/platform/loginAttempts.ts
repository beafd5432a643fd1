import { kit } from '../../kit.ts';

/**
 * Attempts to log in, counted for an account, an address or a session since `startedAt`. The id is a hash, so that the
 * table holds neither addresses nor e-mails.
 */
export const loginAttempts = kit.table(
  'login_attempts',
  {
    id: kit.text().primaryKey(),
    count: kit.integer().notNull(),
    startedAt: kit.instant().notNull(),
  },
  (t) => [kit.index('login_attempts_started_at').on(t.startedAt)],
);
