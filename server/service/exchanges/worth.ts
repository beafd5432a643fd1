/** What accepted units of an exchange are worth: what was paid for them, and what an earlier exchange had changed of it. */
import { eq } from 'drizzle-orm';
import type { RefundRequest } from '#contract/service/refundQuotes';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { linesOf } from '../../orders/orders/showParts.ts';
import { conflict, HttpError } from '../../platform/http/errors.ts';
import { valueOfReturn } from '../../promotions/returnValue/returnValue.ts';
import type { CaseActing, CaseRow } from '../cases/caseKinds.ts';
import { loadCaseLines } from '../cases/record.ts';
import { loadLineEvents } from '../exchangeValues/load.ts';
import { surplusOfUnits } from '../exchangeValues/rules.ts';
import { loadInspected } from '../inspection/actions.ts';
import { acceptedUnits } from '../inspection/rules.ts';

const orderByNumber = prepared({ externalId: orders.externalId }, (q, { externalId }) =>
  q.select({ id: orders.id }).from(orders).where(eq(orders.externalId, externalId)),
);
export const orderOf = async (db: Db, { orderExternalId }: CaseRow): Promise<number> => {
  const [order] = await orderByNumber(db, { externalId: orderExternalId ?? '' });
  if (!order) throw conflict('cases.errors.noOrder');
  return order.id;
};

export interface UnitsOfLine {
  lineNumber: number;
  units: number;
}
export interface Worth extends UnitsOfLine {
  /** By which the value of a return names the line. */
  lineId: string;
  share: number;
  refundable: number;
}

/**
 * The order keeps as many units, so that no discount on the others is taken back. 409 where units were refunded
 * meanwhile.
 */
export const worthOf = async (
  db: Db,
  { settings, now }: Pick<CaseActing, 'settings' | 'now'>,
  row: CaseRow,
  accepted: readonly UnitsOfLine[],
): Promise<Worth[]> => {
  const orderId = await orderOf(db, row);
  const lines = (await linesOf(db, { id: orderId })).map(({ lineId, number }) => ({
    lineId,
    number,
  }));
  const named = accepted.flatMap(({ lineNumber, units }) => {
    const line = lines.find(({ number }) => number === lineNumber);
    return line ? [{ lineNumber, units, lineId: line.lineId }] : [];
  });
  const asked = { lines: [], addRefundedLess: false };
  const left = await valueOfReturn(db, settings, orderId, asked);
  const isGone = ({ lineId, units }: (typeof named)[number]) => {
    const line = left.lines.find(({ id }) => id === lineId);
    return !line || line.ordered - line.returnedBefore < units;
  };
  if (named.length < accepted.length || named.some(isGone))
    throw conflict('exchanges.errors.refundedMeanwhile');
  const value = await valueOfReturn(db, settings, orderId, {
    ...asked,
    lines: named.map(({ lineId, units }) => ({ id: lineId, quantity: units })),
  });
  const events = await loadLineEvents(db, row.orderExternalId ?? '', lines, now);
  return named.map((line) => {
    const found = value.lines.find(({ id }) => id === line.lineId);
    const share = found ? Math.min(found.paid, found.left) : 0;
    const surplus = surplusOfUnits(events.get(line.lineId) ?? [], line.units);
    return { ...line, share, refundable: Math.max(0, share + surplus) };
  });
};

/** Whether none of these units was refunded meanwhile. */
export const areLeft = async (
  db: Db,
  acting: Pick<CaseActing, 'settings' | 'now'>,
  row: CaseRow,
  wanted: readonly UnitsOfLine[],
): Promise<boolean> => {
  try {
    await worthOf(db, acting, row, wanted);
    return true;
  } catch (error) {
    if (error instanceof HttpError) return false;
    throw error;
  }
};

/** What a refund of these units would be asked for with: those that were accepted, before that those that were agreed to. */
export const refundLinesOf = async (db: Db, row: CaseRow): Promise<RefundRequest> => {
  const lines = await linesOf(db, { id: await orderOf(db, row) });
  const inspected = await loadInspected(db, row.id);
  const accepted =
    inspected.length > 0
      ? acceptedUnits(inspected, row.responsibility)
      : (await loadCaseLines(db, row.id)).map(({ lineNumber, approved, requested }) => ({
          lineNumber,
          units: approved ?? requested,
        }));
  const { responsibility, ticketId } = row;
  return {
    kind: 'goods',
    responsibility: responsibility === 'undetermined' ? 'none' : responsibility,
    lines: accepted.flatMap(({ lineNumber, units: quantity }) => {
      const line = lines.find(({ number }) => number === lineNumber);
      return line && quantity > 0 ? [{ id: line.lineId, quantity, unitPrice: null }] : [];
    }),
    amount: 0,
    deductions: [],
    returnFreight: 0,
    waivesFee: false,
    note: null,
    ticketId,
  };
};
