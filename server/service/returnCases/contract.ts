/** Returns and other cases that pay money back: what their steps ask for, and what their page shows. */
import * as z from 'zod';
import { INSTRUCTION_STATES } from '#contract/orders/instructions';
import { DECIDED_RESPONSIBILITIES } from '#contract/orders/responsibilities';
import { CaseParcel } from '#contract/service/caseParcels';
import { CaseRefund } from '#contract/service/caseRefunds';
import { InspectedUnits, ReplacedLine } from '#contract/service/inspection';
import {
  FREIGHT_PAYERS,
  NON_RETURNABLE,
  RETURN_ANSWERS,
  RETURN_PURPOSES,
} from '#contract/service/policies';
import { PromiseNamed } from '#contract/service/promises';
import { Deduction } from '#contract/service/refundQuotes';
import { DEDUCTION_KINDS, REFUND_KINDS } from '#contract/service/refunds';
import {
  amount,
  count,
  day,
  instant,
  orDefault,
  rate,
  reference,
  requiredText,
} from '#shared/fields';
import { textOrNull } from '#shared/sentFields';

/** For so many days the customer may send the goods. */
export const SEND_DAYS = 7;

const lineNumber = () => count(1, 1_000_000);
const isOnce = (lines: readonly { lineNumber: number }[]) =>
  new Set(lines.map((line) => line.lineNumber)).size === lines.length;
const responsibility = () =>
  z
    .enum(DECIDED_RESPONSIBILITIES)
    .nullish()
    .transform((side) => side ?? null);

/** An amount of goodwill without lines, or lines whose money goes back while the goods stay. */
export const RefundOnlyOpening = z.strictObject({ amount: orDefault(amount(), 0) });
export type RefundOnlyOpening = z.infer<typeof RefundOnlyOpening>;

export const ProtectionOpening = z.strictObject({
  /** What one unit of each line costs now. */
  prices: z
    .array(z.strictObject({ lineNumber: lineNumber(), unitPrice: amount() }))
    .min(1)
    .max(200)
    .refine(isOnce, { error: 'cases.errors.lineTwice' }),
  /** Where the lower price was seen, and on which day. */
  evidence: requiredText(500),
  evidenceOn: day(),
});
export type ProtectionOpening = z.infer<typeof ProtectionOpening>;

/** Null for whoever the reason names. */
export const MoneyApproval = z.strictObject({
  responsibility: responsibility(),
  ...PromiseNamed,
});
export type MoneyApproval = z.infer<typeof MoneyApproval>;

export const ReturnApproval = z.strictObject({
  responsibility: responsibility(),
  /** Fewer than were asked for, also none of a line; left out, all of them. */
  lines: orDefault(
    z
      .array(z.strictObject({ lineNumber: lineNumber(), quantity: count(0, 1_000_000) }))
      .max(200)
      .refine(isOnce, { error: 'cases.errors.lineTwice' }),
    [],
  ),
  /** Where to and how the goods are sent; left out, as was written last. */
  instructions: textOrNull(1_000),
  /** Of fewer: why the others do not come back, as the customer reads it. */
  refusedWhy: textOrNull(500),
});
export type ReturnApproval = z.infer<typeof ReturnApproval>;

export const Settlement = z.strictObject({
  deductions: z.array(Deduction).max(20).default([]),
  /** What the customer paid to send the goods, where somebody else answers for it. */
  returnFreight: orDefault(amount(), 0),
  /** Units that are other goods than those of the order are paid as well; the reason says why. */
  paysOthers: orDefault(z.boolean(), false),
});
export type Settlement = z.infer<typeof Settlement>;

/** A part of the money for goods that are not as they have to be, and why. */
export const PartOffer = z.strictObject({ amount: amount(), why: requiredText(200) });
export type PartOffer = z.infer<typeof PartOffer>;

/** What the page of the case shows beside the frame. */
export const ReturnDetails = z.object({
  refundKind: z.enum(REFUND_KINDS),
  purpose: z.enum(RETURN_PURPOSES).nullable(),
  answer: z.enum(RETURN_ANSWERS).nullable(),
  lastDay: day().nullable(),
  amount: amount(),
  evidence: z.string().nullable(),
  evidenceOn: day().nullable(),
  prices: z.array(z.object({ lineNumber: lineNumber(), unitPrice: amount() })),
  quoted: amount().nullable(),
  quotedUntil: instant().nullable(),
  instructions: z.string().nullable(),
  refusedWhy: z.string().nullable(),
  freightPayer: z.enum(FREIGHT_PAYERS).nullable(),
  returnFreight: amount(),
  settled: amount().nullable(),
  offered: amount().nullable(),
  /** As they were settled; the reason is null where it was taken away. */
  deductions: z.array(
    z.object({
      kind: z.enum(DEDUCTION_KINDS),
      amount: amount(),
      bps: rate(0, 10_000),
      reason: z.string().nullable(),
    }),
  ),
  /** Of lines with replacements, until the goods were looked at. */
  replacedLines: z.array(ReplacedLine),
  inspected: z.array(InspectedUnits),
  /** Units of each line that are accepted; none before the inspection. */
  accepted: z.array(z.object({ lineNumber: lineNumber(), units: count(0, 1_000_000) })),
  /** What they come to, from the inspection until the amount is settled. */
  worth: amount().nullable(),
  /** Units that the store returned and refunded itself. */
  metUnits: z.array(z.object({ lineNumber: lineNumber(), units: count(1, 1_000_000) })),
  parcels: z.array(CaseParcel),
  refunds: z.array(CaseRefund),
  restocks: z.array(z.object({ id: reference('instructions'), state: z.enum(INSTRUCTION_STATES) })),
});
export type ReturnDetails = z.infer<typeof ReturnDetails>;

/** `POST /api/orders/:id/returnableLines`: what a return of each line would meet today; saves nothing. */
export const ReturnableAsked = z.strictObject({});
export const ReturnableLine = z.object({
  lineNumber: lineNumber(),
  sku: z.string().nullable(),
  name: z.string(),
  ordered: count(0, 1_000_000),
  /** What was paid for one unit, and what one costs its customer now in the console; null where that is not known. */
  paidEach: amount().nullable(),
  priceNow: amount().nullable(),
  /** Units of which a return can be opened, and those of a refund without goods. */
  left: z.object({ comesBack: count(0, 1_000_000), stays: count(0, 1_000_000) }),
  /** What the policy says of each purpose; empty where there is no policy. */
  verdicts: z.array(
    z.object({
      purpose: z.enum(RETURN_PURPOSES),
      isAllowed: z.boolean(),
      answer: z.enum(RETURN_ANSWERS),
      lastDay: day().nullable(),
      /** Why the goods do not come back; null where they do. */
      returnable: z.enum(NON_RETURNABLE).nullable(),
    }),
  ),
});
export type ReturnableLine = z.infer<typeof ReturnableLine>;
