/** Loads the cases that a customer sees on the page, each with the steps that are the customer's now. */
import type { CaseStage } from '#contract/service/stages';
import type { Db } from '#db';
import type { CaseRow } from '../cases/caseKinds.ts';
import { casesOfCustomer } from '../cases/customers.ts';
import { customerAt, offeredActions } from '../cases/offered.ts';
import { loadQuestion } from '../cases/questions.ts';
import { caseAt } from '../cases/rules.ts';
import { loadShownExchange } from '../customerExchanges/load.ts';
import { loadCarriedOut, loadEvidenceUntil, loadShownProposal } from '../customerProposals/load.ts';
import { loadSendTo, loadShownReturn } from '../customerReturns/load.ts';
import { needsReason } from '../stages/rules.ts';
import type { ShownCase } from './casePart.ts';
import { PAGE_ACTIONS, type SeenKind, WITH_OWN_WORDS } from './words.ts';

const actionsOf = async (
  db: Db,
  row: CaseRow,
  stage: CaseStage,
  now: number,
): Promise<ShownCase['actions']> => {
  const offered = await offeredActions(db, row, stage, customerAt(now));
  return PAGE_ACTIONS.filter((action) => offered.includes(action)).map((action) => ({
    action,
    needsWords: WITH_OWN_WORDS.includes(action) || needsReason(row.kind, stage, action, 'customer'),
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
    shown.push({
      id,
      version,
      number,
      kind,
      stage,
      stageAt,
      question: await loadQuestion(db, row, stage),
      proposal: await loadShownProposal(db, row, stage),
      agreed: await loadCarriedOut(db, row, { stage, now }),
      evidenceUntil: await loadEvidenceUntil(db, row, stage),
      exchange: kind === 'exchange' ? await loadShownExchange(db, row, { stage, now }) : null,
      sendTo: await loadSendTo(db, row, { stage, lapsesAt }),
      returned: await loadShownReturn(db, row, stage, now),
      actions: await actionsOf(db, row, stage, now),
    });
  }
  return shown;
};
