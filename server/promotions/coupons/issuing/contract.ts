/** How members get codes: claiming, given by staff, or issued for what a member does. */
import * as z from 'zod';
import { fromLevel, segmentKeys } from '#contract/platform/audiences';
import { count, keyText, orDefault, reference, text } from '#shared/fields';

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
/** How a member got a code: `points` redeemed for a reward, an `activity` entered, a `survey` answered. */
export const ISSUED_BY = ['claim', 'staff', 'event', 'points', 'activity', 'survey'] as const;
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
