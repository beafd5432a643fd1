/** Entries of members to activities: what is sent, what came of them, and what an activity offers a member. */
import * as z from 'zod';
import {
  channel,
  code,
  count,
  id,
  instant,
  keyText,
  localized,
  orNothing,
  rate,
  reference,
  requiredText,
  text,
  whole,
} from '#shared/fields';
import { RATE } from '#shared/money';
import { ACTOR_KINDS } from '#contract/platform/activities';
import { ProductImage } from '#contract/catalog/products';
import { MAX_POINTS } from '#contract/members/earnRules';
import { EntryLimit, MEMBER_ACTIVITY_KINDS } from '#contract/promotions/memberActivities';
import { MemberLimit } from '#contract/promotions/pointRewards';

/** `entered` is final; entries of a contest wait, and are approved or refused, and approved ones may win. */
export const MEMBER_ENTRY_STATES = ['entered', 'waiting', 'approved', 'refused', 'won'] as const;
export type MemberEntryState = (typeof MEMBER_ENTRY_STATES)[number];

/** What is decided about an entry to a contest. */
export const ENTRY_DECISIONS = ['approve', 'refuse', 'award'] as const;

const MAX_NUMBER = 100_000_000;
const content = {
  /** Of a contest: what the member says, and a picture that was uploaded here. */
  text: text(2000)
    .nullish()
    .transform((given) => given || null),
  pictureUrl: ProductImage.shape.url.nullish().transform((given) => given || null),
};

/** By the store: its own id makes a repeat the same entry. */
export const StoreEntryInput = z.strictObject({
  externalId: keyText(120).min(1),
  /** The code of the activity. */
  activity: code(),
  /** When the member entered; now where it is left out. */
  occurredAt: orNothing(instant()),
  channel: orNothing(channel()),
  ...content,
});
export type StoreEntryInput = z.infer<typeof StoreEntryInput>;
/** By staff, for a member. */
export const MemberEntryInput = z.strictObject({
  activityId: reference('memberActivities'),
  memberId: reference('members'),
  ...content,
});
export type MemberEntryInput = z.infer<typeof MemberEntryInput>;

export const EntryVersion = z.strictObject({ version: whole('version') });
export type EntryVersion = z.infer<typeof EntryVersion>;
export const EntryRefusal = z.strictObject({
  reason: requiredText(300),
  version: whole('version'),
});
export type EntryRefusal = z.infer<typeof EntryRefusal>;

export const MemberEntry = z.object({
  id: id(),
  externalId: z.string().nullable(),
  activityId: reference('memberActivities'),
  activityNames: localized().nullable(),
  kind: z.enum(MEMBER_ACTIVITY_KINDS),
  memberId: reference('members'),
  memberName: z.string().nullable(),
  memberExternalId: z.string().nullable(),
  number: count(1, MAX_NUMBER),
  state: z.enum(MEMBER_ENTRY_STATES),
  level: z.string().nullable(),
  enteredAt: instant(),
  /** Of a draw: the number drawn, from 0 to 9,999. */
  roll: count(0, RATE).nullable(),
  landedId: reference('memberActivityPrizes').nullable(),
  prizeId: reference('memberActivityPrizes').nullable(),
  /** The prize that was won; null for none. */
  prizeNames: localized().nullable(),
  points: count(0, MAX_POINTS).nullable(),
  couponId: reference('coupons').nullable(),
  code: z.string().nullable(),
  text: z.string().nullable(),
  pictureUrl: z.string().nullable(),
  decidedAt: instant().nullable(),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
  /** What can be decided about it as it stands. */
  allowed: z.array(z.enum(ENTRY_DECISIONS)),
  actorKind: z.enum(ACTOR_KINDS),
  actorName: z.string(),
  createdAt: instant(),
  updatedAt: instant(),
  version: whole('version'),
});
export type MemberEntry = z.infer<typeof MemberEntry>;

/** A prize with its odds as they are published. */
export const OfferedPrize = z.object({
  id: id(),
  names: localized(),
  points: count(1, MAX_POINTS).nullable(),
  /** Basis points of all entries; 0 once it has run out. */
  rate: rate(0, RATE),
  left: count(0, MAX_NUMBER).nullable(),
});
/** An activity as it stands for one member. */
export const OfferedActivity = z.object({
  id: id(),
  code: z.string(),
  kind: z.enum(MEMBER_ACTIVITY_KINDS),
  names: localized(),
  themes: localized(),
  descriptions: localized(),
  startsAt: instant(),
  endsAt: instant(),
  canEnter: z.boolean(),
  /** Why not, and the same in words. */
  limits: z.array(EntryLimit),
  words: z.array(localized()),
  /** How often the member may enter, and has in the present period. */
  perMember: MemberLimit.extend({ used: count(0, MAX_NUMBER) }),
  /** How many entries are left for all members; null for any number. */
  left: count(0, MAX_NUMBER).nullable(),
  /** What an entry gives, or a winner of a contest gets. */
  points: count(1, MAX_POINTS).nullable(),
  givesCode: z.boolean(),
  /** Of a reservation: the product, and when its code can be used. */
  product: z
    .object({
      id: id(),
      externalId: z.string().nullable(),
      names: localized(),
      buyFrom: instant().nullable(),
      buyUntil: instant().nullable(),
    })
    .nullable(),
  winners: count(1, MAX_NUMBER).nullable(),
  /** Of a draw: its odds, and those of winning nothing; the hash by which its results can be checked afterwards. */
  prizes: z.array(OfferedPrize),
  nothingRate: rate(0, RATE).nullable(),
  seedHash: z.string().nullable(),
});
export type OfferedActivity = z.infer<typeof OfferedActivity>;

/** Orders count that are paid so many days after a member's first entry. */
export const AFTER_DAYS = 14;
/** What came of an activity, or of all of a campaign: a member who entered several counts once. */
export interface EntryFigures {
  /** Without what was refused and never approved. */
  entries: number;
  members: number;
  /** Points given, and what they are worth; null where points pay for nothing at present. */
  points: number;
  pointsWorth: number | null;
  /** Codes given, and the discounts of the orders that used them. */
  codes: number;
  codesUsed: number;
  codesDiscount: number;
  /** Orders after the first entry of each member, and what was paid for their goods, less what was returned. */
  orders: number;
  revenue: number;
}
export interface CampaignEntryFigures {
  total: EntryFigures;
  activities: (EntryFigures & { id: number })[];
}
