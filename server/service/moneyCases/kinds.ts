/** Refunds without goods and price protection as kinds of case. */
import { MoneyApproval } from '#contract/service/returnCases';
import type { Db } from '#db';
import { conflict } from '../../platform/http/errors.ts';
import {
  type CaseActing,
  caseAction,
  type CaseActionReader,
  type CaseKindSpec,
  type CaseRow,
} from '../cases/caseKinds.ts';
import { newestRefund } from '../caseRefunds/load.ts';
import { isReplaced } from '../caseRefunds/rules.ts';
import { quoteCase } from '../caseRefunds/pay.ts';
import { plainAction } from '../cases/nothing.ts';
import { requestInfo } from '../cases/questions.ts';
import { adviseReplaced } from '../freeReplacements/advise.ts';
import { checkCase, payByCase, refuseAbovePromise } from '../promises/guard.ts';
import { refusePromised } from '../remedies/withinOrder.ts';
import { capOf } from '../refundQuotes/tenders.ts';
import {
  approvedFields,
  decidedSide,
  refuseBeyondRole,
  withholdsApproval,
} from '../returnCases/approval.ts';
import { showReturn } from '../returnCases/details.ts';
import { appeal, complete, refuseOwnDecision, reject } from '../returnCases/guards.ts';
import { changeReturnCase, loadReturnCase } from '../returnCases/load.ts';
import { refund, retryRefund } from '../returnCases/money.ts';
import { finalRequest } from '../returnCases/request.ts';
import { mayApproveAtOnce } from './approvesItself.ts';
import { openProtection } from './openProtection.ts';
import { openRefundOnly } from './openRefundOnly.ts';

/** Whether whoever approved it may grant its money as well, and that much came in. */
const needsNobody = async (tx: Db, acting: CaseActing, row: CaseRow): Promise<boolean> => {
  const request = await finalRequest(tx, row, await loadReturnCase(tx, row.id));
  const { total, approvalAbove, tenders } = await quoteCase(tx, acting, row, request);
  return total > 0 && approvalAbove === null && total <= capOf(tenders);
};

const approve = caseAction({
  input: MoneyApproval,
  guards: {
    withinLimit: async (tx, acting, { row, input, reason }) => {
      const decided = { ...row, responsibility: input.responsibility ?? row.responsibility };
      await refuseBeyondRole(tx, acting, decided, reason);
      const request = await finalRequest(tx, decided, await loadReturnCase(tx, row.id));
      const { total } = await quoteCase(tx, acting, decided, request);
      await refusePromised(tx, acting, row, total);
      await checkCase(tx, acting.now, row, input, total);
    },
    approvesItself: async (tx, acting, { row }) => {
      if (!(await mayApproveAtOnce(tx, acting, row))) throw conflict('cases.errors.notNow');
    },
    otherPerson: refuseOwnDecision,
  },
  effect: async (tx, acting, { row, at, input }) => {
    const responsibility = decidedSide(row, input.responsibility);
    await payByCase(tx, row, input);
    const written = await approvedFields(tx, acting, { ...row, responsibility }, at);
    const { quoted } = written;
    await changeReturnCase(tx, row.id, { ...written, settled: quoted });
    const isPaid = await needsNobody(tx, acting, { ...row, responsibility });
    return {
      values: { responsibility },
      figures: { quoted },
      ...(isPaid && { follows: 'refund' as const, isOwn: true }),
    };
  },
});

/** A refund that is granted now pays no more than is left of the promise; one that failed is only paid again. */
const withinPromise = (reader: CaseActionReader): CaseActionReader => ({
  ...reader,
  read: (sent) => {
    const ready = reader.read(sent);
    return {
      ...ready,
      guard: async (name, tx, acting, move) => {
        await ready.guard(name, tx, acting, move);
        const newest = await newestRefund(tx, move.row.id);
        if (newest !== undefined && !isReplaced(newest.state)) return;
        const claim = await loadReturnCase(tx, move.row.id);
        const request = await finalRequest(tx, move.row, claim);
        const { total } = await quoteCase(tx, acting, move.row, request);
        await refuseAbovePromise(tx, acting.now, move.row, total);
      },
    };
  },
});

const actions: CaseKindSpec['actions'] = {
  requestInfo,
  answer: plainAction,
  approve,
  reject,
  appeal,
  refund: withinPromise(refund),
  complete,
  failRefund: plainAction,
  retryRefund: withinPromise(retryRefund),
  cancel: plainAction,
};

const withholds: NonNullable<CaseKindSpec['withholds']> = async (db, row, action, acting) =>
  action === 'approve' ? withholdsApproval(db, acting, row) : null;

export const REFUNDS_ONLY: CaseKindSpec = {
  kind: 'refundOnly',
  actions: { open: openRefundOnly, ...actions },
  withholds,
  advises: async (db, row, action, acting) =>
    action === 'approve' ? adviseReplaced(db, acting, row) : null,
  details: showReturn,
};
export const PRICE_PROTECTIONS: CaseKindSpec = {
  kind: 'priceProtection',
  actions: { open: openProtection, ...actions },
  withholds,
  details: showReturn,
};
