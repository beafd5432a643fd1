/** Finds the record which shows that a remedy was done: the refund that was paid, or the case that did it. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Remedy } from '#contract/service/remedies';
import type { CaseKind } from '#contract/service/stages';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { cases } from '#db/schema/service/cases';
import { caseRemedies } from '#db/schema/service/remedies';
import type { CaseRow } from '../cases/caseKinds.ts';
import { caseOfRefund } from '../caseRefunds/load.ts';
import { holdingRefunds, loadRefundsOf } from '../refunds/record.ts';
import { isPaymentOf, NEEDS_CASE } from './rules.ts';

/** What a remedy was done by. */
export interface RemedyRecord {
  refundId: number | null;
  childCaseId: number | null;
}

const namedRefunds = prepared({ ids: many(caseRemedies.refundId) }, (q, { ids }) =>
  q
    .select({ id: caseRemedies.refundId })
    .from(caseRemedies)
    .where(inArray(caseRemedies.refundId, ids)),
);
const namedCases = prepared({ ids: many(caseRemedies.childCaseId) }, (q, { ids }) =>
  q
    .select({ id: caseRemedies.childCaseId })
    .from(caseRemedies)
    .where(inArray(caseRemedies.childCaseId, ids)),
);
const completedCases = prepared({ ticketId: cases.ticketId, kind: cases.kind }, (q, asked) =>
  q
    .select({ id: cases.id, openedAt: cases.openedAt, orderExternalId: cases.orderExternalId })
    .from(cases)
    .where(
      and(
        eq(cases.ticketId, asked.ticketId),
        eq(cases.kind, asked.kind),
        eq(cases.state, 'completed'),
      ),
    )
    .orderBy(asc(cases.id)),
);

/** Each record shows that one remedy was done. */
const firstFree = (found: readonly number[], named: readonly { id: number | null }[]) =>
  found.find((id) => !named.some((other) => other.id === id)) ?? null;

const refundsFor = async (db: Db, { orderExternalId, ticketId }: CaseRow) =>
  orderExternalId === null
    ? loadRefundsOf(db, [ticketId])
    : holdingRefunds(db, { orderExternalId });

/** One that pays another promise shows nothing of this one. */
const findRefund = async (
  db: Db,
  row: CaseRow,
  { id: remedyId, amount }: Pick<Remedy, 'id' | 'amount'>,
): Promise<RemedyRecord | null> => {
  const ids = (await refundsFor(db, row))
    .filter((refund) => refund.remedyId === null || refund.remedyId === remedyId)
    .filter((refund) => isPaymentOf(refund, amount, row.stageAt))
    .map(({ id }) => id);
  const refundId = firstFree(ids, await namedRefunds(db, { ids }));
  return refundId === null ? null : { refundId, childCaseId: await caseOfRefund(db, refundId) };
};

const findCase = async (
  db: Db,
  { ticketId, orderExternalId, stageAt }: CaseRow,
  kind: CaseKind,
): Promise<RemedyRecord | null> => {
  const ids = (await completedCases(db, { ticketId, kind }))
    .filter((one) => one.openedAt >= stageAt && one.orderExternalId === orderExternalId)
    .map(({ id }) => id);
  const childCaseId = firstFree(ids, await namedCases(db, { ids }));
  return childCaseId === null ? null : { refundId: null, childCaseId };
};

/** Null where there is none. `row`: the case that promised it, which has come into its stage when it was agreed on. */
export const findRecord = async (
  db: Db,
  row: CaseRow,
  remedy: Remedy,
): Promise<RemedyRecord | null> => {
  const opens = NEEDS_CASE[remedy.kind];
  if (opens !== undefined) return findCase(db, row, opens);
  return remedy.kind === 'refund' ? findRefund(db, row, remedy) : null;
};
