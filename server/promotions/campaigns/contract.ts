/** Campaigns: several promotions with one goal and one budget. */
import * as z from 'zod';
import type { TermsEffect } from '#contract/promotions/promotions';
import { amount, id, instant, orDefault, requiredText, text, whole } from '#shared/fields';

export const CampaignInput = z
  .object({
    name: requiredText(120),
    theme: text(120)
      .nullish()
      .transform((theme) => theme || null),
    goal: text(500)
      .nullish()
      .transform((goal) => goal || null),
    /** A member of staff; the writer where there is none. */
    ownerId: text(60)
      .nullish()
      .transform((owner) => owner || null),
    startsAt: instant(),
    endsAt: instant().nullable().default(null),
    /** Budget for the discounts of all its promotions together; null for no limit. */
    budget: amount().min(1).nullable().default(null),
    /** Costs other than discounts, for the return on the campaign. */
    otherCost: orDefault(amount(), 0),
  })
  .refine(({ startsAt, endsAt }) => endsAt === null || startsAt < endsAt, {
    error: 'promotions.errors.endsBeforeStart',
    path: ['endsAt'],
  });
export type CampaignInput = z.infer<typeof CampaignInput>;

/** What may be done to all promotions of a campaign at once. */
export const CAMPAIGN_VERBS = ['submit', 'pause', 'resume', 'end'] as const;
export type CampaignVerb = (typeof CAMPAIGN_VERBS)[number];

interface NamedPromotion {
  id: number;
  name: string;
}
/** The promotions to which a verb was done, and those that refused it, with the reason as a translation key. */
export interface CampaignOutcome {
  done: NamedPromotion[];
  refused: (NamedPromotion & { message: string })[];
}

/** A promotion that a verb on the whole campaign would reach. */
export interface ConcernedPromotion extends NamedPromotion {
  /** Why it would refuse, where that is known before; a translation key. */
  refusal: string | null;
  /** Of a draft to be submitted: what its terms do to those before them, UTC ms. */
  draft: {
    revision: number;
    endsAt: number | null;
    effect: TermsEffect | null;
    liveRevision: number | null;
    liveEndsAt: number | null;
  } | null;
}

/** A campaign as its page reads it: with its promotions that go on after its end, and those that each verb would reach. */
export interface CampaignDetail extends Campaign {
  outlasting: (NamedPromotion & { endsAt: number | null })[];
  concerned: Record<CampaignVerb, ConcernedPromotion[]>;
}

export const Campaign = z.object({
  id: id(),
  name: z.string(),
  theme: z.string().nullable(),
  goal: z.string().nullable(),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  startsAt: instant(),
  endsAt: instant().nullable(),
  budget: amount().nullable(),
  otherCost: amount(),
  archivedAt: instant().nullable(),
  /**
   * Discounts of its promotions so far with what gifts cost, including reserved ones; null where gifts were given and the
   * caller does not see costs.
   */
  spent: amount().nullable().exactOptional(),
  /** Whether terms with gifts have been in force in it. */
  hasGiftCosts: z.boolean().exactOptional(),
  /** The number of its promotions. */
  promotions: whole('count').exactOptional(),
  version: whole('version'),
  createdAt: instant(),
  updatedAt: instant(),
});
export type Campaign = z.infer<typeof Campaign>;
