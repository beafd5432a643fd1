/** The refunds of a case, and the case of a refund. */
import { asc, eq } from 'drizzle-orm';
import type { Role } from '#contract/platform/access';
import type { CaseRefund } from '#contract/service/caseRefunds';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { staff } from '#db/schema/platform/staff';
import { caseRefunds } from '#db/schema/service/caseUnits';
import { refunds } from '#db/schema/service/refunds';
import { findRow } from '../../platform/records/records.ts';
import type { CaseActing } from '../cases/caseKinds.ts';

const ofCase = prepared({ caseId: caseRefunds.caseId }, (q, { caseId }) =>
  q
    .select({
      id: refunds.id,
      round: caseRefunds.round,
      kind: refunds.kind,
      state: refunds.state,
      total: refunds.total,
      createdAt: refunds.createdAt,
      succeededAt: refunds.succeededAt,
    })
    .from(caseRefunds)
    .innerJoin(refunds, eq(refunds.id, caseRefunds.refundId))
    .where(eq(caseRefunds.caseId, caseId))
    .orderBy(asc(caseRefunds.round)),
);
/** The newest last. */
export const loadCaseRefunds = async (db: Db, caseId: number): Promise<CaseRefund[]> =>
  (await ofCase(db, { caseId })).map(({ kind: _kind, ...shown }) => shown);

/** The newest one that is for what the case is about, and not for what was paid without being due. */
export const newestRefund = async (db: Db, caseId: number): Promise<CaseRefund | undefined> =>
  (await ofCase(db, { caseId })).findLast(({ kind }) => kind !== 'exchange');

const ofRefund = prepared({ refundId: caseRefunds.refundId }, (q, { refundId }) =>
  q
    .select({ caseId: caseRefunds.caseId })
    .from(caseRefunds)
    .where(eq(caseRefunds.refundId, refundId)),
);
/** The case that granted a refund; null for one that was granted by itself. */
export const caseOfRefund = async (db: Db, refundId: number): Promise<number | null> =>
  (await ofRefund(db, { refundId }))[0]?.caseId ?? null;

/** By whose limits a case is decided: the person's, else those of the side. */
export const roleOf = async (db: Db, { actor, party }: CaseActing): Promise<Role | null> => {
  const person =
    actor.kind === 'staff' && actor.id !== null ? await findRow(db, staff, actor.id) : undefined;
  if (person) return person.role;
  return party === 'agent' || party === 'manager' ? party : null;
};
