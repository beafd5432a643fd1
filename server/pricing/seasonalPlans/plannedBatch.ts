/** Plans the batch for an entry of a plan in a year. */
import { eq } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import { BatchInput } from '#contract/pricing/priceBatches';
import type { SeasonalEntry } from '#contract/pricing/seasonalPlans';
import type { seasonalPlans } from '#db/schema/pricing/seasonalPlans';

export const categoryName = prepared({ id: categories.id }, (q, { id }) =>
  q.select({ name: categories.name }).from(categories).where(eq(categories.id, id)),
);

export type Plan = typeof seasonalPlans.$inferSelect;
const MAX_NAME = 120;

export const batchOf = (
  plan: Plan,
  entry: SeasonalEntry,
  year: number,
  category: string,
  window: { startsAt: number; endsAt: number },
) =>
  BatchInput.parse({
    name: `${plan.name} ${year} · ${category}`.slice(0, MAX_NAME).trim(),
    listId: entry.listId,
    formula: entry.formula,
    rounding: entry.rounding,
    filter: { categoryId: entry.categoryId },
    startsAt: window.startsAt,
    endsAt: window.endsAt,
    // The draft should always be created; prices raised to the floor are flagged in its rows.
    request: { belowFloor: 'raise', conflicts: 'refuse' },
  });
