/** Complaints: what each of their steps asks for, checks and changes. */
import {
  Assessment,
  CauseNamed,
  Closing,
  ComplaintOpening,
  Dismissal,
} from '#contract/service/complaints';
import { RemedyNamed } from '#contract/service/remedies';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { complaints } from '#db/schema/service/complaints';
import { rootCauses } from '#db/schema/service/rootCauses';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import { isDecided } from '../accountability/load.ts';
import { caseAction, type CaseKindSpec, type CaseRow } from '../cases/caseKinds.ts';
import { createCase } from '../cases/create.ts';
import { NOTHING, plainAction } from '../cases/nothing.ts';
import { beginRemedies } from '../remedies/begin.ts';
import { hasToMark } from '../remedies/load.ts';
import { fulfil, refuseOpenRemedies } from '../remedies/write.ts';
import { offersDecision } from '../proposalApprovals/load.ts';
import { findCause } from '../rootCauses/actions.ts';
import { changeComplaint, refuseConflict } from './change.ts';
import { showComplaint } from './details.ts';
import { deadlineAt } from '../deadlines/rules.ts';
import { loadComplaint } from './load.ts';
import { refuseSameComplaint } from './oneOpen.ts';
import { approve, propose, reject } from './proposals.ts';
import { raiseTicket } from './raiseTicket.ts';
import { needsAccountability, severityOf } from './rules.ts';

const open = caseAction({
  input: ComplaintOpening,
  effect: async (tx, { now, settings }, { row, input }) => {
    await refuseSameComplaint(tx, row, input, now);
    await insertRows(tx, complaints, [{ ...input, caseId: row.id }]);
    const dueAt = deadlineAt('complaintAcknowledgement', row.openedAt, settings.timeZone);
    return { values: { dueAt } };
  },
});

const acknowledge = caseAction({
  input: NOTHING,
  effect: (tx, _acting, { row, at }) => changeComplaint(tx, row, { acknowledgedAt: at }),
});

const assess = caseAction({
  input: Assessment,
  guards: {
    // Its parts are asked for by the contract.
    severity: async () => undefined,
  },
  effect: async (tx, acting, { row, input }) => {
    const severity = severityOf(input);
    const { isSafety, isLegal } = input;
    await changeComplaint(tx, row, { severity, isSafety, isLegal });
    await raiseTicket(tx, acting, row, { severity, isSafety });
    return { figures: { severity } };
  },
});

const investigate = caseAction({
  input: NOTHING,
  guards: { noConflict: (tx, acting, { row }) => refuseConflict(tx, acting, row) },
});

const accept = caseAction({
  input: NOTHING,
  effect: async () => ({ follows: 'remedy' as const }),
});
const remedy = caseAction({
  input: NOTHING,
  effect: (tx, acting, { row }) => beginRemedies(tx, acting, row),
});

const fulfilRemedy = caseAction({
  input: RemedyNamed,
  effect: (tx, acting, { row, input, reason }) => fulfil(tx, acting, row, input, reason),
});

/** Whoever is not content has it looked at by a neutral mediator, who reads why. */
const escalate = caseAction({
  input: NOTHING,
  effect: async (tx, acting, { row, reason }) => {
    await createCase(
      tx,
      acting,
      {
        ticketId: row.ticketId,
        kind: 'dispute',
        orderExternalId: row.orderExternalId,
        reasonCode: row.reasonCode,
        lines: [],
        input: { originId: row.id },
        ownerId: row.ownerId,
        reason,
      },
      { isTold: false },
    );
  },
});

const dismiss = caseAction({
  input: Dismissal,
  effect: (tx, _acting, { row, input }) => changeComplaint(tx, row, input),
});

const nameCause = caseAction({
  input: CauseNamed,
  guards: {
    rootCause: async (tx, _acting, { input }) => void (await findCause(tx, input.rootCauseId)),
  },
  effect: (tx, _acting, { row, input }) => changeComplaint(tx, row, input),
});

/** The cause that is named with the step, or was before. */
const causeOf = async (tx: Db, { id }: CaseRow, named: number | null) => {
  if (named !== null) return findCause(tx, named);
  const { rootCauseId } = await loadComplaint(tx, id);
  if (rootCauseId === null)
    throw invalid({ input: { rootCauseId: 'cases.errors.rootCauseMissing' } });
  return getRow(tx, rootCauses, rootCauseId);
};

const close = caseAction({
  input: Closing,
  guards: {
    remediesDone: (tx, acting, { row }) => refuseOpenRemedies(tx, acting, row),
    rootCause: async (tx, _acting, { row, input }) =>
      void (await causeOf(tx, row, input.rootCauseId)),
    accountable: async (tx, _acting, { row, input }) => {
      const { severity } = await loadComplaint(tx, row.id);
      const { isInternal } = await causeOf(tx, row, input.rootCauseId);
      if (needsAccountability(severity, isInternal) && !(await isDecided(tx, row.id)))
        throw conflict('cases.errors.accountabilityMissing');
    },
  },
  effect: async (tx, _acting, { row, input: { rootCauseId } }) => {
    if (rootCauseId !== null) await changeComplaint(tx, row, { rootCauseId });
  },
});

export const COMPLAINTS: CaseKindSpec = {
  kind: 'complaint',
  actions: {
    open,
    acknowledge,
    assess,
    investigate,
    propose,
    approve,
    reject,
    accept,
    decline: plainAction,
    remedy,
    fulfilRemedy,
    escalate,
    dismiss,
    nameCause,
    close,
    withdraw: plainAction,
  },
  offers: async (db, row, action, acting) =>
    action === 'fulfilRemedy'
      ? hasToMark(db, row.id, acting.now)
      : offersDecision(db, row, action, acting),
  details: (db, { id }, now) => showComplaint(db, id, now),
};
