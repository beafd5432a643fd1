/** What steps of returns, exchanges and refunds without goods check in the same way. */
import { rolesThatCan } from '#contract/platform/access';
import type { RefundQuote } from '#contract/service/refundQuotes';
import { message } from '#shared/fields';
import { conflict, forbidden, HttpError } from '../../platform/http/errors.ts';
import { caseAction } from '../cases/caseKinds.ts';
import { NOTHING } from '../cases/nothing.ts';
import { lastStep, refuseSamePerson } from '../cases/otherPerson.ts';
import { loadCaseRefunds } from '../caseRefunds/load.ts';
import { isReplaced } from '../caseRefunds/rules.ts';
import { refuseTakenUnits } from '../caseUnits/guard.ts';
import { isMetByStore } from '../caseUnits/load.ts';

/** Whoever refused a request does not decide on the appeal against that. */
export const refuseOwnDecision = refuseSamePerson('reject', 'returnCases.errors.ownDecision');

export const forManager = () => forbidden(rolesThatCan('cases', 'decide'));

export const deciders = (): string => rolesThatCan('cases', 'decide').join(', ');

/** That an amount is above the limit of an agent, with both and who decides; null where it is within it. */
export const aboveLimitText = ({
  approvalAbove: limit,
  grantedAlone,
  total,
}: Pick<RefundQuote, 'approvalAbove' | 'grantedAlone' | 'total'>): string | null =>
  limit === null
    ? null
    : message('withheld.aboveLimit', { amount: grantedAlone + total, limit, roles: deciders() });
export const againstPolicyText = (): string =>
  message('withheld.againstPolicy', { roles: deciders() });
export const refuseFor = (why: string | null): void => {
  if (why !== null) throw new HttpError(403, why);
};

export const reject = caseAction({
  input: NOTHING,
  guards: { otherPerson: refuseOwnDecision },
});

export const appeal = caseAction({
  input: NOTHING,
  guards: {
    once: async (tx, acting, { row }) => {
      if (await lastStep(tx, row.id, 'appeal')) throw conflict('returnCases.errors.appealedBefore');
      // The case takes its units again, unless another one has taken them since.
      const usesUnits = row.kind !== 'priceProtection' && row.orderExternalId !== null;
      if (usesUnits) await refuseTakenUnits(tx, acting, row, row.kind !== 'refundOnly');
    },
  },
});

export const complete = caseAction({
  input: NOTHING,
  guards: {
    paid: async (tx, _acting, { row }) => {
      const newest = (await loadCaseRefunds(tx, row.id)).at(-1);
      if (newest?.state === 'succeeded') return;
      // A refund that was refused is not owed any more where the store has paid in its place.
      const isOver = newest !== undefined && isReplaced(newest.state);
      if (!isOver || !(await isMetByStore(tx, row.id)))
        throw conflict('returnCases.errors.notPaid');
    },
    // The step is only taken where the units of the store's returns are all of the case.
    metByStore: async () => undefined,
  },
});

/** Whoever inspected the goods and a manager say together that they are not accepted. */
const refuseOwnInspection = refuseSamePerson('inspect', 'returnCases.errors.ownInspection');
export const coSigned: typeof refuseOwnInspection = async (tx, acting, move) => {
  if (acting.party !== 'manager') throw forManager();
  await refuseOwnInspection(tx, acting, move);
};
