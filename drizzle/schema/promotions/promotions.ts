import type { Localized } from '#shared/localization';
import type { Lane, RevisionStatus, RewardKind, Terms } from '#contract/promotions/promotions';
import { kit } from '../../kit.ts';
import { campaigns } from './campaigns.ts';
import { stamps } from '../stamps.ts';

/** A promotion with the terms that hold, or those of its first draft; every version of them is a revision. */
export const promotions = kit.table(
  'promotions',
  {
    id: kit.id(),
    /** For staff; `labels` for shoppers. */
    name: kit.text().notNull(),
    labels: kit.json().$type<Localized>().notNull(),
    campaignId: kit.integer().references(() => campaigns.id),
    terms: kit.json().$type<Terms>().notNull(),
    /** Out of the terms, for lists. */
    kind: kit.text().$type<RewardKind>().notNull(),
    lane: kit.text().$type<Lane>().notNull(),
    trigger: kit.text().$type<Terms['trigger']>().notNull(),
    startsAt: kit.instant().notNull(),
    endsAt: kit.instant(),
    /** Number of the revision that holds; null before the first is approved. */
    liveRevision: kit.integer(),
    /** Number and status of the revision somebody works on. */
    openRevision: kit.integer(),
    openStatus: kit.text().$type<RevisionStatus>(),
    pausedAt: kit.instant(),
    archivedAt: kit.instant(),
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

/** Terms as they were proposed, decided on, and held: never changed once they have been decided on. */
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
    /** Everybody who has saved it: none of them may approve it. */
    authorIds: kit.json().$type<string[]>().notNull(),
    approverName: kit.text(),
    /** What whoever decided had to say. */
    decision: kit.text(),
    decidedAt: kit.instant(),
    liveFrom: kit.instant(),
    createdAt: kit.instant().notNull(),
  },
  (t) => [kit.unique('promotion_revisions_revision').on(t.promotionId, t.revision)],
);

/** One row, id 1: counts every change of what the engine reads, so that each server knows when its copy is old. */
export const promotionBook = kit.table('promotion_book', {
  id: kit.id(),
  version: kit.integer().notNull(),
});

/** Baskets with the answer they once got, to see what a change of terms would break. */
export const promotionCases = kit.table('promotion_cases', {
  id: kit.id(),
  name: kit.text().notNull(),
  request: kit.json().$type<Record<string, unknown>>().notNull(),
  expected: kit.json().$type<Record<string, unknown>>().notNull(),
  authorName: kit.text().notNull(),
  ...stamps(),
});
