import type { RfmGroup } from '#contract/members/segmentFacts';
import { kit } from '../../kit.ts';

/**
 * How recently, how often and for how much members bought in the last twelve months, with their fifths among all who bought
 * then. Computed for each business day; of members who did not buy there is no row.
 */
export const memberRfm = kit.table(
  'member_rfm',
  {
    memberId: kit.integer().notNull(),
    lastDay: kit.day().notNull(),
    orders: kit.integer().notNull(),
    netSpend: kit.money().notNull(),
    recency: kit.integer().notNull(),
    frequency: kit.integer().notNull(),
    monetary: kit.integer().notNull(),
    rfmGroup: kit.text().$type<RfmGroup>().notNull(),
  },
  (t) => [
    kit.primaryKey({ columns: [t.memberId] }),
    kit.index('member_rfm_cell').on(t.recency, t.frequency),
  ],
);

/** When the scores were computed, and as of which business day. One row with id 1. */
export const rfmRuns = kit.table('rfm_runs', {
  id: kit.id(),
  day: kit.day().notNull(),
  computedAt: kit.instant().notNull(),
  members: kit.integer().notNull(),
});
