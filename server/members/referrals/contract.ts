/** Who brought whom to the shop. */
import * as z from 'zod';
import { channel, id, instant, keyText, reference } from '#shared/fields';

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

const sent = {
  /** The store's own id of the member who was referred, known already or not. */
  referee: keyText(120).min(1),
  /** The store's own id of the referral: a repeat with it gets the same answer. */
  id: keyText(120).min(1).nullish(),
  channel: channel().nullish(),
};

/** `POST /api/store/members/:member/referrals`: the member invited another one. */
export const ReferralInput = z.strictObject({
  ...sent,
  /** When the member invited; now where it is left out. */
  occurredAt: instant().nullish(),
});
export type ReferralInput = z.infer<typeof ReferralInput>;

/** `POST /api/store/referrals`: somebody came with the code of a member. */
export const CodeReferralInput = z.strictObject({
  ...sent,
  code: keyText(40).min(1),
  /** When they came; where it is left out, when they registered, or now if they have not. */
  occurredAt: instant().nullish(),
});
export type CodeReferralInput = z.infer<typeof CodeReferralInput>;

/** A referral as the member who referred is shown it: nothing tells who the other one is. */
export interface OwnReferral extends Pick<
  Referral,
  'id' | 'state' | 'reason' | 'occurredAt' | 'registeredAt'
> {
  /** What the member earned with it. */
  points: number;
  growth: number;
}
/** `isNew`: whether this call recorded it. */
export type ReferralAnswer = { member: string; isNew: boolean } & OwnReferral;

export interface OwnReferrals {
  member: string;
  /** The code for invitations; null until it is asked for. */
  code: string | null;
  counts: Record<ReferralState, number>;
  earned: { points: number; growth: number };
  /** The newest, up to 200. */
  referrals: OwnReferral[];
}
