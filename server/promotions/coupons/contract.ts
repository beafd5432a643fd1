/**
 * Batches of codes, single codes with their history, and how members get them. Over 200 lines, because the three forms of
 * a batch share their fields and checks with each other and with what is shown of them.
 */
import * as z from 'zod';
import {
  count,
  id,
  instant,
  keyText,
  message,
  orDefault,
  reference,
  requiredText,
  text,
  whole,
} from '#shared/fields';
import { fromLevel, segmentKeys } from '#contract/platform/audiences';
import type { PromotionVerdict } from '#contract/promotions/verdicts';
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
/** What the shop tells of members, and what happens to a membership by itself. */
export const ISSUE_EVENTS = [
  'registration',
  'sign_in',
  'review',
  'share',
  'order_paid',
  'level_reached',
  'birthday',
] as const;
export type IssueEvent = (typeof ISSUE_EVENTS)[number];
/** How a member got a code: `points` redeemed for a reward, an `activity` entered. */
export const ISSUED_BY = ['claim', 'staff', 'event', 'points', 'activity'] as const;
export type IssuedBy = (typeof ISSUED_BY)[number];

/** How members get unique codes; a code that need not be claimed may be used by anyone who knows it. */
export const ClaimRules = z.strictObject({
  /** Members may claim one at `POST /api/store/coupons/claims`. */
  open: z.boolean().default(false),
  /** Whether only the member to whom a code was issued may use it. */
  bound: z.boolean().default(false),
  perMember: orDefault(count(1, 1000), 1),
  /**
   * Levels that may claim or are given one, those named and those from a rank on; all members if there are none. Where
   * codes are given for reaching a level, the levels that count.
   */
  levels: z.array(text(40).min(1)).max(50).default([]),
  fromLevel: fromLevel(),
  segments: segmentKeys(),
  /** Issued automatically when a member does this, or when this happens to the membership. */
  event: z.enum(ISSUE_EVENTS).nullable().default(null),
});
export type ClaimRules = z.infer<typeof ClaimRules>;

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

export const Coupon = z.object({
  id: id(),
  code: z.string(),
  batchId: reference('couponBatches'),
  /** Of its batch: a shared code belongs to nobody, so nobody claims it. */
  kind: z.enum(COUPON_BATCH_KINDS),
  batchName: z.string().exactOptional(),
  promotionId: reference('promotions'),
  promotionName: z.string().exactOptional(),
  memberId: reference('members').nullable(),
  claimedAt: instant().nullable(),
  issuedBy: z.custom<IssuedBy>().nullable(),
  /** Of what a member gets once: `level:` with the key of the level, or `birthday:` with the year. */
  cause: z.string().nullable(),
  validFrom: instant().nullable(),
  validUntil: instant().nullable(),
  usesPerCode: whole('count').nullable(),
  used: whole('count'),
  revokedAt: instant().nullable(),
});
export type Coupon = z.infer<typeof Coupon>;
/** The history of one code, oldest first. */
export interface CouponHistory {
  coupon: Coupon;
  events: {
    at: number;
    kind:
      | 'generated'
      | 'claimed'
      | 'issued'
      | 'refused'
      | 'reserved'
      | 'committed'
      | 'released'
      | 'returned'
      | 'revoked'
      | 'ended';
    verdict?: PromotionVerdict;
    orderId?: string | null;
    memberId?: number | null;
    amount?: number;
    by?: string | null;
  }[];
}

/** The members to whom staff issue codes of a batch: chosen ones, or all of a level, from a level up, or of a group. */
export const IssueInput = z
  .strictObject({
    memberIds: z.array(reference('members')).max(1000).default([]),
    level: text(40).nullish(),
    fromLevel: fromLevel(),
    group: text(40).nullish(),
    segment: text(80).nullish(),
  })
  .refine(
    ({ memberIds, level, fromLevel, group, segment }) =>
      memberIds.length > 0 || [level, fromLevel, group, segment].some(Boolean),
    {
      error: 'ra.validation.required',
      path: ['memberIds'],
    },
  );
export type IssueInput = z.infer<typeof IssueInput>;

/**
 * `POST /api/store/coupons/claims`: claims a code of a batch for a member; with an `Idempotency-Key` a repeat gets the
 * same code.
 */
export const ClaimInput = z.strictObject({
  batchId: reference('couponBatches'),
  member: keyText(120).min(1),
});
export type ClaimInput = z.infer<typeof ClaimInput>;

export const Revocation = z.strictObject({
  reason: requiredText(300),
});
