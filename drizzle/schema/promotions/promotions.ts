import type { Localized } from '#shared/localization';
import type { Lane, RevisionStatus, RewardKind, Terms } from '#contract/promotions/promotions';
import { kit } from '../../kit.ts';
import { campaigns } from './campaigns.ts';
import { stamps } from '../stamps.ts';

/** A promotion with the terms in force, or with those of its first draft. Every version of the terms is a revision. */
export const promotions = kit.table(
  'promotions',
  {
    id: kit.id(),
    /** The name for staff; `labels` are for shoppers. */
    name: kit.text().notNull(),
    labels: kit.json().$type<Localized>().notNull(),
    campaignId: kit.integer().references(() => campaigns.id),
    terms: kit.json().$type<Terms>().notNull(),
    /** Derived from the terms, for lists. */
    kind: kit.text().$type<RewardKind>().notNull(),
    lane: kit.text().$type<Lane>().notNull(),
    trigger: kit.text().$type<Terms['trigger']>().notNull(),
    startsAt: kit.instant().notNull(),
    endsAt: kit.instant(),
    /** Number of the revision in force; null before the first approval. */
    liveRevision: kit.integer(),
    /** Number and status of the revision that is being worked on. */
    openRevision: kit.integer(),
    openStatus: kit.text().$type<RevisionStatus>(),
    pausedAt: kit.instant(),
    archivedAt: kit.instant(),
    /** The version of the members' programme whose benefit it is; null for a promotion of its own. */
    programmeNumber: kit.integer(),
    authorId: kit.text().notNull(),
    authorName: kit.text().notNull(),
    ...stamps(),
  },
  (t) => [
    kit.index('promotions_campaign').on(t.campaignId),
    kit.index('promotions_starts_at').on(t.startsAt, t.id),
    kit.index('promotions_updated_at').on(t.updatedAt, t.id),
  ],
);

/** Versions of a promotion's terms. A revision never changes once it has been decided on. */
export const promotionRevisions = kit.table(
  'promotion_revisions',
  {
    id: kit.id(),
    promotionId: kit
      .integer()
      .notNull()
      .references(() => promotions.id, { onDelete: 'cascade' }),
    revision: kit.integer().notNull(),
    status: kit.text().$type<RevisionStatus>().notNull(),
    name: kit.text().notNull(),
    labels: kit.json().$type<Localized>().notNull(),
    campaignId: kit.integer(),
    terms: kit.json().$type<Terms>().notNull(),
    reason: kit.text(),
    authorId: kit.text().notNull(),
    authorName: kit.text().notNull(),
    /** Everyone who has saved the revision: none of them may approve it. */
    authorIds: kit.json().$type<string[]>().notNull(),
    approverName: kit.text(),
    /** The comment of the person who decided. */
    decision: kit.text(),
    decidedAt: kit.instant(),
    liveFrom: kit.instant(),
    createdAt: kit.instant().notNull(),
  },
  (t) => [kit.unique('promotion_revisions_revision').on(t.promotionId, t.revision)],
);

/**
 * One row with id 1. The version counts every change of data that the engine reads, so that each server notices when
 * its cache is outdated.
 */
export const promotionBook = kit.table('promotion_book', {
  id: kit.id(),
  version: kit.integer().notNull(),
});

/** Saved baskets with their quotes at that time, to show what a change of terms alters. */
export const promotionCases = kit.table('promotion_cases', {
  id: kit.id(),
  name: kit.text().notNull(),
  request: kit.json().$type<Record<string, unknown>>().notNull(),
  expected: kit.json().$type<Record<string, unknown>>().notNull(),
  authorName: kit.text().notNull(),
  ...stamps(),
});
