/** What the mediator proposes, the answers of both sides, and carrying it out. */
import { type DisputeAnswer, Settlement } from '#contract/service/disputes';
import { RemedyNamed } from '#contract/service/remedies';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { disputeProposals } from '#db/schema/service/disputes';
import { conflict } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import { type CaseActing, caseAction, type CaseEffect, type CaseRow } from '../cases/caseKinds.ts';
import { NOTHING } from '../cases/nothing.ts';
import {
  approveProposal,
  refuseOwn,
  refuseTooMuch,
  rejectProposal,
} from '../proposalApprovals/decisions.ts';
import { isAboveLimit } from '../proposalApprovals/limit.ts';
import { loadSubmitted } from '../proposalApprovals/load.ts';
import type { OfferedProposal } from '../proposalApprovals/record.ts';
import { submitProposal } from '../proposalApprovals/submit.ts';
import { beginRemedies } from '../remedies/begin.ts';
import { fulfil, offer, refuseOpenRemedies } from '../remedies/write.ts';
import { changeDispute, refusePast } from './change.ts';
import { loadDispute, loadProposal } from './load.ts';
import { hasRoundsLeft, isAgreed } from './rules.ts';

type Settled = Pick<OfferedProposal, 'remedies'> & { terms: string; answerUntil: number };

/** What both sides are asked. */
const makeProposal = async (
  tx: Db,
  acting: CaseActing,
  row: CaseRow,
  { terms, answerUntil, remedies }: Settled,
): Promise<CaseEffect> => {
  const round = (await loadDispute(tx, row.id)).round + 1;
  await changeDispute(tx, row, { round });
  await insertRows(tx, disputeProposals, [{ caseId: row.id, round, terms, answerUntil }]);
  await offer(tx, acting, row, round, remedies);
  return { values: { dueAt: answerUntil, lapsesAt: answerUntil }, figures: { proposal: round } };
};

export const propose = caseAction({
  input: Settlement,
  hasText: () => true,
  guards: {
    roundsLeft: async (tx, { now }, { row, input: { answerUntil } }) => {
      if (!hasRoundsLeft((await loadDispute(tx, row.id)).round))
        throw conflict('cases.errors.roundsUsed');
      refusePast('answerUntil', answerUntil, now);
    },
  },
  effect: async (tx, acting, { row, at, input }) => {
    if (!(await isAboveLimit(tx, acting, input.remedies)))
      return makeProposal(tx, acting, row, input);
    await submitProposal(tx, acting, row, at, { ...input, decision: null });
    return { to: 'approval' };
  },
});

/** What the mediator submitted, in full. */
const settlementOf = ({ terms, answerUntil, remedies }: OfferedProposal): Settled => {
  if (terms === null || answerUntil === null) throw new Error('A settlement without terms');
  return { terms, answerUntil, remedies };
};

export const approve = caseAction({
  input: NOTHING,
  guards: {
    otherPerson: refuseOwn,
    withinLimit: refuseTooMuch,
    deadlines: async (tx, { now }, { row }) => {
      if (settlementOf(await loadSubmitted(tx, row.id)).answerUntil <= now)
        throw conflict('cases.errors.answerTimeOver');
    },
  },
  effect: async (tx, acting, { row }) =>
    makeProposal(tx, acting, row, settlementOf(await approveProposal(tx, acting, row))),
});

export const reject = caseAction({
  input: NOTHING,
  effect: async (tx, acting, { row }) => ({ to: await rejectProposal(tx, acting, row) }),
});

const isCustomer = ({ party }: CaseActing): boolean => party === 'customer';

export const answerBy = (answer: DisputeAnswer) =>
  caseAction({
    input: NOTHING,
    guards: {
      unanswered: async (tx, acting, { row }) => {
        const { customerAnswer, merchantAnswer } = await loadProposal(tx, row.id);
        if ((isCustomer(acting) ? customerAnswer : merchantAnswer) !== null)
          throw conflict('cases.errors.answered');
      },
    },
    effect: async (tx, acting, { row, at }): Promise<CaseEffect> => {
      const { id } = await loadProposal(tx, row.id);
      const said = isCustomer(acting)
        ? { customerAnswer: answer, customerAnsweredAt: at }
        : { merchantAnswer: answer, merchantAnsweredAt: at };
      await updateRow(tx, disputeProposals, id, said);
      const { customerAnswer, merchantAnswer } = await loadProposal(tx, row.id);
      return isAgreed(customerAnswer, merchantAnswer) ? { follows: 'agree' } : {};
    },
  });

export const agree = caseAction({
  input: NOTHING,
  guards: {
    bothAgree: async (tx, _acting, { row }) => {
      const { customerAnswer, merchantAnswer } = await loadProposal(tx, row.id);
      if (!isAgreed(customerAnswer, merchantAnswer)) throw conflict('cases.errors.notNow');
    },
  },
  effect: async () => ({ follows: 'execute' as const }),
});

export const execute = caseAction({
  input: NOTHING,
  effect: (tx, acting, { row }) => beginRemedies(tx, acting, row),
});

export const fulfilRemedy = caseAction({
  input: RemedyNamed,
  effect: (tx, acting, { row, input, reason }) => fulfil(tx, acting, row, input, reason),
});

export const close = caseAction({
  input: NOTHING,
  guards: { remediesDone: (tx, acting, { row }) => refuseOpenRemedies(tx, acting, row) },
});
