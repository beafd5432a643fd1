/** The members whose ledger lacks what time alone has done: lots that lapsed, holds that ended, arrears that were repaid, and what was cleared. */
import { and, asc, eq, gt, lte } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { pointAccounts, pointHolds, pointLots } from '#db/schema/members/points';
import { pointResets } from '#db/schema/members/pointResets';
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
  const ids = new Set(found.flat().map(({ memberId }) => memberId));
  return [...ids].toSorted((one, other) => one - other).slice(0, STEP);
};
