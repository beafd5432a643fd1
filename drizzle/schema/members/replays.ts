import type { ReplayState, ReplayTally } from '#contract/members/replays';
import type { ReplayExample } from '#contract/members/replays/examples';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';
import { members } from './members.ts';
import { programmeVersions } from './programme.ts';

/**
 * Replays of drafts of the programme over what members did. Sums are kept with the member up to whom they were computed, so
 * that any server goes on where one has stopped.
 */
export const programmeReplays = kit.table(
  'programme_replays',
  {
    id: kit.id(),
    versionId: kit
      .integer()
      .notNull()
      .references(() => programmeVersions.id),
    /** The version with which the draft is compared: the newest approved one; null where there was none. */
    baseNumber: kit.integer(),
    /** Identifies the terms that were replayed. */
    termsHash: kit.text().notNull(),
    months: kit.integer().notNull(),
    doubledMonth: kit.integer().notNull(),
    /** What happened from this instant on until that one. */
    fromAt: kit.instant().notNull(),
    untilAt: kit.instant().notNull(),
    state: kit.text().$type<ReplayState>().notNull(),
    /** The job that works on it, or did last. */
    jobId: kit.integer(),
    memberCount: kit.integer().notNull(),
    doneCount: kit.integer().notNull().default(0),
    /** The last member that was computed; 0 before the first. */
    lastMemberId: kit.integer().notNull().default(0),
    tally: kit.json().$type<ReplayTally>().notNull(),
    examples: kit.json().$type<ReplayExample[]>().notNull(),
    staffId: kit.text(),
    staffName: kit.text().notNull(),
    finishedAt: kit.instant(),
    ...stamps(),
  },
  (t) => [
    kit.index('programme_replays_version').on(t.versionId, t.id),
    kit.index('programme_replays_state').on(t.state),
  ],
);

/** Members for whom a replay found a difference. */
export const programmeReplayMembers = kit.table(
  'programme_replay_members',
  {
    id: kit.id(),
    replayId: kit
      .integer()
      .notNull()
      .references(() => programmeReplays.id, { onDelete: 'cascade' }),
    memberId: kit
      .integer()
      .notNull()
      .references(() => members.id),
    /** What the member earned in the period by the version in force, and would have by the draft; less what came back. */
    pointsBefore: kit.money().notNull(),
    pointsAfter: kit.money().notNull(),
    pointsChange: kit.money().notNull(),
    growthBefore: kit.money().notNull(),
    growthAfter: kit.money().notNull(),
    /** The level now, and once the draft begins. */
    levelBefore: kit.text(),
    levelAfter: kit.text(),
    /** How many levels higher; below zero lower. */
    levelChange: kit.integer().notNull(),
    /** When the level is lost whose conditions are not met any more; null where they are met. */
    falls: kit.text(),
    /** Levels lost, then points lost, as one number to sort by. */
    loss: kit.money().notNull(),
    createdAt: kit.instant().notNull(),
  },
  (t) => [
    kit.unique('programme_replay_members_member_id').on(t.replayId, t.memberId),
    kit.index('programme_replay_members_loss').on(t.replayId, t.loss, t.id),
    kit.index('programme_replay_members_change').on(t.replayId, t.pointsChange, t.id),
    kit.index('programme_replay_members_created_at').on(t.createdAt),
  ],
);
