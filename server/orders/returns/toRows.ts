/** Converts a sent return to its rows. Pure. */
import type { ReturnInput } from '#contract/orders/returns';
import type { FieldErrors } from '#shared/fields';
import type { ReturnReview } from '#contract/orders/sales';
import type { returnLines, returns } from '#db/schema/orders/returns';
import type { FindVariant } from '../../catalog/products/variants.ts';
import { newestClock } from '../../platform/records/sourceClock.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { returnDay } from '../sales/countedDays.ts';
import { type OrderLines, toNamed } from './namedLines.ts';
import { asksForOthers, isSameGoods, type SentGoods } from './sentGoods.ts';
import type { KnownGoods, KnownReturn, ReturnedOrderLine, ReturnedOrder } from './known.ts';

/** The channel of a return that names neither an order nor a channel. */
const NO_CHANNEL = 'unknown';

/** The data from which a return's rows are made, in addition to the sent return. */
export interface ReturnContext {
  writer: Writer;
  orders: ReadonlyMap<string, ReturnedOrder>;
  soldLine: (
    orderId: number,
    sku: string | null,
    position: number | null,
  ) => ReturnedOrderLine | undefined;
  /** By the store's order ids; only of orders of which a return names a line. */
  orderLines: ReadonlyMap<string, OrderLines>;
  memberIds: ReadonlyMap<string, number>;
  /** Members who were erased: what they said of a return is not kept. */
  erasedIds: ReadonlySet<number>;
  /** The newest refunds made in the console, by order. */
  newestRefunds: ReadonlyMap<number, number>;
  findVariant: FindVariant;
  /** The reasons that texts of these returns mean. */
  reasonIds: ReadonlyMap<string, number>;
}

const orderOf = ({ orderExternalId }: ReturnInput, { orders }: ReturnContext) =>
  orderExternalId === null ? undefined : orders.get(orderExternalId);

const linesOf = (
  { orderExternalId }: ReturnInput,
  { orderLines }: Pick<ReturnContext, 'orderLines'>,
) => (orderExternalId === null ? undefined : orderLines.get(orderExternalId));

/** Lines that name a line without an order; null where there are none. What the order has is compared in its review. */
export const linesWithoutOrder = ({ orderExternalId, lines }: ReturnInput): FieldErrors | null => {
  if (orderExternalId !== null) return null;
  const wrong = lines.flatMap(({ id }, index) =>
    id ? [[index, { id: 'returns.errors.lineWithoutOrder' }] as const] : [],
  );
  return wrong.length > 0 ? { lines: Object.fromEntries(wrong) } : null;
};

/** Whether the return is new, or asks for more or for others than it did when it was found to be within its order. */
export const isNewClaim = (
  row: Pick<KnownReturn, 'orderExternalId' | 'amount' | 'units' | 'shipping'> & {
    goods: readonly SentGoods[];
  },
  known: KnownReturn | undefined,
): boolean =>
  known?.review !== 'fits' ||
  known.orderExternalId !== row.orderExternalId ||
  known.amount < row.amount ||
  known.units < row.units ||
  known.shipping < row.shipping ||
  asksForOthers(known.goods, row.goods);

/** The goods of a message; a line that it names tells their SKU. */
export const goodsOf = (
  input: ReturnInput,
  context: Pick<ReturnContext, 'orderLines'>,
): SentGoods[] =>
  input.lines.map((line) => ({
    sku: toNamed(line, linesOf(input, context)).sku,
    lineId: line.id || null,
    quantity: line.quantity,
    amount: line.amount,
  }));

/** A person's decision stays while the return is of the same order, goods and money; else it is compared anew. */
const reviewAfter = (
  { orderExternalId }: ReturnInput,
  { shipping, goods }: { shipping: number; goods: readonly SentGoods[] },
  known: KnownReturn | undefined,
): ReturnReview =>
  known?.orderExternalId === orderExternalId &&
  known.shipping === shipping &&
  isSameGoods(known.goods, goods)
    ? known.review
    : 'fits';

