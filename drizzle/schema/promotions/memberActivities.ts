import { sql } from 'drizzle-orm';
import type { ActorKind } from '#contract/platform/activities';
import type { ActivityApproval, TimeInForce } from '#contract/promotions/activityApprovals';
import type { ActivityTerms } from '#contract/promotions/activityApprovals/terms';
import type { MemberLimit } from '#contract/promotions/pointRewards';
import type {
  EntryAudience,
  LevelTimes,
  MemberActivityKind,
} from '#contract/promotions/memberActivities';
import type { MemberEntryState } from '#contract/promotions/memberEntries';
import type { Localized } from '#shared/localization';
import { kit } from '../../kit.ts';
import { products } from '../catalog/products.ts';
import { members } from '../members/members.ts';
import { files } from '../platform/files.ts';
import { stamps } from '../stamps.ts';
import { campaigns } from './campaigns.ts';
import { couponBatches } from './coupons.ts';

/** What members enter during a campaign: for a reward, a draw, a place at a launch, or a contest. */
export const memberActivities = kit.table(
  'member_activities',
  {
    id: kit.id(),
    campaignId: kit
      .integer()
      .notNull()
      .references(() => campaigns.id),
    /** By it the store and the rules of the programme name it. */
    code: kit.text().notNull(),
    kind: kit.text().$type<MemberActivityKind>().notNull(),
    /** For shoppers. */
    names: kit.json().$type<Localized>().notNull(),
    themes: kit.json().$type<Localized>().notNull(),
    descriptions: kit.json().$type<Localized>().notNull(),
    startsAt: kit.instant().notNull(),
    endsAt: kit.instant().notNull(),
    audience: kit.json().$type<EntryAudience>().notNull(),
    perMember: kit.json().$type<MemberLimit>().notNull(),
    /** Other numbers of entries of members from a level up. */
    byLevel: kit.json().$type<LevelTimes[]>().notNull(),
    /** How many entries there may be in all; of a reservation its places. */
    maxEntries: kit.integer(),
    /** What an entry gives, or of a contest what a winner gets. */
    points: kit.integer(),
    batchId: kit.integer().references(() => couponBatches.id),
    /** What a reservation is for. */
    productId: kit.integer().references(() => products.id),
    /** How many entries of a contest may win. */
    winners: kit.integer(),
    /** By which the prizes of a draw are drawn; shown to nobody before the activity has ended. */
    seed: kit.text(),
    /** Entries that take a place: all but those that were refused without ever being approved. */
    entryCount: kit.integer().notNull().default(0),
    /** The number of its last entry. */
    lastNumber: kit.integer().notNull().default(0),
    /** Whether it may be entered: what it can give needs no second person, or was approved by one. */
    approval: kit.text().$type<ActivityApproval>().notNull().default('approved'),
    /** How many points were in force last; null for any number. */
    approvedPoints: kit.money().default(0),
    /** Of one that waits or was rejected: what was in force last; null where nothing ever was. */
    termsInForce: kit.json().$type<ActivityTerms>(),
    /** When it was approved and could be entered, in order. */
    inForce: kit
      .json()
      .$type<TimeInForce[]>()
      .notNull()
      .default(sql`'[]'`),
    /** Who wrote a part of what waits or was rejected, and who asked last. */
    authorIds: kit
      .json()
      .$type<string[]>()
      .notNull()
      .default(sql`'[]'`),
    askedBy: kit.text(),
    /** Who put it in force without a second person, and on which business day. */
    aloneBy: kit.text(),
    aloneOn: kit.day(),
    approverName: kit.text(),
    decidedAt: kit.instant(),
    /** What was said at the decision. */
    decision: kit.text(),
    archivedAt: kit.instant(),
    authorName: kit.text().notNull(),
    ...stamps(),
  },
  (t) => [
    kit.unique('member_activities_code').on(t.code),
    kit.index('member_activities_campaign').on(t.campaignId),
    kit.index('member_activities_batch').on(t.batchId),
    kit.index('member_activities_product').on(t.productId),
    kit.index('member_activities_starts_at').on(t.startsAt, t.id),
  ],
);

/** A prize of a draw, with its published odds. */
export const memberActivityPrizes = kit.table(
  'member_activity_prizes',
  {
    id: kit.id(),
    activityId: kit
      .integer()
      .notNull()
      .references(() => memberActivities.id),
    position: kit.integer().notNull(),
    names: kit.json().$type<Localized>().notNull(),
    /** One of both: points, or a code of the batch. */
    points: kit.integer(),
    batchId: kit.integer().references(() => couponBatches.id),
    /** Its odds, in basis points of all entries. */
    rate: kit.integer().notNull(),
    /** How many of it there are in all; null for any number. */
    stock: kit.integer(),
    givenCount: kit.integer().notNull().default(0),
  },
  (t) => [
    kit.unique('member_activity_prizes_position').on(t.activityId, t.position),
    kit.index('member_activity_prizes_batch').on(t.batchId),
  ],
);

/** An entry of a member to an activity, and what came of it. */
export const memberEntries = kit.table(
  'member_entries',
  {
    id: kit.id(),
    /** The id of the store's own system; null where staff entered the member. */
    externalId: kit.text(),
    activityId: kit
      .integer()
      .notNull()
      .references(() => memberActivities.id),
    memberId: kit
      .integer()
      .notNull()
      .references(() => members.id),
    /** Counts the entries of the activity from 1. */
    number: kit.integer().notNull(),
    state: kit.text().$type<MemberEntryState>().notNull(),
    /** The member's level when it entered. */
    level: kit.text(),
    enteredAt: kit.instant().notNull(),
    channel: kit.text(),
    /** Of a draw: what made it random, the number drawn, the prize whose odds contain it, and the one given, if any was left. */
    nonce: kit.text(),
    roll: kit.integer(),
    landedId: kit.integer().references(() => memberActivityPrizes.id),
    prizeId: kit.integer().references(() => memberActivityPrizes.id),
    /** What was given. */
    points: kit.integer(),
    couponId: kit.integer(),
    /** Of a contest: what the member sent. */
    text: kit.text(),
    fileId: kit.integer().references(() => files.id),
    /** Of a contest: when it was first approved, and so counted as an entry for good. */
    approvedAt: kit.instant(),
    decidedAt: kit.instant(),
    decidedBy: kit.text(),
    /** Why it was refused. */
    reason: kit.text(),
    actorKind: kit.text().$type<ActorKind>().notNull(),
    actorName: kit.text().notNull(),
    ...stamps(),
  },
  (t) => [
    kit.unique('member_entries_external_id').on(t.externalId),
    kit.unique('member_entries_number').on(t.activityId, t.number),
    kit.index('member_entries_member').on(t.memberId, t.activityId, t.enteredAt),
    kit.index('member_entries_entered_at').on(t.enteredAt, t.id),
    kit.index('member_entries_prize').on(t.prizeId),
    kit.index('member_entries_landed').on(t.landedId),
    kit.index('member_entries_coupon').on(t.couponId),
    kit.index('member_entries_file').on(t.fileId),
    kit
      .index('member_entries_waiting')
      .on(t.enteredAt)
      .where(sql`state = 'waiting'`),
  ],
);
