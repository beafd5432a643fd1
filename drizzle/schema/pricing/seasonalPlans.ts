import type { SeasonalEntry } from '#contract/pricing/seasonalPlans';
import type { Localized } from '#shared/localization';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';

/** A named calendar of price changes that is repeated each year. */
export const seasonalPlans = kit.table('seasonal_plans', {
  id: kit.id(),
  names: kit.json().$type<Localized>().notNull(),
  name: kit.text().notNull(),
  entries: kit.json().$type<SeasonalEntry[]>().notNull(),
  archivedAt: kit.instant(),
  ...stamps(),
});

/** Which batch was made from which entry for which year: an entry is planned once a year. */
export const seasonalBatches = kit.table(
  'seasonal_batches',
  {
    planId: kit
      .integer()
      .notNull()
      .references(() => seasonalPlans.id, { onDelete: 'cascade' }),
    entryKey: kit.text().notNull(),
    year: kit.integer().notNull(),
    batchId: kit.integer().notNull(),
  },
  (t) => [kit.primaryKey({ columns: [t.planId, t.entryKey, t.year] })],
);
