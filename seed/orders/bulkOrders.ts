/** Inserts orders and returns as rows, many at a time, for stores that are too large for the usual write path. */
import type { OrderStatus } from '#contract/orders/orders';
import type { ReturnInput } from '#contract/orders/returns';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { orderDiscounts, orderLines, orders, orderStatusChanges } from '#db/schema/orders/orders';
import { returnLines, returns } from '#db/schema/orders/returns';
import { currentStatus, lineDiscount } from '#server/orders/orders/rules';
import { countedDay, returnDay } from '#server/orders/sales/countedDays';
import { soldCategories } from '#server/orders/sales/soldCategories';
import type { KnownVariant } from '#server/catalog/products/variants';
import type { Bundle } from '#server/orders/sales/bundle';
import { toReturnedLines } from '#server/orders/sales/returnedCost';
import type { SeedOrder } from './orders.ts';

/** Ids of the records that the rows refer to, by the store's own keys. */
export interface Known {
  members: ReadonlyMap<string, number>;
  variants: ReadonlyMap<string, KnownVariant>;
  timeZone: string;
}
/** What returns and rollups need to know of an inserted order. */
export interface Written {
  id: number;
  bundle: Bundle & { order: NonNullable<Bundle['order']> };
}

const variantOf = ({ variants }: Known, sku: string | null) => {
  const variant = sku === null ? undefined : variants.get(sku);
  if (!variant) throw new Error(`No variant has the SKU ${sku}`);
  return variant;
};

/**
 * Inserts orders with their lines, discounts and statuses; `at` is the instant at which the store's systems sent them.
 */
export const insertOrders = async (
  tx: Db,
  known: Known,
  placed: readonly SeedOrder[],
  at: number,
): Promise<Written[]> => {
  const built = placed.map(({ input }) => {
    const statuses = new Map<OrderStatus, number>(
      input.statuses.map((change) => [change.status, change.at]),
    );
    const revenue = input.lines.reduce((sum, line) => sum + line.paid, 0);
    const lines = input.lines.map(({ discounts, ...line }) => {
      const { id, productId, categoryId, name } = variantOf(known, line.sku);
      const discount = lineDiscount({ ...line, discounts });
      return { line: { ...line, name, variantId: id, productId, categoryId, discount }, discounts };
    });
    const row = {
      externalId: input.externalId,
      kind: 'sale' as const,
      channel: input.channel,
      memberId:
        input.memberExternalId === null
          ? null
          : (known.members.get(input.memberExternalId) ?? null),
      status: currentStatus(statuses),
      placedAt: statuses.get('placed') ?? at,
      paidAt: statuses.get('paid') ?? null,
      countedOn: countedDay({ kind: 'sale', statuses, revenue }, known.timeZone),
      country: input.country,
      revenue,
      discount: lines.reduce((sum, { line }) => sum + line.discount, 0),
      shipping: input.shipping,
      total: revenue + input.shipping,
      units: lines.reduce((sum, { line }) => sum + line.quantity, 0),
      lineCount: lines.length,
      lastLineNumber: lines.length,
      soldCategories: soldCategories(lines.map(({ line }) => line)),
      sourceUpdatedAt: input.updatedAt,
      createdAt: at,
      updatedAt: at,
    };
    return { row, lines, statuses };
  });
  const ids = await insertRows(
    tx,
    orders,
    built.map(({ row }) => row),
    { returning: true },
  );
  const identified = built.map((order, index) => ({ ...order, id: ids[index] ?? 0 }));
  await insertRows(
    tx,
    orderLines,
    identified.flatMap(({ id, lines }) =>
      lines.map(({ line: { id: lineId = null, ...line } }, position) => ({
        ...line,
        lineId,
        number: position + 1,
        orderId: id,
        position,
      })),
    ),
  );
  await insertRows(
    tx,
    orderDiscounts,
    identified.flatMap(({ id, lines }) =>
      lines.flatMap(({ discounts }, linePosition) =>
        discounts.map((part) => ({ ...part, orderId: id, linePosition })),
      ),
    ),
  );
  await insertRows(
    tx,
    orderStatusChanges,
    identified.flatMap(({ id, statuses }) =>
      [...statuses].map(([status, reached]) => ({ orderId: id, status, at: reached })),
    ),
  );
  return identified.map(({ id, row, lines }) => ({
    id,
    bundle: {
      channel: row.channel,
      memberId: row.memberId,
      order: {
        id,
        countedOn: row.countedOn,
        paidAt: row.paidAt,
        lines: lines.map(({ line }) => line),
      },
      returns: [],
    },
  }));
};

/** A return with the order that it names, null where it names none. */
export interface WaitingReturn {
  input: ReturnInput;
  order: Written | null;
}

/** Inserts returns, at most one of each order; returns what they contribute to the rollups. */
export const insertReturns = async (
  tx: Db,
  known: Known,
  waiting: readonly WaitingReturn[],
  at: number,
): Promise<Bundle[]> => {
  const built = waiting.map(({ input, order }) => {
    const counted = order && { countedOn: order.bundle.order.countedOn };
    const row = {
      externalId: input.externalId,
      orderId: order?.id ?? null,
      orderExternalId: input.orderExternalId,
      memberId: order?.bundle.memberId ?? null,
      channel: order?.bundle.channel ?? input.channel ?? 'store',
      returnedAt: input.returnedAt,
      countedOn: returnDay(
        { returnedAt: input.returnedAt, review: 'fits' },
        counted,
        known.timeZone,
      ),
      reason: input.reason,
      amount: input.lines.reduce((sum, line) => sum + line.amount, 0),
      units: input.lines.reduce((sum, line) => sum + line.quantity, 0),
      shipping: input.shipping,
      sourceUpdatedAt: input.updatedAt,
      createdAt: at,
      updatedAt: at,
    };
    const lines = input.lines.map(({ id: _, ...line }) => {
      const { id, productId, categoryId, name } = variantOf(known, line.sku);
      return { ...line, name, variantId: id, productId, categoryId };
    });
    return { row, lines };
  });
  const ids = await insertRows(
    tx,
    returns,
    built.map(({ row }) => row),
    { returning: true },
  );
  await insertRows(
    tx,
    returnLines,
    built.flatMap(({ lines }, index) =>
      lines.map((line, position) => ({ ...line, returnId: ids[index] ?? 0, position })),
    ),
  );
  return built.map(({ row: { channel, memberId, countedOn }, lines }, index) => ({
    channel,
    memberId,
    order: null,
    returns: [
      {
        countedOn,
        lines: toReturnedLines(
          [lines.map((line) => ({ ...line, line: null }))],
          waiting[index]?.order?.bundle.order.lines,
        ).flat(),
      },
    ],
  }));
};
