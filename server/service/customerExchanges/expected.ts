/** What an exchange comes to before it is settled: the difference at the prices of now, and the refund that takes its place. */
import type { Settings } from '#contract/platform/settings';
import type { Db } from '#db';
import { HttpError } from '../../platform/http/errors.ts';
import { orderIdOf } from '../caseRefunds/pay.ts';
import type { CaseRow } from '../cases/caseKinds.ts';
import { loadExchangeLines } from '../exchanges/load.ts';
import { differenceOf } from '../exchanges/rules.ts';
import { costOf } from '../exchanges/settle.ts';
import { loadAccepted, loadAgreed, refundLinesOf, worthOf } from '../exchanges/worth.ts';
import { quoteRefund } from '../refundQuotes/quote.ts';

interface Asking {
  settings: Settings;
  now: number;
}

/** Null for what cannot be computed now: goods without a price, or an order that the store has refunded. */
const orNull = async (amount: Promise<number>): Promise<number | null> => {
  try {
    return await amount;
  } catch (error) {
    if (error instanceof HttpError) return null;
    throw error;
  }
};

const computeExpected = async (db: Db, row: CaseRow, asking: Asking): Promise<number> => {
  const units = (await loadAccepted(db, row)) ?? (await loadAgreed(db, row));
  const worths = await worthOf(db, asking, row, units);
  const settled: { refundable: number; price: number }[] = [];
  for (const line of await loadExchangeLines(db, row.id)) {
    const worth = worths.find(({ lineNumber }) => lineNumber === line.lineNumber);
    if (worth)
      settled.push({
        refundable: worth.refundable,
        price: await costOf(db, asking, row, line, worth),
      });
  }
  return differenceOf(settled);
};

export const loadExpected = (db: Db, row: CaseRow, asking: Asking): Promise<number | null> =>
  orNull(computeExpected(db, row, asking));

const computeRefund = async (db: Db, row: CaseRow, asking: Asking): Promise<number> => {
  const request = await refundLinesOf(db, row);
  const asker = { ...asking, role: null };
  return (await quoteRefund(db, asker, await orderIdOf(db, row), request)).total;
};

export const loadRefundOf = (db: Db, row: CaseRow, asking: Asking): Promise<number | null> =>
  orNull(computeRefund(db, row, asking));
