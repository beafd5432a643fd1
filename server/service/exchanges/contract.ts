/** Exchanges: what their steps ask for, and what their page shows. Amounts in minor units, instants in UTC ms. */
import * as z from 'zod';
import {
  amount,
  amountChange,
  count,
  id,
  instant,
  localized,
  orDefault,
  reference,
  requiredText,
} from '#shared/fields';
import { keyOrNull, textOrNull } from '#shared/sentFields';
import { CaseRefund } from '#contract/service/caseRefunds';
import { CaseParcel } from '#contract/service/caseParcels';
import { InspectedUnits, ReplacedLine } from '#contract/service/inspection';

/** For so long the replacement is kept back once the exchange was approved. */
export const HOLD_DAYS = 7;
/** For so long the customer may pay the difference. */
export const PAYMENT_DAYS = 7;
/** A replacement that was sent counts as received after so many days. */
export const DELIVERY_DAYS = 10;
/** After so many days without the goods a replacement that was sent in advance may be closed as a sale. */
export const ADVANCE_DAYS = 15;

/** What is sent instead of the units of a line. */
export const ReplacementInput = z.strictObject({
  lineNumber: count(1, 1_000_000),
  variantId: reference('variants'),
});
const replacements = () =>
  z
    .array(ReplacementInput)
    .max(200)
    .refine((all) => new Set(all.map((one) => one.lineNumber)).size === all.length, {
      error: 'cases.errors.lineTwice',
    });
export const ExchangeOpening = z.strictObject({
  /** A line that is not named is replaced by the same goods. */
  replacements: orDefault(replacements(), []),
});
export type ExchangeOpening = z.infer<typeof ExchangeOpening>;

/** Other goods instead of those that were to be sent; a line that is not named stays as it is. */
export const OtherGoods = z.strictObject({ replacements: replacements().min(1) });
export type OtherGoods = z.infer<typeof OtherGoods>;

/** The parcel of the replacement; the shop's own answer that it was sent names none. */
export const ReplacementParcel = z.strictObject({
  carrier: textOrNull(60),
  trackingNumber: keyOrNull(80),
});
export type ReplacementParcel = z.infer<typeof ReplacementParcel>;

/** Of what was paid after the refund was granted. */
export const ExtraSettlement = z.strictObject({
  /** It went back to the customer in another way, so that nothing is refunded. */
  isReturned: orDefault(z.boolean(), false),
});
export type ExtraSettlement = z.infer<typeof ExtraSettlement>;

/** What became of a replacement that left although the exchange ended otherwise. */
export const SENT_ANYWAY = ['cameBack', 'paid', 'kept'] as const;
export type SentAnyway = (typeof SENT_ANYWAY)[number];
export const SentSettlement = z.strictObject({ outcome: z.enum(SENT_ANYWAY) });
export type SentSettlement = z.infer<typeof SentSettlement>;

/** Of goods of which some were not accepted: those that were are exchanged, the others are paid in part or go back. */
export const ExchangePart = z.strictObject({
  /** Zero: they go back to the customer. */
  amount: orDefault(amount(), 0),
  why: requiredText(200),
});
export type ExchangePart = z.infer<typeof ExchangePart>;

/** Names of goods with those of their options, as long as they may be. */
const MAX_NAMES = 2000;

export const ExchangeLine = z.object({
  id: id(),
  lineNumber: count(1, 1_000_000),
  variantId: reference('variants').nullable(),
  sku: z.string(),
  /** What the goods and the values of their options are called; nothing where they are no more. */
  names: localized(MAX_NAMES),
  optionNames: localized(MAX_NAMES),
  isSame: z.boolean(),
  /** Units that were accepted; with what is null until the difference was computed. */
  quantity: count(0, 1_000_000).nullable(),
  /** What can be refunded for these units. */
  refundable: amount().nullable(),
  /** What all of the replacement costs. */
  price: amount().nullable(),
});
export type ExchangeLine = z.infer<typeof ExchangeLine>;

/** What a refund of an exchange is for. */
export const EXCHANGE_REFUNDS = ['goods', 'difference', 'extra', 'part'] as const;
/** A refund that an exchange granted. */
export const ExchangeRefund = CaseRefund.pick({ id: true, state: true, total: true }).extend({
  purpose: z.enum(EXCHANGE_REFUNDS),
});
export type ExchangeRefund = z.infer<typeof ExchangeRefund>;

/** What the page of an exchange shows beside the frame. */
export const ExchangeDetails = z.object({
  lines: z.array(ExchangeLine),
  /** Of lines with replacements of earlier exchanges, until the goods were looked at. */
  replacedLines: z.array(ReplacedLine),
  /** What was found of the units that came in. */
  inspected: z.array(InspectedUnits),
  /** Above zero the customer pays it, below zero it is refunded; null until it was computed. */
  difference: amountChange().nullable(),
  /** What came in for it, and what is missing. */
  paid: amount(),
  owed: amount(),
  /** What was paid after the refund was granted, and has not gone back. */
  extra: amount(),
  settledAt: instant().nullable(),
  payUntil: instant().nullable(),
  agreedAt: instant().nullable(),
  waivedAt: instant().nullable(),
  /** Until when the replacement is kept back. */
  heldUntil: instant().nullable(),
  isAdvance: z.boolean(),
  shippedAt: instant().nullable(),
  /** When a replacement left that is not the customer's, because the exchange ended otherwise; and what became of it. */
  sentAnywayAt: instant().nullable(),
  sentAnyway: z.enum(SENT_ANYWAY).nullable(),
  /** Whether it became a refund because the replacement could not be delivered. */
  isUndeliverable: z.boolean(),
  /** What is offered for the units that were not accepted, zero where they go back; and when the customer agreed. */
  partAmount: amount().nullable(),
  partAcceptedAt: instant().nullable(),
  partRefundId: reference('refunds').nullable(),
  /** What the shop was asked to send. */
  instructionId: reference('instructions').nullable(),
  /** The refund of a difference below zero. */
  refundId: reference('refunds').nullable(),
  /** In the order in which they were granted. */
  refunds: z.array(ExchangeRefund),
  parcels: z.array(CaseParcel),
});
export type ExchangeDetails = z.infer<typeof ExchangeDetails>;
