/** Lists and ends the caller's own sessions. */
import type { OwnSession } from '#contract/platform/access';
import { and, desc, eq, gt, ne, sql } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { sessions } from '#db/schema/platform/staff';
import { recordActivity } from '../activities/record.ts';
import type { Context } from '../http/context.ts';
import { notFound, unauthorized } from '../http/errors.ts';

const openSessions = prepared({ userId: sessions.userId, now: 'number' }, (q, { userId, now }) =>
  q
    .select({
      id: sessions.id,
      ipAddress: sessions.ipAddress,
      userAgent: sessions.userAgent,
      // Instants as they are stored; the columns' Date values are for better-auth.
      createdAt: sql<number>`${sessions.createdAt}`,
      expiresAt: sql<number>`${sessions.expiresAt}`,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.createdAt)),
);
const endOne = prepared({ userId: sessions.userId, id: sessions.id }, (q, { userId, id }) =>
  q
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), eq(sessions.id, id)))
    .returning({ id: sessions.id }),
);
const endOthers = prepared({ userId: sessions.userId, id: sessions.id }, (q, { userId, id }) =>
  q
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), ne(sessions.id, id)))
    .returning({ id: sessions.id }),
);

/** The member of staff who calls, with the session of the request. */
const callerOf = ({ caller }: Context) => {
  if (caller?.kind !== 'staff' || !caller.actor.id) throw unauthorized();
  return { staffId: caller.actor.id, sessionId: caller.sessionId };
};

export const ownSessions = async (context: Context): Promise<OwnSession[]> => {
  const { staffId, sessionId } = callerOf(context);
  const rows = await openSessions(context.db, { userId: staffId, now: context.now() });
  return rows.map((row) => ({ ...row, current: row.id === sessionId }));
};

/**
 * Ends sessions of the caller (the one with this id, or all others) and logs it; returns the ids of the ended sessions.
 */
const end = async (context: Context, statement: typeof endOne, id: string): Promise<string[]> => {
  const { staffId } = callerOf(context);
  const ended = await context.transaction(async (tx) => {
    const rows = await statement(tx, { userId: staffId, id });
    if (rows.length > 0) {
      const { actor } = context;
      await recordActivity(tx, {
        actor,
        at: context.now(),
        resource: 'staff',
        recordId: staffId,
        recordName: actor.name,
        verb: 'sessionEnd',
      });
    }
    return rows.map(({ id }) => id);
  });
  context.forget();
  return ended;
};

export const endSession = async (context: Context, id: string) => {
  const [ended] = await end(context, endOne, id);
  if (!ended) throw notFound();
  return { id: ended };
};

export const endOtherSessions = async (context: Context) => ({
  ids: await end(context, endOthers, callerOf(context).sessionId),
});
