import { kit } from '../../kit.ts';

/**
 * The times in which a variant was shown to shoppers: it existed and its product was active. Half-open; of one variant
 * they never overlap or touch. Written in the transaction that changes the product. Never deleted, like the log of prices,
 * of which only what lies in them was shown.
 */
export const shownSpans = kit.table(
  'shown_spans',
  {
    /** Deleting a variant keeps its times. */
    variantId: kit.integer().notNull(),
    startsAt: kit.instant().notNull(),
    /** `FOREVER` while it is shown. */
    endsAt: kit.instant().notNull(),
  },
  (t) => [kit.primaryKey({ columns: [t.variantId, t.startsAt] })],
);
