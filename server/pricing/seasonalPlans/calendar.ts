/** The calendar of a year: every season of every plan, with the batch it became. */
import type { BatchStatus } from '#contract/pricing/priceBatches';
import type { CalendarLane } from '#contract/pricing/seasonalPlans';
import { seasonalPlans } from '#db/schema/pricing/seasonalPlans';
import { query } from '#db/statements';
import type { Context } from '../../platform/http/context.ts';
import { decodeRows } from '../../platform/lists/list.ts';
import { phaseOf } from '#rules/pricing/priceBatches';
import { windowOf } from './rules.ts';

type Plan = typeof seasonalPlans.$inferSelect;

interface MadeRow {
  plan_id: number;
  entry_key: string;
  id: number;
  name: string;
  status: BatchStatus;
  starts_at: number | null;
  ends_at: number | null;
  item_count: number;
}

/** Every entry of every plan in force, as it falls in a year. */
export const calendarOf = async (context: Context, year: number): Promise<CalendarLane[]> => {
  const { timeZone } = await context.settings();
  const plans = decodeRows<Plan>(
    seasonalPlans,
    await query(
      context.db,
      'select id, names, entries from seasonal_plans where archived_at is null order by name, id',
    ),
  );
  const made = await query<MadeRow>(
    context.db,
    `select s.plan_id, s.entry_key, b.id, b.name, b.status, b.starts_at, b.ends_at, b.item_count
     from seasonal_batches s join price_batches b on b.id = s.batch_id where s.year = ?`,
    [year],
  );
  const batches = new Map(made.map((row) => [`${row.plan_id} ${row.entry_key}`, row]));
  return plans.flatMap((plan) =>
    plan.entries.map(({ key, categoryId, formula, ...entry }): CalendarLane => {
      const row = batches.get(`${plan.id} ${key}`);
      const phase =
        row &&
        phaseOf(
          { status: row.status, startsAt: row.starts_at, endsAt: row.ends_at },
          context.now(),
        );
      return {
        planId: plan.id,
        planNames: plan.names,
        key,
        categoryId,
        formula,
        ...windowOf(entry, year, timeZone),
        batch:
          row && phase ? { id: row.id, name: row.name, phase, itemCount: row.item_count } : null,
      };
    }),
  );
};
