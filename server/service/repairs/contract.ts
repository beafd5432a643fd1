/** Repairs: what their steps ask for, and what their page shows. Amounts in minor units, instants in UTC ms. */
import * as z from 'zod';
import { CaseParcel } from '#contract/service/caseParcels';
import {
  amount,
  count,
  day,
  instant,
  orDefault,
  reference,
  requiredText,
  whole,
} from '#shared/fields';
import { keyOrNull, quantity, textOrNull } from '#shared/sentFields';

/** Within the warranty, after it, or void by what was done to the goods. */
export const VERDICTS = ['in', 'out', 'void'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** `other` is never the same fault again. */
export const FAULTS = [
  'power',
  'screen',
  'battery',
  'mechanics',
  'electronics',
  'software',
  'leak',
  'wear',
  'impact',
  'other',
] as const;
export type Fault = (typeof FAULTS)[number];

export const FREIGHT_SIDES = ['merchant', 'customer'] as const;
export type FreightSide = (typeof FREIGHT_SIDES)[number];

export const QUOTE_LINE_KINDS = ['part', 'labour'] as const;
export type QuoteLineKind = (typeof QUOTE_LINE_KINDS)[number];

export const CONVERSIONS = ['exchange', 'refund'] as const;
export type Conversion = (typeof CONVERSIONS)[number];

/** For so many days a quote holds where neither staff nor a policy say. */
export const QUOTE_DAYS = 7;
/** After so many repairs of one fault within the warranty the customer is offered an exchange or a refund. */
export const REPAIRS_BEFORE_OFFER = 2;

export const WarrantyCheck = z.strictObject({
  /** Of the unit that is to be repaired; null where the shop sends none for these goods. */
  serialNumber: keyOrNull(80),
});
export const RepairApproval = z.strictObject({
  verdict: z.enum(VERDICTS),
  /** What a diagnosis costs if the customer declines the quote: it is owed only if it was announced here. */
  diagnosisFee: orDefault(amount(), 0),
});
export type RepairApproval = z.infer<typeof RepairApproval>;
export const RepairRejection = z.strictObject({ verdict: z.enum(VERDICTS) });

export const RepairIntake = z.strictObject({
  /** What came with it. */
  accessories: textOrNull(300),
});
export const Diagnosis = z.strictObject({ fault: z.enum(FAULTS), finding: textOrNull(500) });

export const QuoteLine = z.strictObject({
  kind: z.enum(QUOTE_LINE_KINDS),
  name: requiredText(120),
  quantity: quantity(),
  unitPrice: amount(),
});
export type QuoteLine = z.infer<typeof QuoteLine>;
export const RepairQuote = z.strictObject({
  lines: z.array(QuoteLine).min(1).max(50),
  /** Null for as long as the policy says. */
  validDays: whole('days', 1, 90)
    .nullish()
    .transform((days) => days ?? null),
});

export const RepairStart = z.strictObject({
  /** The customer was offered an exchange or a refund, and wants the repair. */
  isOfferDeclined: orDefault(z.boolean(), false),
});
export const PartsAwaited = z.strictObject({
  expectedAt: instant()
    .nullish()
    .transform((at) => at ?? null),
});
export const RepairConversion = z.strictObject({ convertedTo: z.enum(CONVERSIONS) });

export const EarlierRepair = z.object({
  caseId: reference('cases'),
  number: z.string(),
  fault: z.enum(FAULTS).nullable(),
  closedAt: instant(),
});
export type EarlierRepair = z.infer<typeof EarlierRepair>;

/** What the page of a repair shows beside the frame. */
export const RepairDetails = z.object({
  serialNumber: z.string().nullable(),
  soldAt: instant().nullable(),
  /** The last day of the warranty; null until it was checked, or where there is none. */
  warrantyUntil: day().nullable(),
  verdict: z.enum(VERDICTS).nullable(),
  diagnosisFee: amount(),
  freightPayer: z.enum(FREIGHT_SIDES).nullable(),
  accessories: z.string().nullable(),
  fault: z.enum(FAULTS).nullable(),
  finding: z.string().nullable(),
  receivedAt: instant().nullable(),
  sentBackAt: instant().nullable(),
  convertedTo: z.enum(CONVERSIONS).nullable(),
  /** The case in which it goes on. */
  child: z.object({ caseId: reference('cases'), number: z.string() }).nullable(),
  /** Completed ones of the same unit within the warranty. */
  earlier: z.array(EarlierRepair),
  parcels: z.array(CaseParcel),
  /** Whether an exchange or a refund has to be offered before this fault is repaired again. */
  mustOffer: z.boolean(),
  quote: z
    .object({
      lines: z.array(QuoteLine.extend({ amount: amount() })),
      total: amount(),
      round: count(1, 1_000),
      validUntil: instant(),
    })
    .nullable(),
});
export type RepairDetails = z.infer<typeof RepairDetails>;
