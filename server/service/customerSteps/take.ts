/** The step of a customer in a case, whether the shop sends it or the customer's own page. */
import type { CustomerStep } from '#contract/service/customerSteps';
import type { Db } from '#db';
import { invalid, notFound } from '../../platform/http/errors.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { isCaseAction, takeCaseStep } from '../cases/actions.ts';
import type { CaseRow } from '../cases/caseKinds.ts';
import { answerQuestion } from './answer.ts';

/** 409 where the case has changed since the customer saw it, or the step is not the customer's. */
export const takeCustomerStep = async (
  tx: Db,
  writer: Writer,
  id: number,
  action: string | undefined,
  { version, reason, input }: CustomerStep,
): Promise<CaseRow> => {
  if (!isCaseAction(action)) throw notFound();
  if (action === 'answer') {
    if (reason === null) throw invalid({ reason: 'ra.validation.required' });
    return answerQuestion(tx, writer, id, { version, words: reason, input });
  }
  const acting = { ...writer, party: 'customer' as const };
  return takeCaseStep(tx, acting, id, { action, version, reason, input });
};
