import { kit } from '../../kit.ts';

/** What the shop said to have of a SKU at a place, at an instant. Only added to: it is the history of the stock. */
export const stockCounts = kit.table(
  'stock_counts',
  {
    sku: kit.text().notNull(),
    place: kit.text().notNull(),
    at: kit.instant().notNull(),
    /** Below zero where more is sold than there is. */
    quantity: kit.integer().notNull(),
    recordedAt: kit.instant().notNull(),
  },
  (t) => [kit.primaryKey({ columns: [t.sku, t.place, t.at] })],
);

/** The newest count of each SKU and place, by the instant of the count and not of its message. */
export const stockLevels = kit.table(
  'stock_levels',
  {
    id: kit.id(),
    sku: kit.text().notNull(),
    place: kit.text().notNull(),
    quantity: kit.integer().notNull(),
    at: kit.instant().notNull(),
  },
  (t) => [
    kit.unique('stock_levels_place').on(t.sku, t.place),
    kit.index('stock_levels_quantity').on(t.quantity, t.id),
  ],
);
