import { sql } from 'drizzle-orm';
import type { DecidedResponsibility } from '#contract/orders/responsibilities';
import type { Tender } from '#contract/orders/payments';
import type { ExtraPayment, PaymentFailure, PaymentState } from '#contract/service/refundPayments';
import type {
  DeductionKind,
  RefundKind,
  RefundLineKind,
  RefundState,
} from '#contract/service/refunds';
import { kit } from '../../kit.ts';
import { members } from '../members/members.ts';
import { orders } from '../orders/orders.ts';
import { payments } from '../orders/payments.ts';
import { stamps } from '../stamps.ts';
import { tickets } from './tickets.ts';

/** What customers are granted. Whether the money has moved is told by its payments, of which `state` is the sum. */
export const refunds = kit.table(
  'refunds',
  {
    id: kit.id(),
    orderId: kit
      .integer()
      .notNull()
      .references(() => orders.id),
    orderExternalId: kit.text().notNull(),
    /** Whose order it was when it was granted. */
    memberId: kit.integer().references(() => members.id),
    ticketId: kit.integer().references(() => tickets.id),
    /** The ticket for which it was granted: it goes along with it where tickets are merged and split again. */
    grantedForId: kit.integer(),
    /** The promise of a complaint or dispute that it pays, by the id of its remedy. */
    remedyId: kit.integer(),
    kind: kit.text().$type<RefundKind>().notNull(),
    state: kit.text().$type<RefundState>().notNull(),
    responsibility: kit.text().$type<DecidedResponsibility>().notNull(),
    goods: kit.money().notNull(),
    /** Taken off the goods, as a positive amount. */
    deductions: kit.money().notNull(),
    shipping: kit.money().notNull(),
    returnFreight: kit.money().notNull(),
    total: kit.money().notNull(),
    units: kit.integer().notNull(),
    /** What its units had earned when it was granted, and what these points were worth. */
    pointsDue: kit
      .integer()
      .notNull()
      .default(sql`0`)
      .$defaultFn(() => 0),
    pointsWorth: kit
      .money()
      .notNull()
      .default(sql`0`)
      .$defaultFn(() => 0),
    note: kit.text(),
    /** Made when the dialog opens, and the hash of what was asked with it: a repeat is the same refund. */
    key: kit.text().notNull(),
    requestHash: kit.text().notNull(),
    authorId: kit.text().notNull(),
    authorName: kit.text().notNull(),
    approverName: kit.text(),
    decision: kit.text(),
    decidedAt: kit.instant(),
    /** When all of its money had moved; what follows was done in the same transaction, once. */
    succeededAt: kit.instant(),
    isPaidTwice: kit
      .yesNo()
      .notNull()
      .default(sql`0`)
      .$defaultFn(() => false),
    ...stamps(),
  },
  (t) => [
    kit.unique('refunds_key').on(t.orderId, t.key),
    kit.index('refunds_order').on(t.orderExternalId),
    kit.index('refunds_created_at').on(t.createdAt, t.id),
    kit.index('refunds_state').on(t.state, t.createdAt),
    kit.index('refunds_member').on(t.memberId),
    kit.index('refunds_ticket').on(t.ticketId),
    kit.index('refunds_remedy').on(t.remedyId),
    kit
      .index('refunds_succeeded_at')
      .on(t.succeededAt)
      .where(sql`succeeded_at is not null`),
  ],
);

/** How a refund was computed when it was granted. */
export const refundLines = kit.table(
  'refund_lines',
  {
    id: kit.id(),
    refundId: kit
      .integer()
      .notNull()
      .references(() => refunds.id),
    position: kit.integer().notNull(),
    kind: kit.text().$type<RefundLineKind>().notNull(),
    /** The line of the order, by the id by which returns name it. */
    lineId: kit.text(),
    sku: kit.text(),
    name: kit.text().notNull(),
    quantity: kit.integer().notNull(),
    /** Of units: how many of them are replacements of an exchange; null where that is not known. */
    replacedUnits: kit.integer(),
    ordered: kit.integer().notNull(),
    refundedUnits: kit.integer().notNull(),
    paid: kit.money().notNull(),
    worth: kit.money().notNull(),
    available: kit.money().notNull(),
    deduction: kit.text().$type<DeductionKind>(),
    reason: kit.text(),
    /** Of a fee of the after-sales policy: its rate in basis points, and the version that says so. */
    rate: kit.integer(),
    policyNumber: kit.integer(),
    /** Points that were deducted instead of being taken back. */
    points: kit.integer(),
    amount: kit.money().notNull(),
  },
  (t) => [kit.index('refund_lines_refund').on(t.refundId, t.position)],
);

/** The movement of money for a refund: one for each captured payment that it goes back to. */
export const refundPayments = kit.table(
  'refund_payments',
  {
    id: kit.id(),
    refundId: kit
      .integer()
      .notNull()
      .references(() => refunds.id),
    orderId: kit
      .integer()
      .notNull()
      .references(() => orders.id),
    paymentId: kit.integer().references(() => payments.id),
    tender: kit.text().$type<Tender>().notNull(),
    amount: kit.money().notNull(),
    isPayout: kit.yesNo().notNull(),
    /** The payment that was refused and whose place it has taken. */
    replacesId: kit.integer(),
    state: kit.text().$type<PaymentState>().notNull(),
    /** By which the provider and the shop name it; each attempt after a refusal has another one. */
    key: kit.text().notNull(),
    providerReference: kit.text(),
    failure: kit.text().$type<PaymentFailure>(),
    attempts: kit.integer().notNull(),
    /** How often an attempt without an answer was asked about. */
    asked: kit.integer().notNull(),
    /** When the newest attempt began. */
    attemptedAt: kit.instant(),
    /** When a provider is asked next; null while it waits for the shop or a person. */
    nextAttemptAt: kit.instant(),
    confirmedBy: kit.text(),
    /** Money that moved besides what was owed. */
    extra: kit
      .json()
      .$type<ExtraPayment[]>()
      .notNull()
      .default(sql`'[]'`)
      .$defaultFn(() => []),
    succeededAt: kit.instant(),
    ...stamps(),
  },
  (t) => [
    kit.unique('refund_payments_key').on(t.key),
    kit.unique('refund_payments_provider_reference').on(t.providerReference),
    kit.index('refund_payments_refund').on(t.refundId),
    kit.index('refund_payments_order').on(t.orderId, t.state),
    kit
      .index('refund_payments_due')
      .on(t.nextAttemptAt)
      .where(sql`next_attempt_at is not null`),
  ],
);
