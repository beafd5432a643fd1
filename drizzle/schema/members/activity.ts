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
    /** Consecutive days up to this one, as known when it was recorded. */
    streak: kit.integer().notNull(),
    /** The day of the ladder, from 1; 0 where no ladder was in force. */
    ladderDay: kit.integer().notNull().default(0),
    occurredAt: kit.instant().notNull(),
    recordedAt: kit.instant().notNull(),
  },
  (t) => [kit.primaryKey({ columns: [t.memberId, t.day] }), kit.index('sign_ins_day').on(t.day)],
);

/** Who brought whom. A member is referred once. */
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
    /** `invited`: not registered yet; `registered`: rewarded; `rejected`: with the reason. */
    state: kit.text().$type<'invited' | 'registered' | 'rejected'>().notNull(),
    reason: kit.text(),
    occurredAt: kit.instant().notNull(),
    registeredAt: kit.instant(),
    recordedAt: kit.instant().notNull(),
  },
  (t) => [
    kit.unique('referrals_referee_id').on(t.refereeId),
    kit.index('referrals_referrer').on(t.referrerId),
  ],
);
