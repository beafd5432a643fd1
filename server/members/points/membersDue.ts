/** The members whose ledger lacks what time alone has done: lots that lapsed, holds that ended, arrears that were repaid, and what was cleared. */
import { and, asc, eq, gt, lte } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { pointAccounts, pointHolds, pointLots } from '#db/schema/members/points';
import { pointResets } from '#db/schema/members/pointResets';
import { statement } from '#db/statements';
import { together } from '#db/together';

/** The number of members in one page. */
export const STEP = 500;

const lapsed = prepared(
  { after: pointLots.memberId, at: pointLots.expiresAt },
  (q, { after, at }) =>
    q
      .selectDistinct({ memberId: pointLots.memberId })
      .from(pointLots)
      .where(
        and(
          gt(pointLots.remaining, 0),
          lte(pointLots.expiresAt, at),
          gt(pointLots.memberId, after),
        ),
      )
      .orderBy(asc(pointLots.memberId))
      .limit(STEP),
);
const endedHolds = prepared(
  { state: pointHolds.state, after: pointHolds.memberId, at: pointHolds.expiresAt },
  (q, { state, after, at }) =>
    q
      .selectDistinct({ memberId: pointHolds.memberId })
      .from(pointHolds)
      .where(
        and(
          eq(pointHolds.state, state),
          lte(pointHolds.expiresAt, at),
          gt(pointHolds.memberId, after),
        ),
      )
      .orderBy(asc(pointHolds.memberId))
      .limit(STEP),
);
const repaying = prepared(
  { after: pointAccounts.memberId, at: pointLots.availableAt },
  (q, { after, at }) =>
    q
      .selectDistinct({ memberId: pointAccounts.memberId })
      .from(pointAccounts)
      .innerJoin(pointLots, eq(pointLots.memberId, pointAccounts.memberId))
      .where(
        and(
          gt(pointAccounts.arrears, 0),
          gt(pointLots.remaining, 0),
          lte(pointLots.availableAt, at),
          gt(pointAccounts.memberId, after),
        ),
      )
      .orderBy(asc(pointAccounts.memberId))
      .limit(STEP),
);

/** Records whose arrears a point of another record of the same person can repay. */
const repaidByOthers = statement<{ memberId: number }>(
  `with kin as (
     select id, merged_into as person from members where merged_into is not null
     union select merged_into, merged_into from members where merged_into is not null)
   select distinct a.member_id as "memberId" from point_accounts a
   join kin k on k.id = a.member_id join kin o on o.person = k.person and o.id <> k.id
   join point_lots l on l.member_id = o.id
   where a.member_id > ? and a.arrears > 0 and l.remaining > 0 and l.available_at <= ?
   order by 1 limit ${STEP}`,
);

const cleared = prepared(
  { state: pointResets.state, after: pointResets.memberId, at: pointResets.resetAt },
  (q, { state, after, at }) =>
    q
      .select({ memberId: pointResets.memberId })
      .from(pointResets)
      .where(
        and(
          eq(pointResets.state, state),
          lte(pointResets.resetAt, at),
          gt(pointResets.memberId, after),
        ),
      )
      .orderBy(asc(pointResets.memberId))
      .limit(STEP),
);

/** The next members, by their ids, whose ledger lacks something that time has done. */
export const membersDue = async (db: Db, after: number, at: number): Promise<number[]> => {
  const found = await together([
    lapsed(db, { after, at }),
    endedHolds(db, { state: 'open', after, at }),
    repaying(db, { after, at }),
    cleared(db, { state: 'open', after, at }),
  ]);
  const ids = new Set(
    [...found.flat(), ...(await repaidByOthers(db, after, at))].map(({ memberId }) =>
      Number(memberId),
    ),
  );
  return [...ids].toSorted((one, other) => one - other).slice(0, STEP);
};
