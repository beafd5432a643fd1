/** Who brought whom to the shop. */
import * as z from 'zod';
import { id, instant, reference } from '#shared/fields';

/** `invited`: the other member has not registered yet; `registered`: both are rewarded; `rejected`: with the reason. */
export const REFERRAL_STATES = ['invited', 'registered', 'rejected'] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];

/**
 * Somebody referred themselves; the other one, directly or over others, brought the referrer; somebody else had referred them
 * before; they had joined before; or they joined longer ago than events may be late.
 */
export const REFERRAL_REASONS = [
  'self',
  'circular',
  'referredBefore',
  'joinedBefore',
  'late',
] as const;
export type ReferralReason = (typeof REFERRAL_REASONS)[number];

export const Referral = z.object({
  id: id(),
  referrerId: reference('members'),
  referrerName: z.string().nullable(),
  referrerExternalId: z.string(),
  refereeId: reference('members'),
  refereeName: z.string().nullable(),
  refereeExternalId: z.string(),
  state: z.enum(REFERRAL_STATES),
  reason: z.enum(REFERRAL_REASONS).nullable(),
  channel: z.string(),
  occurredAt: instant(),
  registeredAt: instant().nullable(),
  recordedAt: instant(),
});
export type Referral = z.infer<typeof Referral>;
