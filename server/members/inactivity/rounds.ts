/** Reads and writes rounds of notices. */
import { and, asc, eq, gt, gte, inArray } from 'drizzle-orm';
import { many, prepared } from '#db/prepared';
import { pointResets } from '#db/schema/members/pointResets';

/** Members in one transaction. */
export const PAGE = 500;

export type RoundRow = typeof pointResets.$inferSelect;

export const openOf = prepared(
  { state: pointResets.state, ids: many(pointResets.memberId) },
  (q, { state, ids }) =>
    q
      .select()
      .from(pointResets)
      .where(and(eq(pointResets.state, state), inArray(pointResets.memberId, ids))),
);
export const openAfter = prepared(
  { state: pointResets.state, after: pointResets.memberId },
  (q, { state, after }) =>
    q
      .select()
      .from(pointResets)
      .where(and(eq(pointResets.state, state), gt(pointResets.memberId, after)))
      .orderBy(asc(pointResets.memberId))
      .limit(PAGE),
);
export const endRounds = prepared(
  { ids: many(pointResets.id), state: pointResets.state, now: pointResets.endedAt },
  (q, { ids, state, now }) =>
    q.update(pointResets).set({ state, endedAt: now }).where(inArray(pointResets.id, ids)),
);
/** Rounds that would clear points at an instant or later. */
export const endFrom = prepared(
  {
    open: pointResets.state,
    from: pointResets.resetAt,
    state: pointResets.state,
    now: pointResets.endedAt,
  },
  (q, { open, from, state, now }) =>
    q
      .update(pointResets)
      .set({ state, endedAt: now })
      .where(and(eq(pointResets.state, open), gte(pointResets.resetAt, from))),
);
