import { sql } from 'drizzle-orm';
import type { Evidence, PairState } from '#contract/members/merges';
import { kit } from '../../kit.ts';
import { members } from './members.ts';

/** When a record was merged into a member, and when that was undone. */
export const memberMerges = kit.table(
  'member_merges',
  {
    id: kit.id(),
    /** The member that stays. */
    memberId: kit
      .integer()
      .notNull()
      .references(() => members.id),
    /** The record that was merged into it. */
    recordId: kit
      .integer()
      .notNull()
      .references(() => members.id),
    reason: kit.text().notNull(),
    mergedAt: kit.instant().notNull(),
    actorName: kit.text().notNull(),
    undoneAt: kit.instant(),
    undoneReason: kit.text(),
    undoneByName: kit.text(),
  },
  (t) => [
    kit.index('member_merges_member').on(t.memberId, t.id),
    kit
      .unique('member_merges_record_id')
      .on(t.recordId)
      .where(sql`undone_at is null`),
    kit.index('member_merges_merged_at').on(t.mergedAt, t.id),
  ],
);

/** Pairs of records that may be of one person: found every night, until somebody merges or dismisses them. */
export const memberPairs = kit.table(
  'member_pairs',
  {
    id: kit.id(),
    /** The one with the lower id first. */
    memberId: kit
      .integer()
      .notNull()
      .references(() => members.id),
    otherId: kit
      .integer()
      .notNull()
      .references(() => members.id),
    state: kit.text().$type<PairState>().notNull(),
    /** By what the two are alike; never the values themselves. */
    evidence: kit
      .json()
      .$type<Evidence[]>()
      .notNull()
      .$defaultFn(() => []),
    foundAt: kit.instant().notNull(),
    /** Why it was dismissed, when and by whom. */
    reason: kit.text(),
    decidedAt: kit.instant(),
    actorName: kit.text(),
  },
  (t) => [
    kit.unique('member_pairs_other_id').on(t.memberId, t.otherId),
    kit.index('member_pairs_state').on(t.state, t.foundAt, t.id),
    kit.index('member_pairs_other').on(t.otherId),
  ],
);
