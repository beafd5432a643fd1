/** Links a case that carries out what was promised with the remedy, in the step that opens it. */
import { eq } from 'drizzle-orm';
import type { Remedy } from '#contract/service/remedies';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { cases } from '#db/schema/service/cases';
import { caseRemedies } from '#db/schema/service/remedies';
import { returnCases } from '#db/schema/service/returnCases';
import { message } from '#shared/fields';
import { conflict } from '../../platform/http/errors.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { CaseStepTaken } from '../cases/afterSteps.ts';
import { caseAt } from '../cases/rules.ts';
import { loadPromised } from './load.ts';
import { CARRIED_OUT, doneByCase } from './rules.ts';

const amountOf = prepared({ caseId: returnCases.caseId }, (q, { caseId }) =>
  q.select({ amount: returnCases.amount }).from(returnCases).where(eq(returnCases.caseId, caseId)),
);

/** 409 where the case that it follows from promises nothing like it. */
export const linkToRemedy = async (
  tx: Db,
  { now }: Writer,
  { after, from }: CaseStepTaken,
): Promise<void> => {
  const does = doneByCase(after.kind);
  if (from !== null || does === null || after.parentId === null) return;
  const parent = await getRow(tx, cases, after.parentId);
  const stages = CARRIED_OUT[parent.kind];
  if (stages === undefined) return;
  const isAgreed = stages.includes(caseAt(parent, now).stage);
  const promised = isAgreed ? await loadPromised(tx, parent.id, now) : [];
  const open = promised.filter(({ kind, state }) => kind === does && state === 'open');
  const [claim] = await amountOf(tx, { caseId: after.id });
  const asked = claim?.amount ?? 0;
  const leftOf = ({ amount, given }: Remedy) => (amount ?? asked) - given;
  const remedy =
    open.find((one) => leftOf(one) === asked) ?? open.find((one) => leftOf(one) >= asked);
  const [first] = open;
  if (!first) throw conflict('cases.errors.notPromised');
  if (!remedy) throw conflict(message('promises.errors.caseAbove', { amount: leftOf(first) }));
  await updateRow(tx, caseRemedies, remedy.id, { childCaseId: after.id });
};
