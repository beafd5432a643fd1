/** What steps of returns and of refunds without goods check in the same way. */
import { desc, eq } from 'drizzle-orm';
import { rolesThatCan } from '#contract/platform/access';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { caseSteps } from '#db/schema/service/cases';
import { conflict, forbidden } from '../../platform/http/errors.ts';
import { type CaseActing, caseAction, type CaseMove } from '../cases/caseKinds.ts';
import { NOTHING } from '../cases/nothing.ts';
import { loadCaseRefunds } from '../caseRefunds/load.ts';
import { isReplaced } from '../caseRefunds/rules.ts';
import { refuseTakenUnits } from '../caseUnits/guard.ts';
import { isMetByStore } from '../caseUnits/load.ts';

const stepsOf = prepared({ caseId: caseSteps.caseId }, (q, { caseId }) =>
  q
    .select({ action: caseSteps.action, actorId: caseSteps.actorId })
    .from(caseSteps)
    .where(eq(caseSteps.caseId, caseId))
    .orderBy(desc(caseSteps.id)),
);

/** Whoever refused a request does not decide on the appeal against that. */
export const refuseOwnDecision = async (
  tx: Db,
  { actor }: CaseActing,
  { row }: Pick<CaseMove<unknown>, 'row'>,
): Promise<void> => {
  const refusal = (await stepsOf(tx, { caseId: row.id })).find(({ action }) => action === 'reject');
  if (refusal && refusal.actorId !== null && refusal.actorId === actor.id)
    throw conflict('returnCases.errors.ownDecision');
};

export const forManager = () => forbidden(rolesThatCan('cases', 'decide'));

export const reject = caseAction({
  input: NOTHING,
  guards: { otherPerson: refuseOwnDecision },
});

export const appeal = caseAction({
  input: NOTHING,
  guards: {
    once: async (tx, acting, { row }) => {
      if ((await stepsOf(tx, { caseId: row.id })).some(({ action }) => action === 'appeal'))
        throw conflict('returnCases.errors.appealedBefore');
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
