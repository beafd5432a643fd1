/** The calendar of a year: every entry of every plan, with its batch. */
import { asc, eq, isNull } from 'drizzle-orm';
import type { CalendarLane } from '#contract/pricing/seasonalPlans';
import { prepared } from '#db/prepared';
import { priceBatches } from '#db/schema/pricing/priceBatches';
import { seasonalBatches, seasonalPlans } from '#db/schema/pricing/seasonalPlans';
import { phaseOf } from '#rules/pricing/priceBatches';
import type { Context } from '../../platform/http/context.ts';
import { windowOf } from './rules.ts';

const plansInForce = prepared({}, (q) =>
  q
    .select({ id: seasonalPlans.id, names: seasonalPlans.names, entries: seasonalPlans.entries })
    .from(seasonalPlans)
    .where(isNull(seasonalPlans.archivedAt))
    .orderBy(asc(seasonalPlans.name), asc(seasonalPlans.id)),
);
const batchesOfYear = prepared({ year: seasonalBatches.year }, (q, { year }) =>
  q
    .select({
      planId: seasonalBatches.planId,
      entryKey: seasonalBatches.entryKey,
      id: priceBatches.id,
      name: priceBatches.name,
      status: priceBatches.status,
      startsAt: priceBatches.startsAt,
      endsAt: priceBatches.endsAt,
      itemCount: priceBatches.itemCount,
    })
    .from(seasonalBatches)
    .innerJoin(priceBatches, eq(priceBatches.id, seasonalBatches.batchId))
    .where(eq(seasonalBatches.year, year)),
);

/** Every entry of every plan that is not archived, with its days in a year. */
export const loadSeasonalCalendar = async (
  context: Context,
  year: number,
): Promise<CalendarLane[]> => {
  const { timeZone } = await context.settings();
  const plans = await plansInForce(context.db);
  const batches = new Map(
    (await batchesOfYear(context.db, { year })).map((row) => [
      `${row.planId} ${row.entryKey}`,
      row,
    ]),
  );
  return plans.flatMap((plan) =>
    plan.entries.map(({ key, categoryId, formula, ...entry }): CalendarLane => {
      const batch = batches.get(`${plan.id} ${key}`);
      return {
        planId: plan.id,
        planNames: plan.names,
        key,
        categoryId,
        formula,
        ...windowOf(entry, year, timeZone),
        batch: batch
          ? {
              id: batch.id,
              name: batch.name,
              phase: phaseOf(batch, context.now()),
              itemCount: batch.itemCount,
            }
          : null,
      };
    }),
  );
};
