/** Batches of codes: one shared code, or many that are generated or printed, with the checks between their fields. */
import * as z from 'zod';
import {
  count,
  id,
  instant,
  message,
  orDefault,
  reference,
  requiredText,
  text,
  whole,
} from '#shared/fields';
import { ClaimRules } from '#contract/promotions/coupons/issuing';
import type { Localized } from '#shared/localization';
import { PROMOTION_PHASES } from '#contract/promotions/promotions';
import {
  CHOSEN_LENGTH,
  codeFault,
  CODE_LENGTH,
  foldCode,
  guessable,
  MAX_CODES,
  MAX_PRINTED,
  repeatedCodes,
  splitCodes,
} from '#contract/promotions/codes';

export const COUPON_BATCH_KINDS = ['shared', 'unique'] as const;
/** One shared code for all shoppers, or many unique codes, generated or printed elsewhere. */
export type CouponBatchKind = (typeof COUPON_BATCH_KINDS)[number];
const validity = {
  validFrom: instant().nullable().default(null),
  validUntil: instant().nullable().default(null),
  daysAfterClaim: whole('days', 1, 3650).nullable().default(null),
};
const claim = ClaimRules.default({
  open: false,
  bound: false,
  perMember: 1,
  levels: [],
  event: null,
});

const Shared = z.strictObject({
  kind: z.literal('shared'),
  promotionId: reference('promotions'),
  name: requiredText(120),
  code: requiredText(40)
    .transform(foldCode)
    .superRefine((code, context) => {
      const fault = codeFault(code);
      if (fault) context.addIssue({ code: 'custom', message: fault });
    }),
  /** Null: as often as the promotion allows. */
  usesPerCode: count(1, 1_000_000_000).nullable().default(null),
  ...validity,
  claim,
});
const Unique = z.strictObject({
  kind: z.literal('unique'),
  promotionId: reference('promotions'),
  name: requiredText(120),
  prefix: orDefault(text(12), '')
    .transform(foldCode)
    .refine(
      (prefix) => prefix === '' || /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(prefix),
      'coupons.errors.characters',
    ),
  suffix: orDefault(text(12), '')
    .transform(foldCode)
    .refine(
      (suffix) => suffix === '' || /^[\p{L}\p{N}_-]*[\p{L}\p{N}]$/u.test(suffix),
      'coupons.errors.characters',
    ),
  length: orDefault(count(CODE_LENGTH.min, CODE_LENGTH.max), 12),
  quantity: count(1, MAX_CODES),
  usesPerCode: orDefault(count(1, 1_000_000), 1),
  ...validity,
  claim,
});

/** The number of codes that an error names. */
const NAMED = 5;
/** An error that names the first codes it is about. */
export const codesError = (key: string, codes: readonly string[]): string =>
  message(key, { codes: codes.slice(0, NAMED).join(', '), smart_count: codes.length });

/** Codes that exist already, on paper or in another system. */
const Printed = z.strictObject({
  kind: z.literal('printed'),
  promotionId: reference('promotions'),
  name: requiredText(120),
  /** Codes in lines, or separated by commas, semicolons or tabs; of a table with headings, the column `code`. */
  codes: z
    .string()
    .max(
      MAX_PRINTED * (CHOSEN_LENGTH.max + 1),
      message('coupons.errors.tooMany', { max: MAX_PRINTED }),
    )
    .transform(splitCodes)
    .superRefine((codes, context) => {
      const report = (text: string) => context.addIssue({ code: 'custom', message: text });
      if (codes.length === 0) return report('ra.validation.required');
      if (codes.length > MAX_PRINTED)
        return report(message('coupons.errors.tooMany', { max: MAX_PRINTED }));
      const wrong = codes.filter((code) => codeFault(code) !== null);
      if (wrong.length > 0) return report(codesError('coupons.errors.wrongCodes', wrong));
      const repeated = repeatedCodes(codes);
      if (repeated.length > 0) report(codesError('coupons.errors.repeatedCodes', repeated));
    }),
  usesPerCode: orDefault(count(1, 1_000_000), 1),
  ...validity,
  claim,
});
export const BATCH_FORMS = ['shared', 'unique', 'printed'] as const;
/** How the codes of a batch come about. */
export type BatchForm = (typeof BATCH_FORMS)[number];
export const CouponBatchInput = z
  .discriminatedUnion('kind', [Shared, Unique, Printed])
  .superRefine((input, context) => {
    if (
      input.validFrom !== null &&
      input.validUntil !== null &&
      input.validUntil <= input.validFrom
    )
      context.addIssue({
        code: 'custom',
        path: ['validUntil'],
        message: 'promotions.errors.endsBeforeStart',
      });
    // A shared code belongs to no member.
    if (
      input.kind === 'shared' &&
      (input.claim.bound || input.claim.open || input.claim.event !== null)
    )
      context.addIssue({
        code: 'custom',
        path: ['claim', 'bound'],
        message: 'coupons.errors.shared',
      });
    if (input.kind === 'unique' && guessable(input.length, input.quantity))
      context.addIssue({ code: 'custom', path: ['length'], message: 'coupons.errors.guessable' });
  });
export type CouponBatchInput = z.infer<typeof CouponBatchInput>;
export type CouponBatchDraft = z.input<typeof CouponBatchInput>;

export const CouponBatch = z.object({
  id: id(),
  promotionId: reference('promotions'),
  promotionName: z.string().exactOptional(),
  /** The codes can be used while it is running. */
  promotionPhase: z.enum(PROMOTION_PHASES).exactOptional(),
  name: z.string(),
  kind: z.enum(COUPON_BATCH_KINDS),
  prefix: z.string(),
  suffix: z.string(),
  /** Generated characters; 0 for codes that were not generated. */
  length: whole('count'),
  quantity: whole('count'),
  generated: whole('count'),
  usesPerCode: whole('count').nullable(),
  validFrom: instant().nullable(),
  validUntil: instant().nullable(),
  daysAfterClaim: whole('days').nullable(),
  claim: ClaimRules,
  jobId: reference('jobs').nullable(),
  revokedAt: instant().nullable(),
  /** Number of codes that members have, and number of redeemed ones. */
  claimed: whole('count').exactOptional(),
  redeemed: whole('count').exactOptional(),
  authorName: z.string(),
  createdAt: instant(),
  version: whole('version'),
});
export type CouponBatch = z.infer<typeof CouponBatch>;

/** What gives codes of a batch to members, now or later. */
export interface BatchGiver {
  resource: 'memberActivities' | 'pointRewards' | 'surveyDistributions';
  id: number;
  names: Localized;
}
/** Why what gives codes of a batch gives none. */
export type CodesFault = 'shared' | 'revoked' | 'over' | 'notApproved' | 'noneLeft';

/** What gives codes, as its own page shows it: null while it has one to give, and where it gives none. */
export interface GivesCodes {
  codesFault?: CodesFault | null;
}

export const Revocation = z.strictObject({
  reason: requiredText(300),
});
