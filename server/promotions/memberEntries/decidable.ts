/** What can be decided about entries as they stand, by the rule that the decisions themselves ask. */
import { and, count, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { memberActivities, memberEntries } from '#db/schema/promotions/memberActivities';
import { type Deciding, decisionsOf, type EntryDecision } from '#rules/promotions/memberEntries';

const contestsOf = prepared({ ids: many(memberActivities.id) }, (q, { ids }) =>
  q
    .select({
      id: memberActivities.id,
      approval: memberActivities.approval,
      winners: memberActivities.winners,
    })
    .from(memberActivities)
    .where(and(inArray(memberActivities.id, ids), eq(memberActivities.kind, 'contest'))),
);
const wonOf = prepared({ ids: many(memberEntries.activityId) }, (q, { ids }) =>
  q
    .select({ id: memberEntries.activityId, won: count() })
    .from(memberEntries)
    .where(and(inArray(memberEntries.activityId, ids), eq(memberEntries.state, 'won')))
    .groupBy(memberEntries.activityId),
);
const erasedOf = prepared({ ids: many(members.id) }, (q, { ids }) =>
  q
    .select({ id: members.id })
    .from(members)
    .where(and(inArray(members.id, ids), isNotNull(members.erasedAt))),
);

interface Decided {
  activityId?: number;
  memberId?: number;
  state?: Deciding['state'];
}
const idsIn = (ids: readonly (number | undefined)[]) => [...new Set(ids.flatMap((id) => id ?? []))];

/** Of each row; none of entries to what is no contest. */
export const loadDecisions = async (
  db: Db,
  rows: readonly Decided[],
): Promise<EntryDecision[][]> => {
  const activityIds = idsIn(rows.map(({ activityId }) => activityId));
  const contests = new Map(
    (await contestsOf(db, { ids: activityIds })).map((one) => [one.id, one]),
  );
  if (contests.size === 0) return rows.map(() => []);
  const won = new Map((await wonOf(db, { ids: [...contests.keys()] })).map((one) => [one.id, one]));
  const erased = new Set(
    (await erasedOf(db, { ids: idsIn(rows.map(({ memberId }) => memberId)) })).map(({ id }) => id),
  );
  return rows.map(({ activityId = 0, memberId = 0, state }) => {
    const contest = contests.get(activityId);
    if (!contest || !state) return [];
    return decisionsOf({
      state,
      isErased: erased.has(memberId),
      isApproved: contest.approval === 'approved',
      winnersLeft: (contest.winners ?? 0) - Number(won.get(activityId)?.won ?? 0),
    });
  });
};
