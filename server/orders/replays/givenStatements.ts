/** The statements by which a replay reads what members were really given. */
import { and, eq, gte, inArray, lt, ne, or, sql } from 'drizzle-orm';
import { many, prepared } from '#db/prepared';
import { signIns } from '#db/schema/members/activity';
import { growthEntries } from '#db/schema/members/growth';
import { pointEntries } from '#db/schema/members/points';
import { earnApprovals } from '#db/schema/orders/earning';

export const pointsIn = prepared(
  {
    memberIds: many(pointEntries.memberId),
    types: many(pointEntries.type),
    from: pointEntries.occurredAt,
    until: pointEntries.occurredAt,
  },
  (q, { memberIds, types, from, until }) =>
    q
      .select({
        memberId: pointEntries.memberId,
        type: pointEntries.type,
        amount: pointEntries.points,
        source: pointEntries.source,
        sourceId: pointEntries.sourceId,
        ruleKey: pointEntries.ruleKey,
        at: pointEntries.occurredAt,
      })
      .from(pointEntries)
      .where(
        and(
          inArray(pointEntries.memberId, memberIds),
          inArray(pointEntries.type, types),
          gte(pointEntries.occurredAt, from),
          lt(pointEntries.occurredAt, until),
        ),
      ),
);
export const growthIn = prepared(
  {
    memberIds: many(growthEntries.memberId),
    reverse: growthEntries.type,
    from: growthEntries.occurredAt,
    until: growthEntries.occurredAt,
  },
  (q, { memberIds, reverse, from, until }) =>
    q
      .select({
        memberId: growthEntries.memberId,
        type: growthEntries.type,
        amount: growthEntries.growth,
        source: growthEntries.source,
        sourceId: growthEntries.sourceId,
        ruleKey: growthEntries.ruleKey,
        at: growthEntries.occurredAt,
      })
      .from(growthEntries)
      .where(
        and(
          inArray(growthEntries.memberId, memberIds),
          ne(growthEntries.type, reverse),
          gte(growthEntries.occurredAt, from),
          lt(growthEntries.occurredAt, until),
        ),
      ),
);
/** Growth before the period, and in it what no rule gave. */
export const otherGrowth = prepared(
  {
    memberIds: many(growthEntries.memberId),
    day: growthEntries.day,
    noRule: growthEntries.ruleKey,
  },
  (q, { memberIds, day, noRule }) =>
    q
      .select({
        memberId: growthEntries.memberId,
        day: growthEntries.day,
        growth: sql<number>`sum(${growthEntries.growth})`,
      })
      .from(growthEntries)
      .where(
        and(
          inArray(growthEntries.memberId, memberIds),
          or(lt(growthEntries.day, day), eq(growthEntries.ruleKey, noRule)),
        ),
      )
      .groupBy(growthEntries.memberId, growthEntries.day),
);
/** Levels for which points were given before. */
export const entered = prepared(
  {
    memberIds: many(pointEntries.memberId),
    source: pointEntries.source,
    before: pointEntries.occurredAt,
  },
  (q, { memberIds, source, before }) =>
    q
      .select({ memberId: pointEntries.memberId, level: pointEntries.sourceId })
      .from(pointEntries)
      .where(
        and(
          inArray(pointEntries.memberId, memberIds),
          eq(pointEntries.source, source),
          lt(pointEntries.occurredAt, before),
        ),
      ),
);
export const undecided = prepared(
  { memberIds: many(earnApprovals.memberId), approved: earnApprovals.state },
  (q, { memberIds, approved }) =>
    q
      .select({
        memberId: earnApprovals.memberId,
        trigger: earnApprovals.trigger,
        sourceId: earnApprovals.sourceId,
      })
      .from(earnApprovals)
      .where(and(inArray(earnApprovals.memberId, memberIds), ne(earnApprovals.state, approved))),
);

/** What signing in gave, as it is kept after corrections. */
export const signInAwards = prepared(
  { memberIds: many(signIns.memberId), from: signIns.occurredAt, until: signIns.occurredAt },
  (q, { memberIds, from, until }) =>
    q
      .select({
        memberId: signIns.memberId,
        sourceId: signIns.eventExternalId,
        at: signIns.occurredAt,
        awards: signIns.awards,
      })
      .from(signIns)
      .where(
        and(
          inArray(signIns.memberId, memberIds),
          gte(signIns.occurredAt, from),
          lt(signIns.occurredAt, until),
        ),
      ),
);
