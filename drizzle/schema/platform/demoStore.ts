import { kit } from '../../kit.ts';

/** One row while the database holds the demo store: without `filledAt` it was not completed. */
export const demoStores = kit.table('demo_stores', {
  id: kit.id(),
  startedAt: kit.instant().notNull(),
  filledAt: kit.instant(),
});
