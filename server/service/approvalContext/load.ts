/** Reads what somebody sees before they approve: the reason, the order, the customer, and what it costs. */
import { desc, eq } from 'drizzle-orm';
import type { ApprovalContext } from '#contract/service/approvalContext';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { orders } from '#db/schema/orders/orders';
import { cases, caseSteps } from '#db/schema/service/cases';
import { refunds } from '#db/schema/service/refunds';
import { tickets } from '#db/schema/service/tickets';
import { conflict } from '../../platform/http/errors.ts';
import { findRow, getRow } from '../../platform/records/records.ts';
import { findSubmitted } from '../proposalApprovals/load.ts';
import { costOf } from '../proposalApprovals/rules.ts';
import { loadTenders } from '../refundQuotes/facts.ts';
import { capOf } from '../refundQuotes/tenders.ts';
import { type Decided, loadGiven } from './given.ts';

interface Clock {
  now: number;
  timeZone: string;
}
interface Asked extends Decided {
  reason: string | null;
  cost: number;
  ticketId: number | null;
  orderExternalId: string | null;
  memberId: number | null;
}

const orderByNumber = prepared({ externalId: orders.externalId }, (q, { externalId }) =>
  q.select().from(orders).where(eq(orders.externalId, externalId)),
);
const stepsOf = prepared({ caseId: caseSteps.caseId }, (q, { caseId }) =>
  q
    .select({ toStage: caseSteps.toStage, reason: caseSteps.reason })
    .from(caseSteps)
    .where(eq(caseSteps.caseId, caseId))
    .orderBy(desc(caseSteps.id)),
);

/** `decided`: the refund that is decided, whose payments are left out. */
const orderOf = async (
  db: Db,
  externalId: string | null,
  decided: number | null,
): Promise<ApprovalContext['order']> => {
  if (externalId === null) return null;
  const [order] = await orderByNumber(db, { externalId });
  if (!order) return null;
  const tenders = await loadTenders(db, order, decided ?? undefined);
  return {
    id: order.id,
    externalId,
    total: tenders.reduce((sum, { captured }) => sum + captured, 0),
    left: Math.max(0, capOf(tenders)),
  };
};

const memberOf = async (db: Db, id: number | null): Promise<ApprovalContext['member']> => {
  const row = id === null ? undefined : await findRow(db, members, id);
  return row ? { id: row.id, name: row.name, externalId: row.externalId } : null;
};

const ticketOf = async (db: Db, id: number | null): Promise<ApprovalContext['ticket']> => {
  const row = id === null ? undefined : await findRow(db, tickets, id);
  return row ? { id: row.id, number: row.number, subject: row.subject } : null;
};

const contextOf = async (
  db: Db,
  { reason, cost, ticketId, orderExternalId, memberId, ...decided }: Asked,
  clock: Clock,
): Promise<ApprovalContext> => ({
  reason,
  cost,
  ticket: await ticketOf(db, ticketId),
  order: await orderOf(db, orderExternalId, decided.refundId),
  member: await memberOf(db, memberId),
  given: memberId === null ? null : await loadGiven(db, memberId, decided, clock),
});

/** Of a proposal that waits; 409 where the case waits for none. */
export const loadProposalContext = async (
  db: Db,
  caseId: number,
  clock: Clock,
): Promise<ApprovalContext> => {
  const { ticketId, orderExternalId, memberId } = await getRow(db, cases, caseId);
  const submitted = await findSubmitted(db, caseId);
  if (!submitted) throw conflict('cases.errors.notNow');
  const steps = await stepsOf(db, { caseId });
  const reason = steps.find(({ toStage }) => toStage === 'approval')?.reason ?? null;
  const about = { caseId, refundId: null, ticketId, orderExternalId, memberId };
  return contextOf(db, { ...about, reason, cost: costOf(submitted.remedies) }, clock);
};

export const loadRefundContext = async (
  db: Db,
  refundId: number,
  clock: Clock,
): Promise<ApprovalContext> => {
  const row = await getRow(db, refunds, refundId);
  const { ticketId, orderExternalId, memberId, note, total } = row;
  const about = { caseId: null, refundId, ticketId, orderExternalId, memberId };
  return contextOf(db, { ...about, reason: note, cost: total }, clock);
};
