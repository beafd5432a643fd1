/** The cases that a customer sees on the page, and the steps that the customer takes there. */
import type { CaseStage } from '#contract/service/stages';
import type { Db } from '#db';
import { cleanText } from '#shared/searchText';
import { HttpError } from '../../platform/http/errors.ts';
import type { PublicForm } from '../../platform/publicPages/form.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { takeCaseStep } from '../cases/actions.ts';
import { type CaseRow, kindSpec } from '../cases/caseKinds.ts';
import { casesOfCustomer } from '../cases/customers.ts';
import { caseAt } from '../cases/rules.ts';
import { loadShownExchange } from '../customerExchanges/load.ts';
import { loadEvidenceUntil, loadShownProposal } from '../customerProposals/load.ts';
import { loadSendTo, loadShownReturn } from '../customerReturns/load.ts';
import { readParcel } from '../customerReturns/parcelFields.ts';
import { allowedCaseActions, needsReason } from '../stages/rules.ts';
import type { ShownCase } from './casePart.ts';
import {
  maxWordsOf,
  PAGE_ACTIONS,
  type PageAction,
  type SeenKind,
  type StepAnswer,
} from './words.ts';

/** Answers to a proposal: a customer gives one of them, once. */
const ANSWERS: readonly PageAction[] = ['accept', 'refuse'];

/** What the table of stages gives to the customer here, of what the kind can do. */
const actionsOf = (
  { kind }: CaseRow,
  stage: CaseStage,
  { proposal, exchange, returned }: Pick<ShownCase, 'proposal' | 'exchange' | 'returned'>,
): ShownCase['actions'] => {
  const allowed = allowedCaseActions(kind, stage, 'customer');
  const can = kindSpec(kind)?.actions ?? {};
  return PAGE_ACTIONS.filter(
    (action) =>
      allowed.includes(action) &&
      action in can &&
      !(proposal?.isAccepted && ANSWERS.includes(action)) &&
      !(exchange?.hasAgreed && action === 'accept') &&
      !(action === 'convert' && exchange?.canConvert !== true) &&
      !(returned?.offered === null && action === 'acceptPart'),
  ).map((action) => ({
    action,
    needsWords: action === 'submitEvidence' || needsReason(kind, stage, action, 'customer'),
  }));
};

const seen = (row: CaseRow): row is CaseRow & { kind: SeenKind } => row.kind !== 'care';

/** Those of the ticket, or of the one in which it goes on, as they are at an instant. */
export const loadShownCases = async (
  db: Db,
  ticketId: number,
  now: number,
): Promise<ShownCase[]> => {
  const rows = await casesOfCustomer(db, ticketId);
  const shown: ShownCase[] = [];
  for (const row of rows.filter(seen)) {
    const { id, version, number, kind } = row;
    const { stage, stageAt, lapsesAt } = caseAt(row, now);
    const proposal = await loadShownProposal(db, row, stage);
    const evidenceUntil = await loadEvidenceUntil(db, row, stage);
    const exchange = kind === 'exchange' ? await loadShownExchange(db, row, { stage, now }) : null;
    const sendTo = await loadSendTo(db, row, { stage, lapsesAt });
    const returned = await loadShownReturn(db, row, stage);
    const actions = actionsOf(row, stage, { proposal, exchange, returned });
    const parts = { proposal, evidenceUntil, exchange, sendTo, returned, actions };
    shown.push({ id, version, number, kind, stage, stageAt, ...parts });
  }
  return shown;
};

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
