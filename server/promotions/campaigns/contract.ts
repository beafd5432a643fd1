/** Campaigns: several promotions with one goal and one budget. */
import * as z from 'zod';
import { amount, id, instant, requiredText, text, whole } from '#shared/fields';

export const CampaignInput = z
  .object({
    name: requiredText(120),
    theme: text(120)
      .nullish()
      .transform((theme) => theme || null),
    goal: text(500)
      .nullish()
      .transform((goal) => goal || null),
    /** A member of staff; whoever makes it without one. */
    ownerId: text(60)
      .nullish()
      .transform((owner) => owner || null),
    startsAt: instant(),
    endsAt: instant().nullable().default(null),
    /** Money its promotions together may cost in discounts; null for no limit. */
    budget: amount().min(1).nullable().default(null),
    /** What it costs besides discounts, for its return. */
    otherCost: amount().default(0),
  })
  .refine(({ startsAt, endsAt }) => endsAt === null || startsAt < endsAt, {
    error: 'promotions.errors.endsBeforeStart',
    path: ['endsAt'],
  });
export type CampaignInput = z.infer<typeof CampaignInput>;
export type CampaignDraft = z.input<typeof CampaignInput>;

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
  /** Discounts its promotions gave so far, reserved ones included; how many promotions it holds. */
  spent: amount().exactOptional(),
  promotions: whole('count').exactOptional(),
  version: whole('version'),
  createdAt: instant(),
  updatedAt: instant(),
});
export type Campaign = z.infer<typeof Campaign>;
