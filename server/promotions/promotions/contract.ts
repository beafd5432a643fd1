/** A promotion with all revisions of its terms. */
import * as z from 'zod';
import {
  amount,
  id,
  instant,
  localized,
  reference,
  requiredLocalized,
  requiredText,
  whole,
} from '#shared/fields';
import { optionalReason } from '#contract/platform/approvals';
import { REWARD_KINDS } from '#contract/promotions/rewards';
import { LANES, Terms, TRIGGERS } from '#contract/promotions/terms';
import { termsIssues } from '#contract/promotions/termsChecks';

export * from '#contract/promotions/rewards';
export * from '#contract/catalog/scopes';
export * from '#contract/promotions/terms';

/**
 * A promotion as staff save it. `code`: the shared code of a promotion with trigger `code`; further codes come in
 * batches.
 */
export const PromotionInput = z
  .object({
    /** The name for staff. */
    name: requiredText(120),
    /** The name for shoppers, on receipts. */
    labels: requiredLocalized(120),
    campaignId: reference('campaigns').nullable().default(null),
    terms: Terms,
    /** Why the terms change; required once the promotion has been running. */
    reason: optionalReason(300),
  })
  .superRefine(({ terms }, context) => {
    for (const { path, message } of termsIssues(terms))
      context.addIssue({ code: 'custom', path: ['terms', ...path], message });
  });
export type PromotionInput = z.infer<typeof PromotionInput>;
export type PromotionDraft = z.input<typeof PromotionInput>;

export const REVISION_STATUSES = [
  'draft',
  'submitted',
  'rejected',
  'approved',
  'superseded',
  'discarded',
] as const;
export type RevisionStatus = (typeof REVISION_STATUSES)[number];
/** The phase of a promotion; time alone changes it from scheduled to running and ended. */
export const PROMOTION_PHASES = [
  'draft',
  'submitted',
  'rejected',
  'scheduled',
  'running',
  'paused',
  'ended',
  'archived',
] as const;
export type PromotionPhase = (typeof PROMOTION_PHASES)[number];

/**
 * What further terms do to a promotion that has had some: start one that has ended again (paused where it was paused
 * before it ended), or replace those in force.
 */
export type TermsEffect = 'startsAgain' | 'startsPaused' | 'replaces';

export interface PromotionRevision {
  id: number;
  promotionId: number;
  revision: number;
  status: RevisionStatus;
  name: string;
  labels: { en?: string; zh?: string };
  terms: Terms;
  reason: string | null;
  authorId: string;
  authorName: string;
  /** Everyone who has saved it: none of them may approve it. */
  authorIds: string[];
  approverName: string | null;
  /** The comment of the person who decided. */
  decision: string | null;
  decidedAt: number | null;
  /** Since when these terms were in force; null if they never were. */
  liveFrom: number | null;
  createdAt: number;
}

/** An item of a flash sale: its price, the stock for it (null without a limit), and the units sold or reserved of it. */
export const FlashStock = z.object({
  variantId: reference('variants'),
  price: amount(),
  stock: whole('count').nullable(),
  taken: whole('count'),
});
export type FlashStock = z.infer<typeof FlashStock>;

/** A promotion as shown in lists and pages: the terms in force, else those of its first draft. */
export const Promotion = z.object({
  id: id(),
  name: z.string(),
  labels: localized(),
  campaignId: reference('campaigns').nullable(),
  campaignName: z.string().nullable().exactOptional(),
  phase: z.enum(PROMOTION_PHASES),
  terms: Terms,
  kind: z.enum(REWARD_KINDS),
  lane: z.enum(LANES),
  trigger: z.enum(TRIGGERS),
  startsAt: instant(),
  endsAt: instant().nullable(),
  /** The revision in force; null before the first approval. */
  liveRevision: whole('version').nullable(),
  /** The revision that is being worked on. */
  openRevision: whole('version').nullable(),
  pausedAt: instant().nullable(),
  archivedAt: instant().nullable(),
  /** The version of the members' programme whose benefit it is; changed there only. */
  programmeNumber: whole('version').nullable(),
  authorName: z.string(),
  /** Uses so far, and discounts with what gifts cost, including reserved ones. */
  uses: whole('count').exactOptional(),
  /** Null where gifts were given and the caller does not see costs. */
  spent: amount().nullable().exactOptional(),
  /** Whether terms with gifts have been in force. */
  hasGiftCosts: z.boolean().exactOptional(),
  codes: whole('count').exactOptional(),
  /** Of a flash sale, its items; empty for others. */
  flashStock: z.array(FlashStock).exactOptional(),
  version: whole('version'),
  createdAt: instant(),
  updatedAt: instant(),
});
export type Promotion = z.infer<typeof Promotion>;
