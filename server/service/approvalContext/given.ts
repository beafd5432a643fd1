/** What a customer was given over the last months. */
import { and, count, eq, gte, inArray, ne, sum } from 'drizzle-orm';
import { CONTEXT_MONTHS, type Given } from '#contract/service/approvalContext';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { cases } from '#db/schema/service/cases';
import { refunds } from '#db/schema/service/refunds';
import { caseRemedies } from '#db/schema/service/remedies';
import { dayOf, monthsAfter, startOfDay } from '#shared/days';
import { loadPeople } from '../../members/people/load.ts';

/** What is being decided on, which is nothing that was given before. */
export interface Decided {
  caseId: number | null;
  refundId: number | null;
}

const refundsOf = prepared(
  { memberIds: many(refunds.memberId), id: refunds.id, since: refunds.createdAt },
  (q, { memberIds, id, since }) =>
    q
      .select({ kind: refunds.kind, count: count(), total: sum(refunds.total) })
      .from(refunds)
      .where(
        and(
          inArray(refunds.memberId, memberIds),
          ne(refunds.id, id),
          gte(refunds.createdAt, since),
          inArray(refunds.state, ['paying', 'failed', 'succeeded']),
        ),
      )
      .groupBy(refunds.kind),
);
const benefitsOf = prepared(
  { memberIds: many(cases.memberId), since: caseRemedies.doneAt },
  (q, { memberIds, since }) =>
    q
      .select({ count: count(), total: sum(caseRemedies.amount) })
      .from(caseRemedies)
      .innerJoin(cases, eq(cases.id, caseRemedies.caseId))
      .where(
        and(
          inArray(cases.memberId, memberIds),
          gte(caseRemedies.doneAt, since),
          inArray(caseRemedies.kind, ['coupon', 'points']),
        ),
      ),
);
const complaintsOf = prepared(
  { memberIds: many(cases.memberId), id: cases.id, since: cases.openedAt },
  (q, { memberIds, id, since }) =>
    q
      .select({ n: count() })
      .from(cases)
      .where(
        and(
          inArray(cases.memberId, memberIds),
          ne(cases.id, id),
          gte(cases.openedAt, since),
          eq(cases.kind, 'complaint'),
        ),
      ),
);

interface Counted {
  count: number | string;
  total: number | string | null;
}
const sumOf = (rows: readonly Counted[]): Given => ({
  count: rows.reduce((all, row) => all + Number(row.count), 0),
  total: rows.reduce((all, row) => all + Number(row.total ?? 0), 0),
});

/** Goods that came back, or were exchanged, are no gift. */
const WITH_GOODS: readonly string[] = ['goods', 'exchange'];

/** Of all records of the person; `months` of the store's calendar, today included. */
export const loadGiven = async (
  db: Db,
  memberId: number,
  { caseId, refundId }: Decided,
  { now, timeZone }: { now: number; timeZone: string },
) => {
  const since = startOfDay(monthsAfter(dayOf(now, timeZone), -CONTEXT_MONTHS), timeZone);
  const memberIds = (await loadPeople(db, [memberId])).recordsOf(memberId);
  const refunded = await refundsOf(db, { memberIds, id: refundId ?? 0, since });
  const [complaints] = await complaintsOf(db, { memberIds, id: caseId ?? 0, since });
  return {
    since,
    withGoods: sumOf(refunded.filter(({ kind }) => WITH_GOODS.includes(kind))),
    withoutGoods: sumOf(refunded.filter(({ kind }) => !WITH_GOODS.includes(kind))),
    benefits: sumOf(await benefitsOf(db, { memberIds, since })),
    complaints: Number(complaints?.n ?? 0),
  };
};
