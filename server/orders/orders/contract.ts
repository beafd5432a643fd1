/**
 * An order as the store sends it, with the checks between its fields, and as it is shown. Over 200 lines, because what is
 * sent and what is shown have nearly the same fields and change together.
 */
import * as z from 'zod';
import type { OrderShipment } from '#contract/orders/shipments';
import type { Payment } from '#contract/orders/payments';
import type { ReturnReview } from '#contract/orders/sales';
import {
  amount,
  channel,
  day,
  id,
  instant,
  keyText,
  lineId,
  MAX_AMOUNT,
  message,
  reference,
  text,
  whole,
} from '#shared/fields';
import { keyOrNull, quantity, sourceVersion, textOrNull } from '#shared/sentFields';

/** In the order in which an order reaches them; `cancelled` is final. */
export const ORDER_STATUSES = ['placed', 'paid', 'shipped', 'delivered', 'cancelled'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** A paid order should be on its way by then. */
export const SHIP_WITHIN_HOURS = 48;
/** An order that was recorded later than this after its payment is history: nobody waits for its parcel. */
export const HISTORY_AFTER_DAYS = 7;

/** An adjustment (bad debt, stock write-off) is stored for bookkeeping and counts in no figure. */
export const ORDER_KINDS = ['sale', 'adjustment'] as const;
export type OrderKind = (typeof ORDER_KINDS)[number];

/** A discount with its reason; from the quote, the promotion that gave it and the revision of its terms. */
const discount = () =>
  z.strictObject({
    code: textOrNull(80),
    label: text(200).default(''),
    amount: amount(),
    promotionId: reference('promotions').nullish(),
    revision: whole('version', 1).nullish(),
  });

const OrderLineInput = z.strictObject({
  /** The store's own id of the line, the same in every message; returns may name the line by it. */
  id: lineId().nullish(),
  sku: keyOrNull(80),
  name: text(300).default(''),
  quantity: quantity(),
  /** Price of one unit before discounts. */
  unitPrice: amount(),
  /** The line's price after all discounts. */
  paid: amount(),
  /** What one unit costs the store; without it the line has the cost of the variant at that time. */
  cost: amount()
    .nullish()
    .transform((cost) => cost ?? null),
  /** Discounts allocated to this line; their sum is unitPrice × quantity − paid. */
  discounts: z.array(discount()).max(50).default([]),
});

const OrderFields = z.strictObject({
  externalId: keyText(120).min(1),
  channel: channel(),
  memberExternalId: keyOrNull(120),
  country: textOrNull(80),
  currency: z.string().length(3),
  updatedAt: sourceVersion(),
  /** What was charged for the delivery, after its discounts. */
  shipping: amount().default(0),
  shippingDiscounts: z.array(discount()).max(50).optional(),
  lines: z.array(OrderLineInput).min(1).max(2000),
  /** When the order reached each status; `placed` is the order's date. */
  statuses: z
    .array(z.strictObject({ status: z.enum(ORDER_STATUSES), at: instant() }))
    .min(1)
    .max(5),
});
type OrderFields = z.infer<typeof OrderFields>;
type Report = (path: (string | number)[], message: string) => void;

const checkRepeatedStatuses = ({ statuses }: OrderFields, report: Report) => {
  const seen = new Set<string>();
  statuses.forEach(({ status }, index) => {
    if (seen.has(status)) report(['statuses', index, 'status'], 'errors.taken');
    seen.add(status);
  });
};

const checkRepeatedLines = ({ lines }: OrderFields, report: Report) => {
  const seen = new Set<string>();
  lines.forEach(({ id }, index) => {
    if (id && seen.has(id)) report(['lines', index, 'id'], 'errors.taken');
    if (id) seen.add(id);
  });
};

const checkWorth = ({ lines, shipping }: OrderFields, report: Report) => {
  const worth = lines.reduce(
    (sum, line) => sum + Math.max(line.unitPrice * line.quantity, line.paid),
    shipping,
  );
  if (worth > MAX_AMOUNT) report(['lines'], message('ra.validation.maxValue', { max: MAX_AMOUNT }));
};

const checkCosts = ({ lines }: OrderFields, report: Report) => {
  let total = 0;
  const index = lines.findIndex(
    ({ cost, quantity }) => (total += (cost ?? 0) * quantity) > MAX_AMOUNT,
  );
  if (index >= 0)
    report(['lines', index, 'cost'], message('ra.validation.maxValue', { max: MAX_AMOUNT }));
};

const checkPlaced = ({ statuses }: OrderFields, report: Report) => {
  if (!statuses.some(({ status }) => status === 'placed'))
    report(['statuses'], 'orders.errors.placedRequired');
};

const checkDiscounts = ({ lines }: OrderFields, report: Report) =>
  lines.forEach((line, index) => {
    if (line.discounts.length === 0) return;
    const discount = line.discounts.reduce((sum, part) => sum + part.amount, 0);
    if (line.unitPrice * line.quantity - discount !== line.paid)
      report(['lines', index, 'paid'], 'orders.errors.paid');
  });

export const OrderInput = OrderFields.superRefine((order, context) => {
  const report: Report = (path, key) => context.addIssue({ code: 'custom', path, message: key });
  checkRepeatedStatuses(order, report);
  checkRepeatedLines(order, report);
  checkWorth(order, report);
  checkCosts(order, report);
  checkPlaced(order, report);
  checkDiscounts(order, report);
});
export type OrderInput = z.infer<typeof OrderInput>;
export type OrderDraft = z.input<typeof OrderInput>;

/** An order as shown in lists: amounts in minor units, instants in UTC ms. */
export const Order = z.object({
  id: id(),
  externalId: z.string(),
  kind: z.enum(ORDER_KINDS),
  channel: z.string(),
  memberId: reference('members').nullable(),
  memberName: z.string().nullable(),
  memberExternalId: z.string().nullable(),
  status: z.enum(ORDER_STATUSES),
  placedAt: instant(),
  paidAt: instant().nullable(),
  /** Business day on which the order counts in figures; null while it does not. */
  countedOn: day().nullable(),
  country: z.string().nullable(),
  revenue: amount(),
  discount: amount(),
  shipping: amount(),
  total: amount(),
  /** Refunded for goods by its returns within it and accepted ones, also while the order counts in no figure. */
  returned: amount(),
  units: whole('count'),
  lineCount: whole('count'),
  /** Discounts that no redemption holds and that somebody has to decide on. */
  undecidedDiscountCount: whole('count'),
});
export type Order = z.infer<typeof Order>;

/** A discount of an order or of one of its lines, with its reason. */
export interface OrderDiscount {
  id: number;
  linePosition: number | null;
  code: string | null;
  label: string;
  amount: number;
  /** The promotion and the revision of its terms; null for a discount of the store without a promotion. */
  promotionId: number | null;
  revision: number | null;
}
export interface OrderLine {
  id: number;
  position: number;
  /** Kept by the line in later messages, wherever it stands in them; by it cases name the line. */
  number: number;
  /** The store's own id of the line, else its number; by it returns name the line of an order that was not redeemed. */
  lineId: string;
  sku: string | null;
  name: string;
  productId: number | null;
  variantId: number | null;
  categoryId: number | null;
  quantity: number;
  unitPrice: number;
  discount: number;
  paid: number;
  /** Of one unit; null where it is not known, and for whoever does not see costs. */
  cost: number | null;
  discounts: OrderDiscount[];
}
export interface OrderReturn {
  id: number;
  externalId: string;
  returnedAt: number;
  countedOn: string | null;
  reason: string | null;
  amount: number;
  shipping: number;
  units: number;
  review: ReturnReview;
  lines: { id: number; sku: string | null; name: string; quantity: number; amount: number }[];
}
export type OrderPayment = Omit<Payment, 'orderId' | 'orderExternalId'>;
/** A payment that names a case of the order. */
export type DifferencePayment = OrderPayment & { caseId: number; caseNumber: string };
/** An order with its lines, discounts, statuses, returns, payments, shipments and member. */
export interface OrderDetail extends Order {
  lines: OrderLine[];
  /** Discounts of the whole order that are not allocated to lines. */
  discounts: OrderDiscount[];
  /** Taken off the delivery. */
  shippingDiscounts: Omit<OrderDiscount, 'linePosition'>[];
  statuses: { status: OrderStatus; at: number }[];
  returns: OrderReturn[];
  /** What the shop captured for it, by tender, and its parcels. */
  payments: OrderPayment[];
  /** What was captured for differences of exchanges of it, which is no part of what it comes to. */
  differencePayments: DifferencePayment[];
  shipments: OrderShipment[];
  member: {
    id: number;
    externalId: string;
    name: string | null;
    level: string | null;
    orderCount: number;
    revenue: number;
    returned: number;
    joinedAt: number | null;
    provisional: boolean;
  } | null;
}
