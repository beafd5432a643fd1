/**
 * What follows from a refund whose money has moved, in the transaction of its last payment: the return that the figures
 * read, by which points, growth and the use of promotions are settled, and what the shop is told.
 */
import type { Db } from '#db';
import { upsertReturns } from '../../orders/returns/actions.ts';
import { returnIdOf } from '../../orders/returns/ownReturnIds.ts';
import { recordEvents } from '../../platform/outbox/recordEvents.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { goodsOf, isReturn } from '../refunds/lines.ts';
import { linesOfRefunds, type RefundRow } from '../refunds/record.ts';

/** The return of a refund. Without goods it has money and no units. */
const writeReturn = async (
  tx: Db,
  writer: Writer,
  { id, kind, orderExternalId, shipping }: RefundRow,
  at: number,
): Promise<void> => {
  const goods = goodsOf(await linesOfRefunds(tx, { ids: [id] }));
  const input = {
    externalId: returnIdOf(id),
    orderExternalId,
    memberExternalId: null,
    returnedAt: at,
    updatedAt: null,
    reason: null,
    shipping,
    lines: goods.map(({ lineId, sku, quantity, amount }) => ({
      id: lineId,
      sku,
      name: '',
      quantity: kind === 'goods' ? quantity : 0,
      amount,
    })),
  };
  await upsertReturns(tx, writer, [input], { isTold: true, isOwn: true });
};

export const followRefund = async (
  tx: Db,
  writer: Writer,
  row: RefundRow,
  at: number,
): Promise<void> => {
  if (isReturn(row.kind)) await writeReturn(tx, writer, row, at);
  const { id, orderExternalId, kind, total } = row;
  await recordEvents(tx, writer, 'refund.succeeded', [
    { at, key: String(id), data: { refund: id, orderExternalId, kind, total } },
  ]);
};
