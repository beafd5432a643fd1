/** What of return messages counts: the units and money that no refund of the console refunded before. */
import { asc, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { returnLines, returns } from '#db/schema/orders/returns';
import { groupBy } from '#shared/groupBy';
import { updateRow } from '../../platform/records/records.ts';
import { type Met, meetRefunds } from './meeting.ts';
import { loadOwnRefunds } from './ownRefunds.ts';
import { isOwnReturn } from './ownReturnIds.ts';

const returnsOf = prepared({ orderIds: many(returns.orderId) }, (q, { orderIds }) =>
  q
    .select({
      id: returns.id,
      orderId: returns.orderId,
      externalId: returns.externalId,
      returnedAt: returns.returnedAt,
      refundId: returns.refundId,
      amount: returns.amount,
      units: returns.units,
      shipping: returns.shipping,
      metShipping: returns.metShipping,
    })
    .from(returns)
    .where(inArray(returns.orderId, orderIds)),
);
const linesOf = prepared({ returnIds: many(returnLines.returnId) }, (q, { returnIds }) =>
  q
    .select({
      id: returnLines.id,
      returnId: returnLines.returnId,
      lineId: returnLines.lineId,
      sku: returnLines.sku,
      quantity: returnLines.quantity,
      amount: returnLines.amount,
      metUnits: returnLines.metUnits,
      metAmount: returnLines.metAmount,
      claimedAfter: returnLines.claimedAfter,
    })
    .from(returnLines)
    .where(inArray(returnLines.returnId, returnIds))
    .orderBy(asc(returnLines.returnId), asc(returnLines.position)),
);
type Row = Awaited<ReturnType<typeof returnsOf>>[number];
type Line = Awaited<ReturnType<typeof linesOf>>[number];

const asSent = ({ quantity, amount, metUnits, metAmount, ...line }: Line) => ({
  ...line,
  quantity: quantity + metUnits,
  amount: amount + metAmount,
});

const saveMet = async (tx: Db, row: Row, lines: readonly Line[], met: Met): Promise<void> => {
  let [units, amount] = [0, 0];
  for (const line of lines) {
    const sent = asSent(line);
    const { units: metUnits = 0, amount: metAmount = 0 } = met.lines.get(line.id) ?? {};
    units += sent.quantity - metUnits;
    amount += sent.amount - metAmount;
    if (metUnits === line.metUnits && metAmount === line.metAmount) continue;
    await updateRow(tx, returnLines, line.id, {
      quantity: sent.quantity - metUnits,
      amount: sent.amount - metAmount,
      metUnits,
      metAmount,
    });
  }
  const shipping = row.shipping + row.metShipping - met.shipping;
  if (units === row.units && amount === row.amount && shipping === row.shipping) return;
  await updateRow(tx, returns, row.id, { units, amount, shipping, metShipping: met.shipping });
};

/** The messages of orders as the store sent them, and what each is of their refunds. */
const meetMessages = async (tx: Db, orderIds: readonly number[]) => {
  const refunds = groupBy(await loadOwnRefunds(tx, orderIds), ({ orderId }) => orderId);
  if (refunds.size === 0) return [];
  const rows = (await returnsOf(tx, { orderIds: [...refunds.keys()] })).filter(
    ({ externalId }) => !isOwnReturn(externalId),
  );
  const linesBy = groupBy(
    await linesOf(tx, { returnIds: rows.map(({ id }) => id) }),
    ({ returnId }) => returnId,
  );
  return [...groupBy(rows, (row) => row.orderId ?? 0)].flatMap(([orderId, messages]) => {
    const met = meetRefunds(
      messages.map(({ metShipping, ...row }) => ({
        ...row,
        shipping: row.shipping + metShipping,
        lines: (linesBy.get(row.id) ?? []).map(asSent),
      })),
      refunds.get(orderId) ?? [],
    );
    return messages.flatMap((row) => {
      const ofRow = met.get(row.id);
      return ofRow ? [{ row, lines: linesBy.get(row.id) ?? [], met: ofRow }] : [];
    });
  });
};

/** Call it after returns or refunds of these orders were written, before they are reviewed. */
export const meetOwnRefunds = async (tx: Db, orderIds: readonly number[]): Promise<void> => {
  for (const { row, lines, met } of await meetMessages(tx, orderIds))
    await saveMet(tx, row, lines, met);
};

/** What the store says that it has refunded of the units of a refund, without naming it. */
export const refundedBesides = async (db: Db, orderId: number, refundId: number): Promise<number> =>
  (await meetMessages(db, [orderId])).reduce(
    (sum, { row, met }) => sum + (row.refundId === null ? (met.amounts.get(refundId) ?? 0) : 0),
    0,
  );
