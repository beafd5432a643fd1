/** What the accepted units of a return come to, between the inspection and the settlement. */
import type { Db } from '#db';
import { HttpError } from '../../platform/http/errors.ts';
import { readSettings } from '../../platform/settings/read.ts';
import { orderIdOf } from '../caseRefunds/pay.ts';
import type { CaseRow } from '../cases/caseKinds.ts';
import { loadAcceptance } from '../inspection/acceptance.ts';
import { loadInspected } from '../inspection/actions.ts';
import { acceptedUnits } from '../inspection/rules.ts';
import { quoteRefund } from '../refundQuotes/quote.ts';
import { loadReturnCase } from './load.ts';
import { finalRequest } from './request.ts';

/** None before the inspection. */
export const loadAcceptedUnits = async (db: Db, row: CaseRow) =>
  acceptedUnits(await loadInspected(db, row.id), await loadAcceptance(db, row));

/** Null before and after, and where its order cannot be refunded as it is now. */
export const loadWorth = async (db: Db, row: CaseRow, now: number): Promise<number | null> => {
  if (row.kind !== 'return' || row.state !== 'inspected') return null;
  const request = await finalRequest(db, row, await loadReturnCase(db, row.id));
  if (request.lines.length === 0) return 0;
  const asker = { settings: await readSettings(db), role: null, now };
  try {
    return (await quoteRefund(db, asker, await orderIdOf(db, row), request)).total;
  } catch (error) {
    if (error instanceof HttpError) return null;
    throw error;
  }
};