/** The row of a return, without the columns that differ between new and edited returns. */
export const toReturnRow = (
  input: ReturnInput,
  { hash, known }: { hash: string; known: KnownReturn | undefined },
  context: ReturnContext,
) => {
  const { now, settings } = context.writer;
  const order = orderOf(input, context);
  const memberId =
    input.memberExternalId === null
      ? null
      : (context.memberIds.get(input.memberExternalId) ?? null);
  const ownerId = order ? order.memberId : memberId;
  const sums = {
    amount: input.lines.reduce((sum, line) => sum + line.amount, 0),
    units: input.lines.reduce((sum, line) => sum + line.quantity, 0),
    shipping: input.shipping,
  };
  const goods = goodsOf(input, context);
  const review = reviewAfter(input, { ...sums, goods }, known);
  return {
    externalId: input.externalId,
    orderId: order?.id ?? null,
    orderExternalId: input.orderExternalId,
    memberId: ownerId,
    channel: order?.channel ?? input.channel ?? NO_CHANNEL,
    returnedAt: input.returnedAt,
    countedOn: returnDay(
      { returnedAt: input.returnedAt, review },
      order ?? null,
      settings.timeZone,
    ),
    reason: context.erasedIds.has(ownerId ?? 0) ? null : input.reason,
    reasonId: context.reasonIds.get(input.reason ?? '') ?? null,
    ...sums,
    metShipping: 0,
    refundId: input.refund ?? null,
    review,
    contentHash: hash,
    sourceUpdatedAt: newestClock(input.updatedAt, known?.sourceUpdatedAt),
    updatedAt: now,
  } satisfies Omit<typeof returns.$inferInsert, 'createdAt'>;
};

const unitsOf = (goods: readonly SentGoods[]) =>
  goods.reduce((sum, { quantity }) => sum + quantity, 0);

/** Goods that ask for no more than before were claimed when they were first sent. */
const claimedAfter = (
  { sku, lineId }: SentGoods,
  all: readonly SentGoods[],
  before: readonly KnownGoods[],
  newest: number,
): number => {
  const same = before.filter(
    (one) => one.sku === sku && (one.lineId === null || one.lineId === lineId),
  );
  const now = all.filter((one) => one.sku === sku && one.lineId === lineId);
  if (same.length === 0 || unitsOf(now) > unitsOf(same)) return newest;
  return Math.max(...same.map((one) => one.claimedAfter));
};

/** The lines of a return. Lines of a known order get the product and the category of the sale. */
export const toReturnLines = (
  returnId: number,
  input: ReturnInput,
  known: KnownReturn | undefined,
  context: ReturnContext,
) => {
  const order = orderOf(input, context);
  const goods = goodsOf(input, context);
  const newest = context.newestRefunds.get(order?.id ?? 0) ?? 0;
  const claimed = goods.map((one) => claimedAfter(one, goods, known?.goods ?? [], newest));
  return input.lines.map((line, position): typeof returnLines.$inferInsert => {
    const named = toNamed(line, linesOf(input, context));
    const { sku, orderPosition } = named;
    const origin = order && context.soldLine(order.id, sku, orderPosition);
    const variant = context.findVariant(sku, line.name);
    return {
      returnId,
      position,
      ...named,
      sentLineId: line.id || null,
      sentSku: line.sku,
      sentName: line.name,
      name: line.name || origin?.name || variant?.name || sku || '',
      variantId: origin?.variantId ?? variant?.id ?? null,
      productId: origin?.productId ?? variant?.productId ?? null,
      categoryId: origin ? origin.categoryId : (variant?.categoryId ?? null),
      quantity: line.quantity,
      amount: line.amount,
      claimedAfter: claimed[position] ?? newest,
    };
  });
};
