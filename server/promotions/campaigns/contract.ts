import * as z from 'zod';
import { amount, instant, requiredText, text } from '#shared/fields';

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

export interface Campaign {
  id: number;
  name: string;
  theme: string | null;
  goal: string | null;
  ownerId: string | null;
  ownerName: string | null;
  startsAt: number;
  endsAt: number | null;
  budget: number | null;
  otherCost: number;
  archivedAt: number | null;
  /** Discounts its promotions gave so far, reserved ones included; how many promotions it holds. */
  spent?: number;
  promotions?: number;
  version: number;
  createdAt: number;
  updatedAt: number;
}
