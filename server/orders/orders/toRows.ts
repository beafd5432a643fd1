/** Converts a sent order to its rows. Pure. */
import type { OrderInput, OrderKind } from '#contract/orders/orders';
import type { orderLines, orders } from '#db/schema/orders/orders';
import type { KnownVariant } from '../../catalog/products/variants.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { currentStatus, instantsOf, lineDiscount, type ReachedStatuses } from './rules.ts';
import { countedDay } from '../sales/countedDays.ts';
import { soldCategories } from '../sales/soldCategories.ts';

/** An order to write; adjustments come from imports only. */
export type OrderWrite = OrderInput & { kind?: OrderKind };

type Line = Omit<typeof orderLines.$inferInsert, 'orderId'>;
/** The rows of an order that is about to be written. */
export interface OrderRows {
  row: typeof orders.$inferInsert;
  lines: Line[];
  statuses: ReachedStatuses;
  write: OrderWrite;
}

/** The data from which an order's rows are made, in addition to the sent order. */
export interface OrderContext {
  writer: Writer;
  variants: ReadonlyMap<string, KnownVariant>;
  /** Category in which this order sold an SKU before this edit; undefined where it had no such line. */
  categoryOfSale: (sku: string | null) => number | null | undefined;
}

const toLines = ({ lines }: OrderWrite, { variants, categoryOfSale }: OrderContext): Line[] =>
  lines.map((line, position) => {
    const variant = line.sku === null ? undefined : variants.get(line.sku);
    const categoryBefore = categoryOfSale(line.sku);
    return {
      position,
      sku: line.sku,
      name: line.name || variant?.name || line.sku || '',
      variantId: variant?.id ?? null,
      productId: variant?.productId ?? null,
      categoryId: categoryBefore === undefined ? (variant?.categoryId ?? null) : categoryBefore,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      discount: lineDiscount(line),
      paid: line.paid,
      cost: line.cost ?? variant?.cost ?? null,
    };
  });

/** The columns of an order that follow from the statuses it has reached. */
export const toStatusColumns = (
  reached: ReachedStatuses,
  { kind, revenue }: { kind: OrderKind; revenue: number },
  { now, settings }: Writer,
) => {
  const statuses = instantsOf(reached);
  return {
    status: currentStatus(statuses),
    placedAt: statuses.get('placed') ?? now,
    paidAt: statuses.get('paid') ?? null,
    countedOn: countedDay({ kind, statuses, revenue }, settings.timeZone),
  };
};

/** What is known of a message in addition to its content; `clock` is the newest known clock of the order. */
interface Message {
  statuses: ReachedStatuses;
  memberId: number | null;
  hash: string;
  clock: number | null;
}

export const toOrderRows = (
  write: OrderWrite,
  { statuses, memberId, hash, clock }: Message,
  context: OrderContext,
): OrderRows => {
  const { kind = 'sale' } = write;
  const { now } = context.writer;
  const lines = toLines(write, context);
  let revenue = 0;
  let discount = 0;
  let units = 0;
  for (const line of lines) {
    revenue += line.paid;
    discount += line.discount;
    units += line.quantity;
  }
  const row = {
    externalId: write.externalId,
    kind,
    channel: write.channel,
    memberId,
    ...toStatusColumns(statuses, { kind, revenue }, context.writer),
    country: write.country,
    revenue,
    discount,
    shipping: write.shipping,
    total: revenue + write.shipping,
    units,
    lineCount: lines.length,
    soldCategories: soldCategories(lines),
    contentHash: hash,
    sourceUpdatedAt: clock,
    createdAt: now,
    updatedAt: now,
  };
  return { row, lines, statuses, write };
};
