import { sql } from 'drizzle-orm';
import type { RuleGroup } from '#contract/members/segmentRules';
import type { TagKind, TagSource } from '#contract/members/tags';
import type { Localized } from '#shared/localization';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';
import { members } from './members.ts';

/**
 * Groups of members by a rule, which audiences may name. Their members are computed aside and hold as of `computedAt`:
 * what a computation writes counts only once it has ended.
 */
export const segments = kit.table(
  'segments',
  {
    id: kit.id(),
    /** By which audiences name it; never changes. */
    key: kit.text().notNull(),
    names: kit.json().$type<Localized>().notNull(),
    note: kit.text(),
    rule: kit.json().$type<RuleGroup>().notNull(),
    /** When somebody or the schedule last asked for a computation. */
    requestedAt: kit.instant().notNull(),
    /** The instant as of which its members were computed; null before the first time. */
    computedAt: kit.instant(),
    memberCount: kit.integer().notNull().default(0),
    ...stamps(),
  },
  (t) => [kit.unique('segments_key').on(t.key)],
);

/** Since and until when members are in segments, by the instants of the computations. */
export const segmentMembers = kit.table(
  'segment_members',
  {
    segmentId: kit
      .integer()
      .notNull()
      .references(() => segments.id, { onDelete: 'cascade' }),
    memberId: kit
      .integer()
      .notNull()
      .references(() => members.id),
    since: kit.instant().notNull(),
    until: kit.instant(),
  },
  (t) => [
    kit.primaryKey({ columns: [t.segmentId, t.memberId, t.since] }),
    kit.index('segment_members_member').on(t.memberId, t.segmentId),
  ],
);

/** Labels of members: given by hand, by the store's own system, or by a rule. */
export const tags = kit.table(
  'tags',
  {
    id: kit.id(),
    key: kit.text().notNull(),
    names: kit.json().$type<Localized>().notNull(),
    /** `#rrggbb`, or null. */
    color: kit.text(),
    kind: kit.text().$type<TagKind>().notNull(),
    /** Null of a tag that is given by hand. */
    rule: kit.json().$type<RuleGroup>(),
    requestedAt: kit.instant().notNull(),
    computedAt: kit.instant(),
    ...stamps(),
  },
  (t) => [kit.unique('tags_key').on(t.key)],
);

/** Who has a tag, since when and from whom. A tag that is taken away keeps its row. */
export const memberTags = kit.table(
  'member_tags',
  {
    tagId: kit
      .integer()
      .notNull()
      .references(() => tags.id, { onDelete: 'cascade' }),
    memberId: kit
      .integer()
      .notNull()
      .references(() => members.id),
    since: kit.instant().notNull(),
    until: kit.instant(),
    source: kit.text().$type<TagSource>().notNull(),
    actorName: kit.text().notNull(),
  },
  (t) => [
    kit.primaryKey({ columns: [t.tagId, t.memberId, t.since] }),
    kit.index('member_tags_member').on(t.memberId, t.tagId),
    kit
      .unique('member_tags_member_id')
      .on(t.tagId, t.memberId)
      .where(sql`until is null`),
  ],
);
