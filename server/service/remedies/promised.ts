/** Money of an order that its open cases have promised, and that has not gone back yet. */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { caseRefunds } from '#db/schema/service/caseUnits';
import { cases } from '#db/schema/service/cases';
import { proposalApprovals } from '#db/schema/service/proposalApprovals';
import { refunds } from '#db/schema/service/refunds';
import { caseRemedies } from '#db/schema/service/remedies';
import { returnCases } from '#db/schema/service/returnCases';
import { caseAt, isOpenAt } from '../cases/rules.ts';
import { HOLDING, holdingRefunds } from '../refunds/record.ts';
import { loadNewest } from './load.ts';
import { loadPayments } from './payments.ts';
import { promisedMoney, STANDING, unpaidOf } from './rules.ts';

const openOf = prepared({ orderExternalId: cases.orderExternalId }, (q, { orderExternalId }) =>
  q
    .select()
    .from(cases)
    .where(and(eq(cases.orderExternalId, orderExternalId), isNull(cases.closedAt))),
);
/** What was approved in cases that pay money back, and has no refund that holds it. */
const approvedOf = prepared({ ids: many(returnCases.caseId) }, (q, { ids }) =>
  q
    .select({
      caseId: returnCases.caseId,
      quoted: returnCases.quoted,
      settled: returnCases.settled,
    })
    .from(returnCases)
    .where(inArray(returnCases.caseId, ids)),
);
const grantedOf = prepared({ ids: many(caseRefunds.caseId) }, (q, { ids }) =>
  q
    .select({ caseId: caseRefunds.caseId, refundId: caseRefunds.refundId })
    .from(caseRefunds)
    .innerJoin(refunds, eq(refunds.id, caseRefunds.refundId))
    .where(and(inArray(caseRefunds.caseId, ids), inArray(refunds.state, [...HOLDING]))),
);
const submittedOf = prepared({ ids: many(proposalApprovals.caseId) }, (q, { ids }) =>
  q
    .select({ remedies: proposalApprovals.remedies })
    .from(proposalApprovals)
    .where(and(inArray(proposalApprovals.caseId, ids), eq(proposalApprovals.state, 'submitted'))),
);
const namedRefunds = prepared({ ids: many(caseRemedies.refundId) }, (q, { ids }) =>
  q
    .select({ id: caseRemedies.refundId })
    .from(caseRemedies)
    .where(inArray(caseRemedies.refundId, ids)),
);

/** `except`: the case that promises now, and what it carries out. */
export const loadPromisedMoney = async (
  db: Db,
  orderExternalId: string,
  now: number,
  except: number,
): Promise<number> => {
  const open = (await openOf(db, { orderExternalId })).filter(
    (row) => row.id !== except && isOpenAt(row, now),
  );
  if (open.length === 0) return 0;
  const ids = open.map(({ id }) => id);
  const granted = await grantedOf(db, { ids });
  const isGranted = (caseId: number) => granted.some((one) => one.caseId === caseId);
  const approved = (await approvedOf(db, { ids })).flatMap(({ caseId, quoted, settled }) => {
    const amount = settled ?? quoted;
    return amount === null || isGranted(caseId) ? [] : [{ caseId, amount }];
  });
  const submitted = await submittedOf(db, { ids });
  // What a case of its own does is counted there once it was approved, and as a refund once it was granted.
  const isElsewhere = (childId: number | null) =>
    childId !== null &&
    (childId === except || isGranted(childId) || approved.some(({ caseId }) => caseId === childId));
  const offered: { amount: number; since: number }[] = [];
  for (const row of open)
    if (STANDING.includes(caseAt(row, now).stage))
      for (const { id, kind, amount, doneAt, childCaseId } of await loadNewest(db, row.id))
        if (kind === 'refund' && amount !== null && doneAt === null && !isElsewhere(childCaseId)) {
          const left = amount - (await loadPayments(db, id)).given;
          if (left > 0) offered.push({ amount: left, since: row.stageAt });
        }
  const made = (await holdingRefunds(db, { orderExternalId })).filter(
    ({ id, remedyId }) => remedyId === null && !granted.some(({ refundId }) => refundId === id),
  );
  const named = await namedRefunds(db, { ids: made.map(({ id }) => id) });
  const free = made.filter(({ id }) => !named.some((one) => one.id === id));
  return (
    approved.reduce((sum, { amount }) => sum + amount, 0) +
    submitted.reduce((sum, { remedies }) => sum + promisedMoney(remedies), 0) +
    unpaidOf(offered, free)
  );
};
