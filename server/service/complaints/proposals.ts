/** What is proposed to the customer, at once or after somebody else approved it. */
import { Proposal } from '#contract/service/complaints';
import type { Db } from '#db';
import { conflict } from '../../platform/http/errors.ts';
import { type CaseActing, caseAction, type CaseEffect, type CaseRow } from '../cases/caseKinds.ts';
import { NOTHING } from '../cases/nothing.ts';
import {
  approveProposal,
  refuseOwn,
  refuseTooMuch,
  rejectProposal,
} from '../proposalApprovals/decisions.ts';
import { isAboveLimit } from '../proposalApprovals/limit.ts';
import type { OfferedProposal } from '../proposalApprovals/record.ts';
import { submitProposal } from '../proposalApprovals/submit.ts';
import { countProposals } from '../remedies/load.ts';
import { offer } from '../remedies/write.ts';
import { changeComplaint, refuseConflict } from './change.ts';
import { mayProposeAgain } from './rules.ts';

/** What the customer is asked. */
const makeProposal = async (
  tx: Db,
  acting: CaseActing,
  row: CaseRow,
  { decision, remedies }: Pick<OfferedProposal, 'decision' | 'remedies'>,
): Promise<CaseEffect> => {
  const proposal = (await countProposals(tx, row.id)) + 1;
  await changeComplaint(tx, row, { decision });
  await offer(tx, acting, row, proposal, remedies);
  return { figures: { proposal } };
};

export const propose = caseAction({
  input: Proposal,
  guards: {
    remedy: async () => undefined,
    once: async (tx, _acting, { row }) => {
      if (!mayProposeAgain(await countProposals(tx, row.id)))
        throw conflict('cases.errors.proposedTwice');
    },
  },
  effect: async (tx, acting, { row, at, input }) => {
    if (!(await isAboveLimit(tx, acting, input.remedies)))
      return makeProposal(tx, acting, row, input);
    await submitProposal(tx, acting, row, at, { ...input, terms: null, answerUntil: null });
    return { to: 'approval' };
  },
});

export const approve = caseAction({
  input: NOTHING,
  guards: {
    noConflict: (tx, acting, { row }) => refuseConflict(tx, acting, row),
    otherPerson: refuseOwn,
    withinLimit: refuseTooMuch,
  },
  effect: async (tx, acting, { row }) =>
    makeProposal(tx, acting, row, await approveProposal(tx, acting, row)),
});
export const reject = caseAction({
  input: NOTHING,
  guards: { noConflict: (tx, acting, { row }) => refuseConflict(tx, acting, row) },
  effect: async (tx, acting, { row }) => ({ to: await rejectProposal(tx, acting, row) }),
});
