/** Return and refund as a kind of case. */
import type { CaseKindSpec } from '../cases/caseKinds.ts';
import { correctParcel, hasParcelUnderway } from '../caseParcels/correct.ts';
import { plainAction } from '../cases/nothing.ts';
import { requestInfo } from '../cases/questions.ts';
import { adviseReplaced } from '../freeReplacements/advise.ts';
import { hasUnitsToReceive } from '../inspection/toReceive.ts';
import { withholdsApproval } from './approval.ts';
import { approve } from './decide.ts';
import { showReturn } from './details.ts';
import {
  acceptPart,
  advisesPart,
  failInspection,
  hasUnitsToSendBack,
  inspect,
  offerPart,
  receive,
  sendBack,
  ship,
} from './goods.ts';
import { appeal, complete, reject } from './guards.ts';
import { loadReturnCase } from './load.ts';
import { refund, retryRefund, settle } from './money.ts';
import { open } from './open.ts';

export const RETURNS: CaseKindSpec = {
  kind: 'return',
  actions: {
    open,
    requestInfo,
    answer: plainAction,
    approve,
    reject,
    appeal,
    ship,
    correctParcel,
    expire: plainAction,
    receive,
    inspect,
    failInspection,
    sendBack,
    deliverBack: plainAction,
    offerPart,
    acceptPart,
    settle,
    refund,
    complete,
    failRefund: plainAction,
    retryRefund,
    cancel: plainAction,
    recall: plainAction,
  },
  offers: async (db, row, action, { now }) => {
    if (action === 'correctParcel') return hasParcelUnderway(db, row, now);
    if (action === 'receive') return hasUnitsToReceive(db, row);
    if (action === 'acceptPart') return (await loadReturnCase(db, row.id)).offered !== null;
    return action !== 'sendBack' || row.state === 'inspectionFailed' || hasUnitsToSendBack(db, row);
  },
  withholds: async (db, row, action, acting) =>
    action === 'approve' ? withholdsApproval(db, acting, row) : null,
  advises: async (db, row, action, acting) => {
    if (action === 'offerPart') return advisesPart(db, acting, row);
    return action === 'approve' || action === 'settle' ? adviseReplaced(db, acting, row) : null;
  },
  details: showReturn,
};
