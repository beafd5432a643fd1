/** Loads exchanges: their own rows, what was paid for them, and the case that a number or an instruction is of. */
import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { instructions } from '#db/schema/orders/instructions';
import { cases } from '#db/schema/service/cases';
import { caseInstructions } from '#db/schema/service/caseUnits';
import { exchangeLines, exchanges } from '#db/schema/service/exchanges';
import { paymentsOf } from '../../orders/payments/known.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import type { CaseRow } from '../cases/caseKinds.ts';

export type ExchangeRow = typeof exchanges.$inferSelect;

const ofCase = prepared({ caseId: exchanges.caseId }, (q, { caseId }) =>
  q.select().from(exchanges).where(eq(exchanges.caseId, caseId)),
);
export const loadExchange = async (db: Db, caseId: number): Promise<ExchangeRow> => {
  const [row] = await ofCase(db, { caseId });
  if (!row) throw new Error(`Case ${caseId} is no exchange`);
  return row;
};

export const changeExchange = async (
  tx: Db,
  caseId: number,
  values: Partial<ExchangeRow>,
): Promise<void> => {
  const { id } = await loadExchange(tx, caseId);
  await updateRow(tx, exchanges, id, values);
};

const linesOf = prepared({ caseId: exchangeLines.caseId }, (q, { caseId }) =>
  q
    .select()
    .from(exchangeLines)
    .where(eq(exchangeLines.caseId, caseId))
    .orderBy(asc(exchangeLines.lineNumber)),
);
export const loadExchangeLines = (db: Db, caseId: number) => linesOf(db, { caseId });

const caseOf = async (db: Db, [found]: readonly { id: number }[]): Promise<CaseRow | null> =>
  found ? getRow(db, cases, found.id) : null;

const byNumber = prepared({ number: cases.number }, (q, { number }) =>
  q
    .select({ id: cases.id })
    .from(exchanges)
    .innerJoin(cases, eq(cases.id, exchanges.caseId))
    .where(eq(cases.number, number)),
);
/** Null where no exchange has this number. */
export const exchangeNumbered = async (db: Db, number: string): Promise<CaseRow | null> =>
  caseOf(db, await byNumber(db, { number }));

const byInstruction = prepared(
  { instructionId: caseInstructions.instructionId },
  (q, { instructionId }) =>
    q
      .select({ id: cases.id })
      .from(caseInstructions)
      .innerJoin(instructions, eq(instructions.id, caseInstructions.instructionId))
      .innerJoin(cases, eq(cases.id, caseInstructions.caseId))
      .where(
        and(
          eq(caseInstructions.instructionId, instructionId),
          eq(instructions.kind, 'replace'),
          eq(cases.kind, 'exchange'),
        ),
      ),
);
/** The exchange whose replacement the shop was asked for by it, also where it was asked otherwise since. */
export const exchangeOfInstruction = async (
  db: Db,
  instructionId: number,
): Promise<CaseRow | null> => caseOf(db, await byInstruction(db, { instructionId }));

/** What the customer paid for the difference: payments that name the case. */
export const paidFor = (db: Db, { number }: Pick<CaseRow, 'number'>) =>
  paymentsOf(db, { orderExternalId: number });
