/** A promotion with every version of its terms, and what planners ask about it before it holds. */
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
import { type Lane, LANES, Terms, TRIGGERS } from '#contract/promotions/terms';
import { termsIssues } from '#contract/promotions/termsChecks';

export * from '#contract/promotions/rewards';
export * from '#contract/promotions/scopes';
export * from '#contract/promotions/terms';

/** A promotion as staff save it. `code`: the shared code of one that goes by code; further codes come in batches. */
export const PromotionInput = z
  .object({
    /** For staff. */
    name: requiredText(120),
    /** For shoppers, on the receipt. */
    labels: requiredLocalized(120),
    campaignId: reference('campaigns').nullable().default(null),
    terms: Terms,
    /** Why the terms change; asked for once they have been running. */
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
/** What a promotion is now; time alone moves it from scheduled to running to ended. */
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
  /** Everybody who has saved it: none of them may approve it. */
  authorIds: string[];
  approverName: string | null;
  /** What whoever decided had to say. */
  decision: string | null;
  decidedAt: number | null;
  /** From when on these terms held; null while they never did. */
  liveFrom: number | null;
  createdAt: number;
}

/** A promotion as lists and pages read it: the terms that hold, else those of its first draft. */
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
  /** The revision that holds; null before the first is approved. */
  liveRevision: whole('version').nullable(),
  /** A revision somebody works on beside it. */
  openRevision: whole('version').nullable(),
  pausedAt: instant().nullable(),
  archivedAt: instant().nullable(),
  authorName: z.string(),
  /** Uses and money so far, reserved ones included. */
  uses: whole('count').exactOptional(),
  spent: amount().exactOptional(),
  codes: whole('count').exactOptional(),
  version: whole('version'),
  createdAt: instant(),
  updatedAt: instant(),
});
export type Promotion = z.infer<typeof Promotion>;

/** `POST /api/promotions/review`: what saving these terms would mean; `id` of the promotion they revise. */
export const ReviewInput = z.strictObject({
  id: reference('promotions').nullish(),
  input: PromotionInput,
});
export interface PromotionReview {
  /** Why a second person must agree: its budget is above the store's threshold, or it has none. */
  needsApproval: 'budget' | 'noBudget' | null;
  /** Promotions for the same goods, shoppers and time, the deepest first. */
  conflicts: {
    promotionId: number;
    name: string;
    phase: PromotionPhase;
    lane: Lane;
    overlap: { startsAt: number; endsAt: number | null };
    /** Both apply one after the other, the better for each line, or one silences the other. */
    both: 'stack' | 'best' | 'silences' | 'silenced';
    /** Worst discount of the two together over the goods looked at. */
    depthBps: number;
    /** Goods whose guards hold the two back. */
    belowFloorVariants: number;
  }[];
  /** The goods it hurts most, with every other promotion that may meet it: what is paid for the least such basket. */
  worst: {
    variantId: number;
    name: string;
    sku: string | null;
    quantity: number;
    price: number;
    paid: number;
    depthBps: number;
    marginBps: number | null;
    floor: number | null;
  }[];
  /** How many goods were looked at. */
  sampled: number;
  /** Translation keys. */
  warnings: string[];
}

/** `POST /api/promotions/replay`: terms tried on the orders of the last days. */
export const ReplayInput = z.strictObject({
  input: PromotionInput,
  replaces: reference('promotions').nullish(),
  days: whole('days', 1, 90).default(30),
});
export interface PromotionReplay {
  orders: number;
  touched: number;
  /** What it would have cost, minor units. */
  cost: number;
  revenueBefore: number;
  /** Over lines whose cost is known; null where none is. */
  marginBefore: number | null;
  marginAfter: number | null;
  averageDepthBps: number;
  byDay: { day: string; orders: number; touched: number; cost: number }[];
  examples: { orderId: number; externalId: string; before: number; after: number }[];
  /** Orders that were looked at when there were more than it takes in. */
  sampled: boolean;
  /** Translation keys. */
  assumptions: string[];
}

export const CalendarInput = z
  .strictObject({ from: instant(), to: instant() })
  .refine(({ from, to }) => from < to, {
    error: 'promotions.errors.endsBeforeStart',
    path: ['to'],
  });

/** A basket with the answer it once got. */
export const PromotionCaseInput = z.object({
  name: requiredText(120),
  request: z.record(z.string(), z.unknown()),
});
export type PromotionCaseInput = z.infer<typeof PromotionCaseInput>;
export interface CaseResult {
  id: number;
  name: string;
  same: boolean;
  before: number | null;
  after: number | null;
  /** Why it could not be run: a translation key. */
  error?: string;
}
