/** A plan's year: one draft batch per entry. */
import { and, eq, getTableColumns, type SQL } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import { priceBatches } from '#db/schema/pricing/priceBatches';
import { BatchInput } from '#contract/pricing/priceBatches';
import type { SeasonalEntry, YearResult } from '#contract/pricing/seasonalPlans';
import { seasonalBatches, seasonalPlans } from '#db/schema/pricing/seasonalPlans';
import { insertRows } from '#db/bulk';
import { recordActivity } from '../../platform/activities/record.ts';
import type { Context } from '../../platform/http/context.ts';
import { answerOf, conflict } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import { createBatch } from '../priceBatches/propose.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { windowOf } from './rules.ts';

/** Batches an entry became, without those deleted since. */
const { planId, entryKey, year } = getTableColumns(seasonalBatches);
const ENTRY = { planId, entryKey, year };
const isEntry = (entry: Record<keyof typeof ENTRY, SQL>) =>
  and(eq(planId, entry.planId), eq(entryKey, entry.entryKey), eq(year, entry.year));

const madeBatch = prepared(ENTRY, (q, entry) =>
  q
    .select({ id: priceBatches.id, itemCount: priceBatches.itemCount })
    .from(seasonalBatches)
    .innerJoin(priceBatches, eq(priceBatches.id, seasonalBatches.batchId))
    .where(isEntry(entry)),
);
const forget = prepared(ENTRY, (q, entry) => q.delete(seasonalBatches).where(isEntry(entry)));
const categoryName = prepared({ id: categories.id }, (q, { id }) =>
  q.select({ name: categories.name }).from(categories).where(eq(categories.id, id)),
);

type Plan = typeof seasonalPlans.$inferSelect;
const MAX_NAME = 120;

const batchOf = (
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
    // A draft must come about; what is raised to the floor is told row by row.
    request: { belowFloor: 'raise', conflicts: 'refuse' },
  });

const refusalOf = (error: unknown): string => {
  const answer = answerOf(error);
  if (!answer) throw error;
  const { formula, ...errors } = (answer.body.errors ?? {}) as Record<string, string>;
  return (
    formula ??
    Object.values(errors).find((text) => typeof text === 'string') ??
    String(answer.body.message)
  );
};

const makeEntry = async (
  context: Context,
  {
    plan,
    entry,
    year,
    window,
  }: {
    plan: Plan;
    entry: SeasonalEntry;
    year: number;
    window: { startsAt: number; endsAt: number };
  },
): Promise<YearResult> => {
  const result = {
    key: entry.key,
    categoryId: entry.categoryId,
    batchId: null,
    items: 0,
    reason: null,
  };
  const named = { planId: plan.id, entryKey: entry.key, year };
  const madeBefore = async (): Promise<YearResult | null> => {
    const [known] = await madeBatch(context.db, named);
    return known
      ? { ...result, outcome: 'already', batchId: known.id, items: known.itemCount }
      : null;
  };
  const before = await madeBefore();
  if (before) return before;
  if (window.endsAt <= context.now()) return { ...result, outcome: 'past' };
  const [category] = await categoryName(context.db, { id: entry.categoryId });
  if (!category)
    return { ...result, outcome: 'refused', reason: 'categories.errors.unknownCategory' };
  try {
    const made = await createBatch(
      context,
      batchOf(plan, entry, year, category.name, window),
      async (tx, batchId) => {
        // Somebody else may have planned it meanwhile; a deleted batch makes room.
        if ((await madeBatch(tx, named)).length > 0) throw conflict('seasonalPlans.errors.already');
        await forget(tx, named);
        await insertRows(tx, seasonalBatches, [{ ...named, batchId }]);
      },
    );
    return { ...result, outcome: 'made', batchId: made.id, items: made.itemCount };
  } catch (error) {
    const reason = refusalOf(error);
    // Somebody else made it at the same time.
    const meanwhile = await madeBefore();
    if (meanwhile) return meanwhile;
    return {
      ...result,
      outcome: reason === 'priceBatches.errors.nothingChanges' ? 'nothing' : 'refused',
      reason,
    };
  }
};

/** Makes the draft batches of a year; what was made before stays, and what cannot be made says why. */
export const makeYear = async (
  context: Context,
  id: number,
  year: number,
): Promise<YearResult[]> => {
  const plan = await getRow(context.db, seasonalPlans, id);
  if (plan.archivedAt !== null) throw conflict('seasonalPlans.errors.archived');
  const writer = await writerOf(context);
  const results: YearResult[] = [];
  for (const entry of plan.entries) {
    const window = windowOf(entry, year, writer.settings.timeZone);
    results.push(await makeEntry(context, { plan, entry, year, window }));
  }
  const made = results.filter(({ outcome }) => outcome === 'made').length;
  if (made > 0)
    await context.transaction((tx) =>
      recordActivity(tx, {
        actor: writer.actor,
        at: writer.now,
        resource: 'seasonalPlans',
        recordId: id,
        recordName: plan.name,
        verb: 'planYear',
        after: { year, batches: made },
      }),
    );
  return results;
};
