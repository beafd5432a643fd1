/** One's own sessions: seeing them, ending them. */
import type { OwnSession } from '#contract/platform/access';
import { query, statement } from '#db/statements';
import { recordActivity } from '../activities/record.ts';
import type { Context } from '../http/context.ts';
import { notFound, unauthorized } from '../http/errors.ts';

interface SessionRow {
  id: string;
  ip_address: string | null;
  user_agent: string | null;
  created_at: number;
  expires_at: number;
}

const selectOwn = statement<SessionRow>(
  'select id, ip_address, user_agent, created_at, expires_at from sessions where user_id = ? and expires_at > ? order by created_at desc',
);

/** The member of staff who calls, and the session the call came by. */
const callerOf = ({ caller }: Context) => {
  if (caller?.kind !== 'staff' || !caller.actor.id) throw unauthorized();
  return { staffId: caller.actor.id, sessionId: caller.sessionId };
};

export const ownSessions = async (context: Context): Promise<OwnSession[]> => {
  const { staffId, sessionId } = callerOf(context);
  const rows = await selectOwn(context.db, staffId, context.now());
  return rows.map((row) => ({
    id: row.id,
    ipAddress: row.ip_address,
    userAgent: row.user_agent,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    current: row.id === sessionId,
  }));
};

/** Ends the caller's sessions that match, and says so in the log; answers their ids. */
const end = async (context: Context, condition: string, values: string[]): Promise<string[]> => {
  const { staffId } = callerOf(context);
  const ended = await context.transaction(async (tx) => {
    const rows = await query<{ id: string }>(
      tx,
      `delete from sessions where user_id = ? and ${condition} returning id`,
      [staffId, ...values],
    );
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
  const [ended] = await end(context, 'id = ?', [id]);
  if (!ended) throw notFound();
  return { id: ended };
};

export const endOtherSessions = async (context: Context) => ({
  ids: await end(context, 'id <> ?', [callerOf(context).sessionId]),
});
