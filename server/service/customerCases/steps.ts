/** The steps that a customer takes on the page: what was sent, whether the case offers it, and taking it. */
import type { Db } from '#db';
import { cleanText } from '#shared/searchText';
import { HttpError } from '../../platform/http/errors.ts';
import type { PublicForm } from '../../platform/publicPages/form.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { takeCaseStep } from '../cases/actions.ts';
import { goOnAnswered } from '../customerSteps/answer.ts';
import { readParcel } from '../customerReturns/parcelFields.ts';
import type { ShownCase } from './casePart.ts';
import { loadShownCases } from './load.ts';
import { maxWordsOf, PAGE_ACTIONS, type StepAnswer } from './words.ts';

/** Null where the form is none of a step. */
export const readStep = (form: PublicForm) => {
  const sent = form.text('step');
  if (sent === '') return null;
  return {
    action: PAGE_ACTIONS.find((action) => action === sent),
    caseId: Number(form.text('case')),
    version: Number(form.text('version')),
    words: cleanText(form.text('words')),
    parcel: { carrier: form.text('carrier'), trackingNumber: form.text('trackingNumber') },
  };
};
export type AskedStep = NonNullable<ReturnType<typeof readStep>>;

/** Whether the case offers the step, as the customer has seen it. */
export const isOffered = (
  shown: readonly ShownCase[],
  { action, caseId, version }: AskedStep,
): boolean =>
  shown.some(
    (one) =>
      one.id === caseId &&
      one.version === version &&
      one.actions.some((offered) => offered.action === action),
  );

/** Whether words have to go with the step, as the case is offered now, and are missing or too long. */
export const lacksWords = (
  shown: readonly ShownCase[],
  { action, caseId, words }: AskedStep,
): boolean => {
  const offered = shown
    .find(({ id }) => id === caseId)
    ?.actions.find((one) => one.action === action);
  return (
    offered?.needsWords === true && (words === '' || words.length > maxWordsOf(offered.action))
  );
};

const REFUSED = [409, 422];

/**
 * A step that the case no longer offers, or of a case that has changed, is told and changes nothing. `alongside`: what is
 * written with it, in its transaction.
 */
export const stepByCustomer = async (
  transaction: (work: (tx: Db) => Promise<StepAnswer>) => Promise<StepAnswer>,
  writer: Writer,
  ticketId: number,
  { action, caseId, version, words, parcel }: AskedStep,
  alongside: (tx: Db, number: string) => Promise<void>,
): Promise<StepAnswer> => {
  const acting = { ...writer, party: 'customer' as const };
  const step = async (tx: Db): Promise<StepAnswer> => {
    const shown = (await loadShownCases(tx, ticketId, writer.now)).find(({ id }) => id === caseId);
    const offered = shown?.actions.find((one) => one.action === action);
    if (!shown || !offered) return 'stepOver';
    if (offered.action === 'answer') {
      await goOnAnswered(tx, writer, caseId, { version });
      await alongside(tx, shown.number);
      return 'questionAnswered';
    }
    const isEvidence = offered.action === 'submitEvidence';
    const isParcel = offered.action === 'ship';
    await takeCaseStep(tx, acting, caseId, {
      action: offered.action,
      version,
      reason: offered.needsWords && !isEvidence ? words : null,
      input: isEvidence ? { note: words } : (isParcel && readParcel(parcel)) || {},
    });
    await alongside(tx, shown.number);
    if (isParcel) return 'parcelNamed';
    return isEvidence ? 'evidenceGiven' : 'stepTaken';
  };
  try {
    return await transaction(step);
  } catch (error) {
    if (error instanceof HttpError && REFUSED.includes(error.status)) return 'stepOver';
    throw error;
  }
};
