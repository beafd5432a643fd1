/** Converts a sent order to its rows. Pure. */
import type { OrderInput, OrderKind } from '#contract/orders/orders';
import type { orderLines, orders } from '#db/schema/orders/orders';
import type { FindVariant } from '../../catalog/products/variants.ts';
import type { Writer } from '../../platform/records/writer.ts';
import {
  currentStatus,
  instantsOf,
  lineCost,
  lineDiscount,
  type ReachedStatuses,
} from './rules.ts';
import { identifyLines, pairLines, type StoredLine } from '../lines/rules.ts';
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
  findVariant: FindVariant;
  /** The lines of the order before this edit, in order. */
  stored: readonly StoredLine[];
  /** The highest number that the order has given to a line. */
  lastLineNumber: number;
  /** The order before this edit. */
  known: KnownAsPaid | undefined;
}

const toLines = (
  { lines }: OrderWrite,
  { findVariant, stored, lastLineNumber }: OrderContext,
): Line[] => {
  const pairs = pairLines(lines, stored);
  const identities = identifyLines(lines, stored, lastLineNumber);
  return lines.map((line, position) => {
    const variant = findVariant(line.sku, line.name);
    const before = stored.find(({ sku, variantId }) => sku === line.sku && variantId !== null);
    return {
      position,
      lineId: identities[position]?.lineId ?? null,
      number: identities[position]?.number ?? position + 1,
      sku: line.sku,
      name: line.name || variant?.name || line.sku || '',
      variantId: variant?.id ?? before?.variantId ?? null,
      productId: variant?.productId ?? before?.productId ?? null,
      categoryId: before === undefined ? (variant?.categoryId ?? null) : before.categoryId,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      discount: lineDiscount(line),
      paid: line.paid,
      cost: lineCost(line, pairs[position], variant),
    };
  });
};

interface KnownAsPaid {
  paidAt: number | null;
  isHistory: boolean;
}

/** The columns of an order that follow from the statuses it has reached. */
export const toStatusColumns = (
  reached: ReachedStatuses,
  { kind, revenue }: { kind: OrderKind; revenue: number },
  { now, settings, isHistory = false }: Writer,
  known: KnownAsPaid | undefined,
) => {
  const statuses = instantsOf(reached);
  return {
    status: currentStatus(statuses),
    placedAt: statuses.get('placed') ?? now,
    paidAt: statuses.get('paid') ?? null,
    countedOn: countedDay({ kind, statuses, revenue }, settings.timeZone),
    isHistory:
      known !== undefined && known.paidAt !== null
        ? known.isHistory
        : isHistory && statuses.has('paid'),
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
    ...toStatusColumns(statuses, { kind, revenue }, context.writer, context.known),
    country: write.country,
    revenue,
    discount,
    shipping: write.shipping,
    total: revenue + write.shipping,
    units,
    lineCount: lines.length,
    lastLineNumber: lines.reduce(
      (last, { number = 0 }) => Math.max(last, number),
      context.lastLineNumber,
    ),
    soldCategories: soldCategories(lines),
    contentHash: hash,
    sourceUpdatedAt: clock,
    createdAt: now,
    updatedAt: now,
  };
  return { row, lines, statuses, write };
};
