/** Counts attempts to log in, in the database, so that all servers share the counters and a restart keeps them. */
import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { namesOf } from '#db/names';
import { prepared } from '#db/prepared';
import { loginAttempts } from '#db/schema/platform/loginAttempts';
import type { Application } from '../http/context.ts';
import type { Limit } from './loginLimits.ts';

const { id, count, startedAt } = loginAttempts;

/**
 * Written by hand, as one statement, so that parallel attempts are all counted. A counter whose window is over begins
 * again.
 */
const countAttempt = prepared(
  { id, now: startedAt, over: startedAt },
  (_, { id: subject, now, over }) =>
    sql<{
      count: number;
      startedAt: number;
    }>`insert into ${loginAttempts} (${namesOf(id, count, startedAt)})
      values (${subject}, 1, ${now}) on conflict (${namesOf(id)}) do update set
        count = case when ${startedAt} <= ${over} then 1 else ${count} + 1 end,
        started_at = case when ${startedAt} <= ${over} then excluded.started_at else ${startedAt} end
      returning ${count} as count, ${startedAt} as "startedAt"`,
);
const deleteCounter = prepared({ id }, (q, { id: subject }) =>
  q.delete(loginAttempts).where(eq(id, subject)),
);

const hashOf = ({ subject }: Limit) => createHash('sha256').update(subject).digest('hex');

/** Counts an attempt; returns the milliseconds to wait where one of its limits is exceeded, otherwise 0. */
export const takeAttempt = (
  { connection, now }: Pick<Application, 'connection' | 'now'>,
  limits: readonly Limit[],
): Promise<number> =>
  connection.transaction(async (tx) => {
    let wait = 0;
    for (const limit of limits) {
      const at = now();
      const values = { id: hashOf(limit), now: at, over: at - limit.windowMs };
      const [counter] = await countAttempt(tx, values);
      if (counter && counter.count > limit.max)
        wait = Math.max(wait, counter.startedAt + limit.windowMs - at);
    }
    return wait;
  });

/** Forgets the attempts that one limit counts: after a correct password, and after a new one. */
export const forgetAttempts = (tx: Db, limit: Limit): Promise<unknown> =>
  deleteCounter(tx, { id: hashOf(limit) });
