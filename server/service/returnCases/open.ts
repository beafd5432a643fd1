/** A return is opened: of goods that were sent and are free, for a reason, and as the policy says for customers. */
import type { Responsibility } from '#contract/orders/responsibilities';
import type { ReturnVerdict } from '#contract/service/policies';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { returnCases } from '#db/schema/service/returnCases';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { type CaseActing, caseAction, type CaseEffect, type CaseRow } from '../cases/caseKinds.ts';
import { refuseWithoutLines } from '../cases/create.ts';
import { NOTHING } from '../cases/nothing.ts';
import { loadCaseLines } from '../cases/record.ts';
import { refuseTakenUnits } from '../caseUnits/guard.ts';
import { loadOrderFacts } from '../policies/lineFacts.ts';
import { loadPolicy } from '../policies/load.ts';
import { mayReturn } from '../policies/rules.ts';
import { repairBefore, sideAfterRepair } from './afterRepair.ts';
import { mayApproveItself, quoteAsked } from './approval.ts';
import { findReason, loadReturnCase } from './load.ts';
import { purposeOf, worstOf } from './rules.ts';

/** Who answers for it as the reason says; 422 for a reason that is not offered. */
export const sideOfReason = async (
  db: Db,
  { reasonCode }: Pick<CaseRow, 'reasonCode'>,
): Promise<Responsibility> => {
  if (reasonCode === null) return 'undetermined';
  const reason = await findReason(db, reasonCode);
  if (!reason?.isOffered) throw invalid({ reasonCode: 'returnCases.errors.reasonUnknown' });
  return reason.responsibility;
};

/** What the policy of then says of all goods of the case; null where there is none. */
const verdictOn = async (
  db: Db,
  { settings }: Pick<CaseActing, 'settings'>,
  row: CaseRow,
  side: Responsibility,
): Promise<ReturnVerdict | null> => {
  const policy = await loadPolicy(db, row.openedAt);
  const order = await loadOrderFacts(db, row.orderExternalId ?? '');
  if (policy === null || order === null) return null;
  const facts = { purpose: purposeOf(side), timeZone: settings.timeZone };
  const asked = await loadCaseLines(db, row.id);
  return worstOf(
    order.lines
      .filter(({ number }) => asked.some(({ lineNumber }) => lineNumber === number))
      .map((line) => mayReturn(policy.terms, line, facts, row.openedAt)),
  );
};

/** Whether the policy lets it be approved at once, which the console then does. */
const approvalFollows = async (
  tx: Db,
  acting: CaseActing,
  row: CaseRow,
): Promise<Pick<CaseEffect, 'follows'>> =>
  (await mayApproveItself(tx, acting, row)) ? { follows: 'approve' } : {};

const isReturnable = async (tx: Db, acting: CaseActing, row: CaseRow): Promise<void> => {
  refuseWithoutLines(await loadCaseLines(tx, row.id));
  await refuseTakenUnits(tx, acting, row, true);
  if (await repairBefore(tx, row)) return;
  if (row.reasonCode === null) throw invalid({ reasonCode: 'ra.validation.required' });
  if (acting.party !== 'customer') return;
  const verdict = await verdictOn(tx, acting, row, await sideOfReason(tx, row));
  if (verdict && !verdict.isAllowed) throw conflict('returnCases.errors.againstPolicy');
};

export const open = caseAction({
  input: NOTHING,
  guards: { returnable: (tx, acting, { row }) => isReturnable(tx, acting, row) },
  effect: async (tx, acting, { row }) => {
    const repair = await repairBefore(tx, row);
    const responsibility = repair
      ? await sideAfterRepair(tx, repair, row)
      : await sideOfReason(tx, row);
    const verdict = repair ? null : await verdictOn(tx, acting, row, responsibility);
    await insertRows(tx, returnCases, [
      {
        caseId: row.id,
        refundKind: 'goods',
        purpose: purposeOf(responsibility),
        answer: verdict?.answer ?? null,
        lastDay: verdict?.lastDay ?? null,
        deductions: [],
      },
    ]);
    const asked = { ...row, responsibility };
    // Refuses an order that was not paid.
    await quoteAsked(tx, acting, asked, await loadReturnCase(tx, row.id));
    return { values: { responsibility }, ...(await approvalFollows(tx, acting, asked)) };
  },
});
