import { sql } from 'drizzle-orm';
import type { SignInAward } from '#contract/members/earning';
import type { ReferralReason, ReferralState } from '#contract/members/referrals';
import { kit } from '../../kit.ts';
import { members } from './members.ts';

/** The days on which members signed in (签到), each once, with the place of the day in the ladder. */
export const signIns = kit.table(
  'sign_ins',
  {
    memberId: kit
      .integer()
      .notNull()
      .references(() => members.id),
    day: kit.day().notNull(),
    /** Consecutive days up to this one. */
    streak: kit.integer().notNull(),
    /** The day of the ladder, from 1; 0 where no ladder was in force. */
    ladderDay: kit.integer().notNull().default(0),
    occurredAt: kit.instant().notNull(),
    recordedAt: kit.instant().notNull(),
    /** The store's id of the event that was rewarded; empty in rows of before it was kept. */
    eventExternalId: kit.text().notNull().default(''),
    channel: kit.text().notNull().default(''),
    /** The member's groups when it was awarded; null where they were not asked for, and in rows of before they were kept. */
    groups: kit.json().$type<string[]>(),
    /** What was given for it; null in rows of before it was kept. */
    awards: kit.json().$type<SignInAward[]>(),
    /** Counts the corrections of what was given. */
    revision: kit.integer().notNull().default(0),
  },
  (t) => [kit.primaryKey({ columns: [t.memberId, t.day] }), kit.index('sign_ins_day').on(t.day)],
);

/** Who brought whom. A member is referred once; further referrals are kept as rejected ones. */
export const referrals = kit.table(
  'referrals',
  {
    id: kit.id(),
    referrerId: kit
      .integer()
      .notNull()
      .references(() => members.id),
    refereeId: kit
      .integer()
      .notNull()
      .references(() => members.id),
    state: kit.text().$type<ReferralState>().notNull(),
    /** Why it is rejected. */
    reason: kit.text().$type<ReferralReason>(),
    channel: kit.text().notNull().default(''),
    /** The store's id of the event that told it. */
    eventExternalId: kit.text().notNull().default(''),
    occurredAt: kit.instant().notNull(),
    registeredAt: kit.instant(),
    recordedAt: kit.instant().notNull(),
  },
  (t) => [
    kit
      .unique('referrals_referee_id')
      .on(t.refereeId)
      .where(sql`state <> 'rejected'`),
    kit.index('referrals_occurred_at').on(t.occurredAt, t.id),
    kit.index('referrals_referrer').on(t.referrerId),
  ],
);

/** The code by which a member brings others to the shop, made when it is first asked for. */
export const referralCodes = kit.table(
  'referral_codes',
  {
    memberId: kit
      .integer()
      .notNull()
      .references(() => members.id),
    code: kit.text().notNull(),
    createdAt: kit.instant().notNull(),
  },
  (t) => [kit.primaryKey({ columns: [t.memberId] }), kit.unique('referral_codes_code').on(t.code)],
);
