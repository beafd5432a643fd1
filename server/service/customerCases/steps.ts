/** The cases that a customer sees on the page, and the steps that the customer takes there. */
import type { CaseStage } from '#contract/service/stages';
import type { Db } from '#db';
import { cleanText } from '#shared/searchText';
import { HttpError } from '../../platform/http/errors.ts';
import type { PublicForm } from '../../platform/publicPages/form.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { takeCaseStep } from '../cases/actions.ts';
import { type CaseRow, kindSpec } from '../cases/caseKinds.ts';
import { casesOf } from '../cases/history.ts';
import { caseAt } from '../cases/rules.ts';
import { allowedCaseActions, needsReason } from '../stages/rules.ts';
import { survivorOf } from '../tickets/thread.ts';
import type { ShownCase } from './casePart.ts';
import { PAGE_ACTIONS, type PageAction, type SeenKind, type StepAnswer } from './words.ts';

/** Answers to a proposal. Those of complaints and disputes are told in messages and by phone, so the page asks for none. */
const ANSWERS: readonly PageAction[] = ['accept', 'decline', 'refuse', 'acceptPart'];
const hasProposalsInMessages = (kind: CaseRow['kind']) =>
  kind === 'complaint' || kind === 'dispute';

/** What the table of stages gives to the customer here, of what the kind can do. */
const actionsOf = ({ kind }: CaseRow, stage: CaseStage): ShownCase['actions'] => {
  const allowed = allowedCaseActions(kind, stage, 'customer');
  const can = kindSpec(kind)?.actions ?? {};
  const offered = PAGE_ACTIONS.filter(
    (action) =>
      allowed.includes(action) &&
      action in can &&
      !(hasProposalsInMessages(kind) && ANSWERS.includes(action)),
  );
  return offered.map((action) => ({
    action,
    needsReason: needsReason(kind, stage, action, 'customer'),
  }));
};

const seen = (row: CaseRow): row is CaseRow & { kind: SeenKind } => row.kind !== 'care';

/** Those of the ticket, or of the one in which it goes on, as they are at an instant. */
export const loadShownCases = async (
  db: Db,
  ticketId: number,
  now: number,
): Promise<ShownCase[]> => {
  const rows = await casesOf(db, [await survivorOf(db, ticketId)]);
  return rows.filter(seen).map((row) => {
    const { id, version, number, kind } = row;
    const { stage, stageAt } = caseAt(row, now);
    return { id, version, number, kind, stage, stageAt, actions: actionsOf(row, stage) };
  });
};

/** Null where the form is none of a step. */
export const readStep = (form: PublicForm) => {
  const sent = form.text('step');
  if (sent === '') return null;
  return {
    action: PAGE_ACTIONS.find((action) => action === sent),
    caseId: Number(form.text('case')),
    version: Number(form.text('version')),
    reason: cleanText(form.text('reason')),
  };
};
export type AskedStep = NonNullable<ReturnType<typeof readStep>>;

const MAX_REASON = 500;
const REFUSED = [409, 422];

/** A step that the case no longer offers, or of a case that has changed, is told and changes nothing. */
export const stepByCustomer = async (
  transaction: (work: (tx: Db) => Promise<StepAnswer>) => Promise<StepAnswer>,
  writer: Writer,
  ticketId: number,
  { action, caseId, version, reason }: AskedStep,
): Promise<StepAnswer> => {
  const acting = { ...writer, party: 'customer' as const };
  const step = async (tx: Db): Promise<StepAnswer> => {
    const shown = await loadShownCases(tx, ticketId, writer.now);
    const offered = shown
      .find(({ id }) => id === caseId)
      ?.actions.find((one) => one.action === action);
    if (!offered) return 'stepOver';
    const isWrong = reason === '' || reason.length > MAX_REASON;
    if (offered.needsReason && isWrong) return 'stepReason';
    await takeCaseStep(tx, acting, caseId, {
      action: offered.action,
      version,
      reason: offered.needsReason ? reason : null,
      input: {},
    });
    return 'stepTaken';
  };
  try {
    return await transaction(step);
  } catch (error) {
    if (error instanceof HttpError && REFUSED.includes(error.status)) return 'stepOver';
    throw error;
  }
};
