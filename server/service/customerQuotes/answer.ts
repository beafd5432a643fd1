/** The quotes that wait for a customer, and the answer that the customer gives on the page. */
import type { Db } from '#db';
import { HttpError } from '../../platform/http/errors.ts';
import type { PublicForm } from '../../platform/publicPages/form.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { takeCaseStep } from '../cases/actions.ts';
import { casesOfCustomer } from '../cases/customers.ts';
import { caseAt } from '../cases/rules.ts';
import { loadRepair, quotedLines } from '../repairs/load.ts';
import { amountOfLine, quoteTotal } from '../repairs/rules.ts';
import type { ShownQuote } from './quotePart.ts';
import type { QuoteAnswer } from './words.ts';

const quotedCases = async (db: Db, ticketId: number, now: number) =>
  (await casesOfCustomer(db, ticketId)).filter(
    (row) => row.kind === 'repair' && caseAt(row, now).stage === 'quoted',
  );

/** Those of the ticket to which an answer is still possible. */
export const loadQuotes = async (db: Db, ticketId: number, now: number): Promise<ShownQuote[]> => {
  const shown: ShownQuote[] = [];
  for (const { id, version } of await quotedCases(db, ticketId, now)) {
    const repair = await loadRepair(db, id);
    const lines = await quotedLines(db, repair);
    if (repair.quoteEndsAt !== null)
      shown.push({
        caseId: id,
        version,
        lines: lines.map((line) => ({ ...line, amount: amountOfLine(line) })),
        total: quoteTotal(lines),
        diagnosisFee: repair.diagnosisFee,
        validUntil: repair.quoteEndsAt,
      });
  }
  return shown;
};

const ANSWERS = {
  accept: { action: 'acceptQuote', done: 'quoteAccepted' },
  decline: { action: 'declineQuote', done: 'quoteDeclined' },
} as const;

/** Null where the form is none of a quote. An answer to a quote that has ended or changed is told, and changes nothing. */
export const readAnswer = (form: PublicForm) => {
  const sent = form.text('quote');
  if (sent !== 'accept' && sent !== 'decline') return null;
  return {
    ...ANSWERS[sent],
    caseId: Number(form.text('case')),
    version: Number(form.text('version')),
  };
};
export type GivenAnswer = NonNullable<ReturnType<typeof readAnswer>>;

const CONFLICT = 409;
const isConflict = (error: unknown) => error instanceof HttpError && error.status === CONFLICT;

export const answerQuote = async (
  transaction: (work: (tx: Db) => Promise<boolean>) => Promise<boolean>,
  writer: Writer,
  ticketId: number,
  { caseId, version, action, done }: GivenAnswer,
): Promise<QuoteAnswer> => {
  const acting = { ...writer, party: 'customer' as const };
  const answer = async (tx: Db): Promise<boolean> => {
    const quoted = await quotedCases(tx, ticketId, writer.now);
    if (!quoted.some((row) => row.id === caseId)) return false;
    await takeCaseStep(tx, acting, caseId, { action, version, reason: null, input: {} });
    return true;
  };
  try {
    return (await transaction(answer)) ? done : 'quoteOver';
  } catch (error) {
    if (isConflict(error)) return 'quoteOver';
    throw error;
  }
};
