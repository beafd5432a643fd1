/** Cases as the shop shows them to its customers: nothing of what staff write or decide among themselves. */
import { eq } from 'drizzle-orm';
import type { CustomerCase } from '#contract/service/customerSteps';
import type { CaseStage } from '#contract/service/stages';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { cases } from '#db/schema/service/cases';
import { tickets } from '#db/schema/service/tickets';
import { cleanKey } from '#shared/searchText';
import { notFound } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import type { CaseRow } from '../cases/caseKinds.ts';
import { casesOfCustomer } from '../cases/customers.ts';
import { customerAt, offeredActions } from '../cases/offered.ts';
import { loadQuestion } from '../cases/questions.ts';
import { caseAt } from '../cases/rules.ts';
import { loadShownExchange } from '../customerExchanges/load.ts';
import { loadShownProposal } from '../customerProposals/load.ts';
import { loadQuotes } from '../customerQuotes/answer.ts';

const byNumber = prepared({ number: cases.number }, (q, { number }) =>
  q.select().from(cases).where(eq(cases.number, number)),
);
/** That a call is planned is told by the call. */
export const findNumbered = async (db: Db, number: string | undefined): Promise<CaseRow> => {
  const [row] = await byNumber(db, { number: cleanKey(number ?? '') });
  if (!row || row.kind === 'care') throw notFound();
  return row;
};

/** Without words, which are read where they may be redacted: the answer to a write is kept for repeats. */
export const answerWith = async (db: Db, row: CaseRow, now: number): Promise<CustomerCase> => {
  const { number, kind, orderExternalId, openedAt, version } = row;
  const { stage, stageAt, lapsesAt, closedAt } = caseAt(row, now);
  return {
    number,
    ticket: (await getRow(db, tickets, row.ticketId)).number,
    kind,
    orderExternalId,
    stage,
    stageAt,
    lapsesAt,
    openedAt,
    closedAt,
    allowed: await offeredActions(db, row, stage, customerAt(now)),
    question: null,
    proposal: null,
    quote: null,
    exchange: null,
    version,
  };
};

/** As on the customer's page, without the number, which the case itself has. */
const showExchange = async (
  db: Db,
  row: CaseRow,
  at: { stage: CaseStage; now: number },
): Promise<NonNullable<CustomerCase['exchange']>> => {
  const {
    number: _number,
    expected: _expected,
    refund: _refund,
    hasLeft: _hasLeft,
    hasArrived: _hasArrived,
    isDifferencePaid: _isDifferencePaid,
    lines,
    ...shown
  } = await loadShownExchange(db, row, at);
  return { ...shown, lines: [...lines] };
};

export const showToCustomer = async (db: Db, row: CaseRow, now: number): Promise<CustomerCase> => {
  const shown = await answerWith(db, row, now);
  const proposal = await loadShownProposal(db, row, shown.stage);
  const quote = (await loadQuotes(db, row.ticketId, now)).find(({ caseId }) => caseId === row.id);
  return {
    ...shown,
    question: await loadQuestion(db, row, shown.stage),
    proposal: proposal && { ...proposal, remedies: [...proposal.remedies] },
    quote: quote
      ? {
          lines: [...quote.lines],
          total: quote.total,
          diagnosisFee: quote.diagnosisFee,
          validUntil: quote.validUntil,
        }
      : null,
    exchange:
      row.kind === 'exchange' ? await showExchange(db, row, { stage: shown.stage, now }) : null,
  };
};

/** Those of a ticket, or of the one in which it goes on, in the order in which they were opened. */
export const listForCustomer = async (
  db: Db,
  ticketId: number,
  now: number,
): Promise<CustomerCase[]> => {
  const shown: CustomerCase[] = [];
  for (const row of await casesOfCustomer(db, ticketId))
    if (row.kind !== 'care') shown.push(await showToCustomer(db, row, now));
  return shown;
};
